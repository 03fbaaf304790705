import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';

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
      onChange={({ currentTarget }) =>
        go({ ...place, choice: { ...place.choice, site: currentTarget.value } })
      }
    >
      {sites.map(({ id }) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </select>
  );
}
