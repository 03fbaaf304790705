import type { VNode } from 'preact';
import { nameOf } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { byLandings, largest } from '../rows.js';
import { Amount } from './amount.js';
import { Bar } from './bar.js';
import { Panel } from './panel.js';

/** Where landings came from, with what is known to be shared and what came directly in one view. */
export function Sources({ report: { source } }: { report: Report }): VNode {
  const { t } = useLocale();
  const rows = byLandings(source.rows);
  const full = largest(rows, 'landings');
  const direct = rows.find(({ key }) => key === 'direct')?.landings ?? 0;
  return (
    <Panel title={t.bySource.title} counted={t.counted.sources} testId="sources">
      <dl class="side-by-side">
        <div class="arrivals">
          <dt>{t.beside.arrivals}</dt>
          <dd class="value">
            <Amount value={source.totals.arrivals} />
          </dd>
          <dd class="beside">{t.beside.arrivalsText}</dd>
        </div>
        <div class="direct">
          <dt>{t.beside.direct}</dt>
          <dd class="value">
            <Amount value={direct} />
          </dd>
          <dd class="beside">{t.beside.directText}</dd>
        </div>
      </dl>
      {rows.length === 0 ? (
        <p class="quiet">{t.noneLanded}</p>
      ) : (
        <table>
          <caption>{t.bySource.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.bySource.head}</th>
              <th scope="col" class="number">
                {t.figures.landings}
              </th>
              <th scope="col" class="number">
                {t.figures.visitors}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, landings, visitors }) => (
              <tr key={key}>
                <th scope="row">
                  {nameOf(t.sources, key)}
                  {Object.hasOwn(t.sourceNotes, key) && <small> {nameOf(t.sourceNotes, key)}</small>}
                </th>
                <td class="measured">
                  <Amount value={landings} />
                  <Bar value={landings} full={full} tone={key === 'token' ? 'arrivals' : 'plain'} />
                </td>
                <td class="number">
                  <Amount value={visitors} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
