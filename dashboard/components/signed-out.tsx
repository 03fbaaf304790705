import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { Prose } from './prose.js';
import { Snippet } from './snippet.js';

/** For who is not signed in: how to get in. */
export function SignedOut({ usedLink }: { usedLink: boolean }): VNode {
  const { t } = useLocale();
  return (
    <section class="letter">
      <h1>{t.signedOut.title}</h1>
      {usedLink && <p class="note">{t.signedOut.usedLink}</p>}
      <p>
        <Prose text={t.signedOut.open} />
      </p>
      <p>{t.signedOut.fresh}</p>
      <Snippet text="npx luciole user link" />
      <p class="quiet">{t.signedOut.why}</p>
    </section>
  );
}
