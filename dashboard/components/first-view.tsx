import type { VNode } from 'preact';
import type { AccountAnswer } from '../../protocol/people.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';
import type { Report } from '../report.js';
import { useSite } from '../site-context.js';
import { useResource } from '../use-resource.js';
import { SiteCheck } from './site-check.js';
import { TagChoice } from './tag-choice.js';

/** For a site on which nothing was ever seen: the tag to paste, and what came but was left out. */
export function FirstView({ report: { site, leftOut } }: { report: Report }): VNode {
  const { t, number } = useLocale();
  const origin = site.origins[0] ?? '';
  const { href } = pageLink(origin);
  const words: Record<string, { name: string; text: string } | undefined> = t.reasons;
  const { token } = useSite();
  const { value: account } = useResource<AccountAnswer>(token === null ? '/v1/account' : null);
  const owns =
    account?.everywhere === true || account?.sites.some(({ id, role }) => id === site.id && role === 'owner');
  return (
    <section class="letter">
      <h1>
        <span class="light" aria-hidden="true" />
        {t.first.title}
      </h1>
      {site.id === 'demo' && href !== null && (
        <div class="note">
          <p>{t.first.demo}</p>
          <p>
            <a class="button" href={href} target="_blank" rel="noopener noreferrer">
              {fill(t.first.openDemo, { origin })}
            </a>
          </p>
        </div>
      )}
      <TagChoice site={site.id} origin={origin} />
      <p>{t.first.turns}</p>
      {leftOut.rows.length > 0 && (
        <div class="note">
          <p>{t.first.refused}</p>
          <ul>
            {leftOut.rows.map(({ reason, count }) => (
              <li key={reason}>
                <b>{number(count)}</b> × {words[reason]?.name ?? reason}. {words[reason]?.text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {owns && <SiteCheck site={site} />}
    </section>
  );
}
