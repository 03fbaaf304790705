import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { fillDays } from '../rows.js';
import { DayChart } from './day-chart.js';
import { Panel } from './panel.js';

/** Shares and arrivals of each day: to look at, and to read. A single day is in the totals already. */
export function Days({ report: { day } }: { report: Report }): VNode | null {
  const { t, number, ...locale } = useLocale();
  const days = fillDays(day.rows, day.from, day.to);
  if (days.length < 2) return null;
  return (
    <Panel title={t.perDay.title} counted={t.counted.days} testId="days" wide>
      <DayChart days={days} />
      <details class="as-table">
        <summary>{t.perDay.table}</summary>
        <table>
          <caption>{t.perDay.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.perDay.day}</th>
              <th scope="col" class="number">
                {t.figures.shares}
              </th>
              <th scope="col" class="number">
                {t.figures.arrivals}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((row) => (
              <tr key={row.day}>
                <th scope="row">
                  <time dateTime={row.day}>{locale.day(row.day, 'long')}</time>
                </th>
                <td class="number">{number(row.shares)}</td>
                <td class="number">{number(row.arrivals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
