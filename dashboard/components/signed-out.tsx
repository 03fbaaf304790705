import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { Prose } from './prose.js';
import { SignIn } from './sign-in.js';
import { Snippet } from './snippet.js';

/** For who is not signed in: how to get in. */
export function SignedOut({ usedLink }: { usedLink: boolean }): VNode {
  const { t } = useLocale();
  return (
    <section class="letter">
      <h1>{t.signedOut.title}</h1>
      {usedLink && <p class="note">{t.signedOut.usedLink}</p>}
      <SignIn />
      <h2>{t.signIn.byLink}</h2>
      <p>
        <Prose text={t.signedOut.open} />
      </p>
      <p>{t.signedOut.fresh}</p>
      <Snippet text="npx luciole user link" />
      <p class="quiet">
        <Prose text={t.signedOut.why} />
      </p>
    </section>
  );
}
