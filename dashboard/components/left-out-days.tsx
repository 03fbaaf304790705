import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LeftOutAnswer } from '../../protocol/index.js';
import { leftOutSteps, REASON_KINDS, type LeftOutStep } from '../left-out.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { countDays, grainOf, periodOf } from '../period.js';
import { usePlace } from '../place-context.js';
import type { Answer } from '../use-answer.js';
import { useWidth } from '../use-width.js';
import { ChoiceLink } from './choice-link.js';
import { Panel } from './panel.js';
import { labelled } from './series-chart.js';
import { stepName } from './series.js';

const HEIGHT = 180;
const TOP = 12;
const BOTTOM = HEIGHT - 24;
/** Room for the scale, px. */
const LEFT = 32;

interface Props {
  answer: Answer<LeftOutAnswer>;
  source: string;
}

/** What was left out, day by day: a bar of its kinds to look at, a table of its reasons to read. */
export function LeftOutDays({ answer, source }: Props): VNode {
  const locale = useLocale();
  const { t, number, plural } = locale;
  const { go, ...place } = usePlace();
  const { value } = answer;
  const words: Record<string, { name: string } | undefined> = t.reasons;
  const chosen = value ? grainOf(value, null) : 'day';
  const grain = chosen === 'hour' ? 'day' : chosen;
  const steps = value ? leftOutSteps(value, value.rows, grain) : [];
  const name = (step: LeftOutStep, length: 'short' | 'long') => stepName(step, length, { locale, grain });
  const opened = ({ span }: LeftOutStep) => {
    const period = steps.length < 2 ? null : periodOf(span);
    return period && { ...place.choice, period, grain: null };
  };
  const all = steps.reduce((sum, step) => sum + step.all, 0);
  const most = steps.reduce<LeftOutStep | null>(
    (best, step) => (step.all > (best?.all ?? 0) ? step : best),
    null,
  );
  return (
    <Panel
      title={t.series.title}
      counted={t.counted.leftOutDays}
      testId="left-out-days"
      wide
      answer={answer}
      source={source}
      empty={all > 0 ? null : t.noneLeftOut}
      chart={
        <DaysChart
          steps={steps}
          name={name}
          summary={
            most && value
              ? fill(t.leftOutPage.chart, {
                  n: number(all),
                  days: plural(t.daysCount, countDays(value)),
                  day: name(most, 'long'),
                  most: number(most.all),
                })
              : ''
          }
          open={(step) => {
            const choice = opened(step);
            if (choice) go({ ...place, choice });
          }}
        />
      }
    >
      <div class="scrolls" tabIndex={0} role="group" aria-label={t.series.title}>
        <table class="dense">
          <caption>{t.leftOutPage.byDay}</caption>
          <thead>
            <tr>
              <th scope="col">{t.series.steps[grain]}</th>
              <th scope="col" class="number">
                {t.total}
              </th>
              {value?.rows.map(({ reason }) => (
                <th key={reason} scope="col" class="number">
                  {words[reason]?.name ?? reason}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...steps].reverse().map((step) => {
              const choice = opened(step);
              return (
                <tr key={step.key}>
                  <th scope="row">
                    {choice ? (
                      <ChoiceLink to={choice} current={false}>
                        {name(step, 'long')}
                      </ChoiceLink>
                    ) : (
                      name(step, 'long')
                    )}
                  </th>
                  <td class="number">{number(step.all)}</td>
                  {value?.rows.map(({ reason }) => (
                    <td key={reason} class="number">
                      {number(step.reasons[reason] ?? 0)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface ChartProps {
  steps: LeftOutStep[];
  summary: string;
  name: (step: LeftOutStep, length: 'short' | 'long') => string;
  open: (step: LeftOutStep) => void;
}

function DaysChart({ steps, summary, name, open }: ChartProps): VNode {
  const { t, number } = useLocale();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const here = at === null ? undefined : steps[at];
  const each = (width - LEFT) / Math.max(1, steps.length);
  const barWidth = Math.max(1, Math.min(48, 0.72 * each));
  const middle = (index: number) => LEFT + (index + 0.5) * each;
  const y = scaleLinear()
    .domain([0, Math.max(1, ...steps.map(({ all }) => all))])
    .nice(3)
    .range([BOTTOM, TOP]);
  const indexAt = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(steps.length - 1, Math.max(0, Math.floor((event.clientX - left - LEFT) / each)));
  };
  return (
    <figure class="series">
      <figcaption class="legend" aria-hidden="true">
        <span class="step">{here && name(here, 'long')}</span>
        {REASON_KINDS.map((kind) => (
          <span key={kind} class={`key ${kind}`}>
            {t.reasonKinds[kind].name}
            {here && <b>{number(here.kinds[kind])}</b>}
          </span>
        ))}
      </figcaption>
      <div ref={ref}>
        <svg
          role="img"
          aria-label={summary}
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${width || 1} ${HEIGHT}`}
          onMouseMove={(event) => setAt(indexAt(event))}
          onMouseLeave={() => setAt(null)}
          onClick={(event) => {
            const step = steps[indexAt(event)];
            if (step) open(step);
          }}
        >
          {width > 0 && (
            <>
              {y
                .ticks(3)
                .filter(Number.isInteger)
                .map((tick) => (
                  <g key={tick}>
                    <line class={tick === 0 ? 'base' : 'grid'} x1="0" x2={width} y1={y(tick)} y2={y(tick)} />
                    {tick > 0 && (
                      <text class="scale" x="0" y={y(tick) - 4}>
                        {number(tick)}
                      </text>
                    )}
                  </g>
                ))}
              {steps.map((step, index) => {
                let below = 0;
                return REASON_KINDS.filter((kind) => step.kinds[kind] > 0).map((kind) => {
                  const bottom = y(below);
                  below += step.kinds[kind];
                  return (
                    <rect
                      key={`${step.key} ${kind}`}
                      class={index === at ? `${kind} pointed` : kind}
                      x={middle(index) - barWidth / 2}
                      width={barWidth}
                      y={y(below)}
                      height={Math.max(1, bottom - y(below))}
                    />
                  );
                });
              })}
              {labelled(steps.length, width).map((index) => (
                <text
                  key={index}
                  class="scale"
                  x={index === 0 ? LEFT : index === steps.length - 1 ? width : middle(index)}
                  y={HEIGHT - 6}
                  text-anchor={index === 0 ? 'start' : index === steps.length - 1 ? 'end' : 'middle'}
                >
                  {name(steps[index]!, 'short')}
                </text>
              ))}
            </>
          )}
        </svg>
      </div>
    </figure>
  );
}
