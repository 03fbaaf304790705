import type { VNode } from 'preact';
import type { SiteInfo } from '../report.js';
import type { ChoiceProps } from './masthead.js';

/** Which site: a name where there is one, a choice where there are several. */
export function SitePicker({
  choice,
  choose,
  sites,
  site,
  label,
}: ChoiceProps & { sites: SiteInfo[]; site: string; label: string }): VNode {
  if (sites.length < 2) return <p class="site">{site}</p>;
  return (
    <select
      class="site"
      aria-label={label}
      value={site}
      onChange={({ currentTarget }) => choose({ ...choice, site: currentTarget.value })}
    >
      {sites.map(({ id }) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </select>
  );
}
