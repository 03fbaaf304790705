import type { VNode } from 'preact';
import type { AccountAnswer } from '../../protocol/people.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { useResource } from '../use-resource.js';
import { PlaceLink } from './place-link.js';
import { Snippet } from './snippet.js';

/** For who has no site yet: how to add one. */
export function NoSite(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { value: account } = useResource<AccountAnswer>('/v1/account');
  return (
    <section class="letter">
      <h1>{t.noSite.title}</h1>
      {account?.everywhere && (
        <p>
          <PlaceLink class="button" to={{ path: '/add-site', choice, hash: '' }}>
            {t.noSite.add}
          </PlaceLink>
        </p>
      )}
      <p>{account?.everywhere === false ? t.noSite.wait : t.noSite.text}</p>
      <Snippet text="npx luciole site add gazette --origin https://www.example.org --timezone Europe/Paris" />
    </section>
  );
}
