import type { VNode } from 'preact';
import { fill, type Locale } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { scaleEnd, type DayRow } from '../rows.js';

const HEIGHT = 96;
const TOP = 14;
/** Share of a day's width that its bar takes, in percent. */
const FILL = 64;

/** Two small charts above one another, one for shares and one for arrivals, on the same scale. */
export function DayChart({ days }: { days: DayRow[] }): VNode {
  const locale = useLocale();
  const end = scaleEnd(Math.max(...days.map(({ shares, arrivals }) => Math.max(shares, arrivals))));
  const middle = days[Math.floor((days.length - 1) / 2)];
  return (
    <figure class="chart" role="img" aria-label={summary(days, locale)}>
      <Bars days={days} end={end} figure="shares" />
      <Bars days={days} end={end} figure="arrivals" />
      <div class="axis" aria-hidden="true">
        {[days[0], middle, days.at(-1)].map((row) => row && <span key={row.day}>{locale.day(row.day)}</span>)}
      </div>
    </figure>
  );
}

function Bars({ days, end, figure }: { days: DayRow[]; end: number; figure: 'shares' | 'arrivals' }): VNode {
  const { t, number, plural, day } = useLocale();
  const width = 100 / days.length;
  return (
    <div class="bars" aria-hidden="true">
      <p class={`key ${figure}`}>{t.figures[figure]}</p>
      <svg width="100%" height={HEIGHT}>
        <line class="grid" x1="0" x2="100%" y1={TOP} y2={TOP} />
        <text class="scale" x="100%" y={TOP - 4} text-anchor="end">
          {number(end)}
        </text>
        {days.map((row, index) => {
          const height = ((HEIGHT - TOP - 1) * row[figure]) / end;
          return (
            <g key={row.day}>
              <rect class="column" x={`${index * width}%`} width={`${width}%`} y={TOP} height={HEIGHT - TOP}>
                <title>
                  {`${day(row.day, 'long')} · ${plural(t.sharesCount, row.shares)} · ${plural(t.arrivalsCount, row.arrivals)}`}
                </title>
              </rect>
              {height > 0 && (
                <rect
                  class={figure}
                  x={`${(index + (100 - FILL) / 200) * width}%`}
                  width={`${(width * FILL) / 100}%`}
                  y={HEIGHT - 1 - Math.max(2, height)}
                  height={Math.max(2, height)}
                  rx="1.5"
                />
              )}
            </g>
          );
        })}
        <line class="base" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      </svg>
    </div>
  );
}

function summary(days: DayRow[], { t, plural, day }: Locale): string {
  const sum = (figure: 'shares' | 'arrivals') => days.reduce((total, row) => total + row[figure], 0);
  const length = plural(t.daysCount, days.length);
  const [shares, arrivals] = [sum('shares'), sum('arrivals')];
  if (shares + arrivals === 0) return fill(t.chartQuiet, { days: length });
  const busiest = days.reduce((best, row) => (row.shares > best.shares ? row : best));
  return fill(t.chart, {
    shares: plural(t.sharesCount, shares),
    arrivals: plural(t.arrivalsCount, arrivals),
    days: length,
    day: day(busiest.day, 'long'),
  });
}
