import type { VNode } from 'preact';
import type { LogRow } from '../../protocol/people.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { detailOf } from '../log-detail.js';
import { useResource } from '../use-resource.js';

/** What was done on a site. */
export function LogSettings({ site }: { site: string }): VNode {
  const { t, moment } = useLocale();
  const { value: rows } = useResource<LogRow[]>(`/v1/sites/${encodeURIComponent(site)}/log`);
  return (
    <>
      <h1>{fill(t.log.title, { site })}</h1>
      <p>{t.log.text}</p>
      {rows?.length === 0 && <p class="quiet">{t.log.none}</p>}
      {rows && rows.length > 0 && (
        <table class="list log cards" role="table">
          <caption>{t.log.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t.log.when}
              </th>
              <th scope="col" role="columnheader">
                {t.log.who}
              </th>
              <th scope="col" role="columnheader">
                {t.log.what}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ at, action, who, what, times }, index) => (
              <tr key={index} role="row">
                <td role="cell">{moment(at)}</td>
                <td role="cell">{who ?? '–'}</td>
                <td role="cell">
                  {t.log.actions[action]}
                  {times > 1 && ` × ${times}`}
                  {what && <small>{detailOf(action, what, t)}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
