import type { VNode } from 'preact';
import type { DelaysAnswer } from '../../protocol/index.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useAnswer } from '../use-answer.js';
import { Counted } from './counted.js';
import { Panel } from './panel.js';
import { TableHead } from './table-head.js';

const HEIGHT = 150;
const TOP = 18;
const BOTTOM = HEIGHT - 22;

/** How soon shares are opened, and how long they live; `source` is read again every `everyMs`, null for never. */
export function DelayPanel({ source, everyMs }: { source: string; everyMs: number | null }): VNode {
  const answer = useAnswer<DelaysAnswer>(source, { everyMs });
  const locale = useLocale();
  const { t, plural, duration } = locale;
  const delays = answer.value;
  const classes = (delays?.first ?? []).map(({ to, shares }, index, all) => ({
    name:
      to === null
        ? fill(t.delays.longer, { time: duration(all[index - 1]?.to ?? 0) })
        : fill(t.delays.within, { time: duration(to) }),
    short: to === null ? `> ${duration(all[index - 1]?.to ?? 0)}` : duration(to),
    shares,
  }));
  const quartiles = delays?.quartiles;
  return (
    <Panel
      title={t.delays.title}
      counted={t.counted.delays}
      testId="delays"
      answer={answer}
      source={source}
      empty={delays && delays.opened === 0 ? t.delays.none : null}
      above={
        delays && quartiles ? (
          <dl class="side-by-side">
            <div class="arrivals">
              <dt>
                {t.delays.first} <Counted what={t.delays.first} text={t.counted.firstArrival} />
              </dt>
              <dd class="value">{duration(quartiles.median)}</dd>
              <dd class="beside">
                {fill(t.delays.quartiles, {
                  lower: duration(quartiles.lower),
                  upper: duration(quartiles.upper),
                })}
              </dd>
            </div>
            <div>
              <dt>
                {t.delays.halfLife} <Counted what={t.delays.halfLife} text={t.counted.halfLife} />
              </dt>
              <dd class="value">{delays.half_life === null ? '–' : duration(delays.half_life)}</dd>
              <dd class="beside">
                {delays.half_life === null ? t.delays.tooEarly : plural(t.delays.open, delays.open)}
              </dd>
            </div>
          </dl>
        ) : null
      }
      chart={delays && <Histogram classes={classes} summary={plural(t.delays.opened, delays.opened)} />}
    >
      <table>
        <caption>{t.delays.caption}</caption>
        <TableHead names={[t.delays.head]} figures={[t.figures.shares]} />
        <tbody>
          {classes.map(({ name, shares }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{locale.number(shares)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Histogram({
  classes,
  summary,
}: {
  classes: { name: string; short: string; shares: number }[];
  summary: string;
}): VNode {
  const { t, number } = useLocale();
  const full = Math.max(1, ...classes.map(({ shares }) => shares));
  const width = 100 / classes.length;
  return (
    <figure class="histogram">
      <figcaption class="quiet">{t.delays.caption}</figcaption>
      <svg role="img" aria-label={summary} width="100%" height={HEIGHT}>
        {classes.map(({ name, short, shares }, index) => {
          const height = ((BOTTOM - TOP) * shares) / full;
          return (
            <g key={name}>
              <title>{`${name}: ${number(shares)}`}</title>
              <rect
                class="arrivals"
                x={`${index * width + width * 0.12}%`}
                width={`${width * 0.76}%`}
                y={BOTTOM - height}
                height={height}
                rx="2"
              />
              {shares > 0 && (
                <text
                  class="scale"
                  x={`${(index + 0.5) * width}%`}
                  y={BOTTOM - height - 5}
                  text-anchor="middle"
                >
                  {number(shares)}
                </text>
              )}
              <text class="scale name" x={`${(index + 0.5) * width}%`} y={HEIGHT - 6} text-anchor="middle">
                {short}
              </text>
            </g>
          );
        })}
        <line class="base" x1="0" x2="100%" y1={BOTTOM} y2={BOTTOM} />
      </svg>
    </figure>
  );
}
