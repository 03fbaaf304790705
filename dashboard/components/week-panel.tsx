import { scaleSqrt } from 'd3-scale';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WeekAnswer, WeekHour } from '../../protocol/index.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useAnswer } from '../use-answer.js';
import { Panel } from './panel.js';
import { TableHead } from './table-head.js';

const FIGURES = ['shares', 'arrivals', 'landings'] as const;
type Figure = (typeof FIGURES)[number];

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ROW = 22;
/** Room for the names of the days, and of the hours. */
const SIDE_PERCENT = 9;
const FOOT = 20;

/**
 * When in the week readers share and come: an average hour of each weekday. `source` is read again every `everyMs`,
 * null for never.
 */
export function WeekPanel({ source, everyMs }: { source: string; everyMs: number | null }): VNode {
  const answer = useAnswer<WeekAnswer>(source, { everyMs });
  const { t, weekday, clockHour, ratio } = useLocale();
  const [figure, setFigure] = useState<Figure>('shares');
  const rows = answer.value?.rows ?? [];
  const days = answer.value?.days ?? [];
  const known = new Map(rows.map((row) => [row.weekday * 24 + row.hour, row]));
  const at = (day: number, hour: number) => mean(known.get(day * 24 + hour), figure, days[day - 1] ?? 0);
  const most = Math.max(0, ...WEEKDAYS.flatMap((day) => HOURS.map((hour) => at(day, hour) ?? 0)));
  const [bestDay, bestHour] = WEEKDAYS.flatMap((day) => HOURS.map((hour) => [day, hour] as const)).find(
    ([day, hour]) => most > 0 && at(day, hour) === most,
  ) ?? [1, 0];
  const summary = fill(t.week.summary, {
    what: t.figures[figure],
    day: weekday(bestDay, 'long'),
    hour: clockHour(bestHour),
    n: ratio(most),
  });
  return (
    <Panel
      title={t.week.title}
      counted={t.counted.week}
      terms={FIGURES}
      testId="week"
      wide
      answer={answer}
      source={source}
      empty={rows.length > 0 ? null : t.noneShared}
      tools={
        <div class="picker small" role="group" aria-label={t.week.title}>
          {FIGURES.map((each) => (
            <button key={each} type="button" aria-pressed={each === figure} onClick={() => setFigure(each)}>
              {t.figures[each]}
            </button>
          ))}
        </div>
      }
      chart={<Heatmap at={at} most={most} figure={figure} summary={most > 0 ? summary : t.week.none} />}
    >
      <div class="scrolls" tabIndex={0} role="group" aria-label={t.week.title}>
        <table class="dense">
          <caption>{fill(t.week.caption, { what: t.figures[figure] })}</caption>
          <TableHead names={[t.week.hour]} figures={[...WEEKDAYS.map((day) => weekday(day, 'short'))]} />
          <tbody>
            {HOURS.map((hour) => (
              <tr key={hour}>
                <th scope="row">{clockHour(hour)}</th>
                {WEEKDAYS.map((day) => {
                  const value = at(day, hour);
                  return (
                    <td key={day} class="number">
                      {value === null ? '–' : ratio(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** Of so many days, one; null where the period has none of them. */
function mean(row: WeekHour | undefined, figure: Figure, days: number): number | null {
  return days === 0 ? null : (row?.[figure] ?? 0) / days;
}

function Heatmap({
  at,
  most,
  figure,
  summary,
}: {
  at: (day: number, hour: number) => number | null;
  most: number;
  figure: Figure;
  summary: string;
}): VNode {
  const { t, weekday, clockHour, ratio } = useLocale();
  // Roots, so that quiet hours can still be told apart.
  const opacity = scaleSqrt()
    .domain([0, most || 1])
    .range([0.06, 1]);
  const width = (100 - SIDE_PERCENT) / 24;
  return (
    <figure>
      <figcaption class="quiet">{fill(t.week.caption, { what: t.figures[figure] })}</figcaption>
      <svg class="heat" role="img" aria-label={summary} width="100%" height={7 * ROW + FOOT}>
        {WEEKDAYS.map((day) => (
          <g key={day}>
            <text class="scale" x="0" y={(day - 1) * ROW + 15}>
              {weekday(day, 'short')}
            </text>
            {HOURS.map((hour) => {
              const value = at(day, hour);
              return (
                value !== null && (
                  <rect
                    key={hour}
                    class={figure === 'shares' ? 'shares' : figure === 'arrivals' ? 'arrivals' : 'plain'}
                    x={`${SIDE_PERCENT + hour * width}%`}
                    width={`${width * 0.9}%`}
                    y={(day - 1) * ROW}
                    height={ROW - 3}
                    rx="3"
                    fill-opacity={opacity(value)}
                  >
                    <title>{`${weekday(day, 'long')} ${clockHour(hour)}: ${ratio(value)}`}</title>
                  </rect>
                )
              );
            })}
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} class="scale" x={`${SIDE_PERCENT + hour * width}%`} y={7 * ROW + 13}>
            {clockHour(hour)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
