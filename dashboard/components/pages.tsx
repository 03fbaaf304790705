import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StatsRow } from '../../protocol/index.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';
import { ROW_LIMIT } from '../paths.js';
import type { Report } from '../report.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';

const FIRST_ROWS = 10;

/** Which pages were shared, and what came back to them. */
export function Pages({ report: { page } }: { report: Report }): VNode {
  const { t, number, plural } = useLocale();
  const [all, setAll] = useState(false);
  const rows = page.rows.filter(({ shares, arrivals }) => shares || arrivals);
  // Rule 14: a cut answer says which part of the rows it is.
  const cut = page.rows.length >= ROW_LIMIT;
  return (
    <Panel title={t.byPage.title} counted={t.counted.pages} testId="pages" wide>
      <LoopTable
        caption={cut ? fill(t.byPage.captionCut, { n: number(rows.length) }) : t.byPage.caption}
        head={t.byPage.head}
        rows={all ? rows : rows.slice(0, FIRST_ROWS)}
        measure={rows}
        label={(row) => <PageName row={row} untitled={t.byPage.untitled} />}
      />
      {rows.length > FIRST_ROWS && (
        <p class="more">
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.byPage.showFewer : plural(t.byPage.showAll, rows.length)}
          </button>
        </p>
      )}
    </Panel>
  );
}

function PageName({ row, untitled }: { row: StatsRow; untitled: string }): VNode {
  const { path, href } = pageLink(row.key);
  // Titles come from anyone: text, and of its own direction, whatever is in it.
  const title = <bdi>{row.title ?? untitled}</bdi>;
  return (
    <span class="page">
      {href === null ? (
        title
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      )}
      <small>
        <bdi>{path}</bdi>
      </small>
    </span>
  );
}
