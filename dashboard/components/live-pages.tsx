import type { VNode } from 'preact';
import type { LiveList } from '../live-list.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';
import { ArticleLink } from './article-link.js';
import { Bar } from './bar.js';
import { Panel } from './panel.js';
import { VisitLink } from './visit-link.js';
import { TableHead } from './table-head.js';

/** On which pages most is shared and opened now. */
export function LivePages({ list, minutes }: { list: LiveList; minutes: number }): VNode {
  const { t, number, plural } = useLocale();
  const { pages } = list;
  const full = Math.max(1, ...pages.flatMap(({ shares, arrivals }) => [shares, arrivals]));
  return (
    <Panel
      title={t.live.pages}
      counted={t.counted.livePages}
      testId="live-pages"
      answer={{ value: list, stale: false, error: null, reading: false }}
      empty={pages.length > 0 ? null : t.live.noPages}
    >
      <table class="loop">
        <caption>{plural(t.live.pagesCaption, minutes)}</caption>
        <TableHead names={[t.dimensions.page]} figures={[t.figures.shares, t.figures.arrivals]} />
        <tbody>
          {pages.map((row) => (
            <tr key={row.page}>
              <th scope="row">
                <span class="page">
                  <ArticleLink page={row.page}>
                    <bdi>{row.title ?? t.byPage.untitled}</bdi>
                  </ArticleLink>{' '}
                  <small>
                    <bdi>{pageLink(row.page).path}</bdi>
                    <VisitLink page={row.page} />
                  </small>
                </span>
              </th>
              {(['shares', 'arrivals'] as const).map((figure) => (
                <td key={figure} class="measured">
                  {number(row[figure])}
                  <Bar value={row[figure]} full={full} tone={figure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
