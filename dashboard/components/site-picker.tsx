import type { VNode } from 'preact';
import { narrowed } from '../choice.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { pageAt, pathTo } from '../sections.js';

/** Which site: a name where there is one, a choice where there are several. */
export function SitePicker({ sites, site }: { sites: { id: string }[]; site: string }): VNode {
  const { t } = useLocale();
  const { go, ...place } = usePlace();
  if (sites.length < 2) return <p class="site">{site}</p>;
  return (
    <select
      class="site"
      aria-label={t.site}
      value={site}
      onChange={({ currentTarget: { value } }) => {
        const choice = { ...place.choice, site: value };
        // An article is one site's own.
        if (pageAt(place.path) === '/article')
          go({ ...place, path: pathTo('/', place.path), choice: narrowed(choice, 'page', null) });
        else go({ ...place, choice });
      }}
    >
      {sites.map(({ id }) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </select>
  );
}
