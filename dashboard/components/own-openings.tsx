import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { countOf } from '../rows.js';
import { SectionLink } from './section-link.js';

/** Says that an opening was seen and left out as the sharer's own: the first thing every owner tries. */
export function OwnOpenings({ report: { site, leftOut } }: { report: Report }): VNode | null {
  const { t, plural } = useLocale();
  const own = countOf(leftOut.rows, 'self-or-household');
  if (own === 0) return null;
  return (
    <div class="note" data-testid="own-openings">
      <p>
        <b>{plural(t.own, own)}</b>
      </p>
      <p>
        {site.id === 'demo' ? t.ownDemo : t.ownText}{' '}
        <SectionLink to="/left-out">{t.leftOutPage.link}</SectionLink>
      </p>
    </div>
  );
}
