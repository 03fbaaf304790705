import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import type { Step, StepFigures } from '../series.js';
import { useWidth } from '../use-width.js';

const HEIGHT = 220;
const TOP = 12;
const BOTTOM = HEIGHT - 24;
const LEFT = 2;
/** Room for a label of the axis of time, px. */
const LABEL_PX = 84;

interface Props {
  steps: Step[];
  /** What is said of it to who does not see it. */
  summary: string;
  /** What a step is called, in full or on the axis. */
  name: (step: Step, length: 'short' | 'long') => string;
  /** Goes to a step's own days. */
  open: (step: Step) => void;
}

/** Shares and arrivals on one scale, and behind them what they are held against. */
export function SeriesChart({ steps, summary, name, open }: Props): VNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const { number } = useLocale();

  const most = Math.max(1, ...steps.flatMap((step) => [...valuesOf(step), ...valuesOf(step.before)]));
  const y = scaleLinear().domain([0, most]).nice(4).range([BOTTOM, TOP]);
  const x = scaleLinear()
    .domain([0, Math.max(1, steps.length - 1)])
    .range([LEFT, width - LEFT]);
  const place = (_: unknown, index: number) => x(steps.length === 1 ? 0.5 : index);
  const path = (figures: (step: Step) => StepFigures | null, figure: keyof StepFigures) =>
    line<Step>(place, (step) => y(figures(step)?.[figure] ?? 0))
      .defined((step) => (figures(step)?.[figure] ?? null) !== null)
      .curve(curveMonotoneX)(steps) ?? '';
  const under = area<Step>(place, BOTTOM, (step) => y(step.arrivals ?? 0))
    .defined(({ arrivals }) => arrivals !== null)
    .curve(curveMonotoneX);
  const labels = labelled(steps.length, width);
  const chosen = at === null ? undefined : steps[at];
  const indexAt = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(steps.length - 1, Math.max(0, Math.round(x.invert(event.clientX - left))));
  };
  return (
    <figure class="series">
      <Legend
        step={chosen}
        name={chosen ? name(chosen, 'long') : null}
        compared={steps.some(({ before }) => valuesOf(before).some((value) => value > 0))}
      />
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
                .ticks(4)
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
              <path class="before arrivals" d={path(({ before }) => before, 'arrivals')} />
              <path class="before shares" d={path(({ before }) => before, 'shares')} />
              <path class="under" d={under(steps) ?? ''} />
              <path class="line arrivals" d={path((step) => step, 'arrivals')} />
              <path class="line shares" d={path((step) => step, 'shares')} />
              {chosen && at !== null && (
                <>
                  <line class="here" x1={place(null, at)} x2={place(null, at)} y1={TOP} y2={BOTTOM} />
                  {(['arrivals', 'shares'] as const).map(
                    (figure) =>
                      chosen[figure] !== null && (
                        <circle
                          key={figure}
                          class={figure}
                          cx={place(null, at)}
                          cy={y(chosen[figure])}
                          r="4"
                        />
                      ),
                  )}
                </>
              )}
              {steps.length === 1 &&
                (['arrivals', 'shares'] as const).map((figure) => (
                  <circle
                    key={figure}
                    class={figure}
                    cx={place(null, 0)}
                    cy={y(steps[0]?.[figure] ?? 0)}
                    r="4"
                  />
                ))}
              {labels.map((index) => (
                <text
                  key={index}
                  class="scale"
                  x={place(null, index)}
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

/** What the lines are; the figures of the step that is pointed at. */
function Legend({
  step,
  name,
  compared,
}: {
  step: Step | undefined;
  name: string | null;
  compared: boolean;
}) {
  const { t, number } = useLocale();
  return (
    <figcaption class="legend" aria-hidden="true">
      <span class="step">{name}</span>
      {(['shares', 'arrivals'] as const).map((figure) => (
        <span key={figure} class={`key ${figure}`}>
          {t.figures[figure]}
          {step && step[figure] !== null && <b>{number(step[figure])}</b>}
          {step?.before && step.before[figure] !== null && (
            <small>
              {t.series.before} {number(step.before[figure])}
            </small>
          )}
        </span>
      ))}
      {compared && !step && <span class="key earlier">{t.series.dashed}</span>}
    </figcaption>
  );
}

function valuesOf(figures: StepFigures | null): number[] {
  return figures ? [figures.shares ?? 0, figures.arrivals ?? 0] : [];
}

/** The steps whose names fit under the chart: evenly, the first and the last among them where they do. */
export function labelled(count: number, width: number): number[] {
  if (count === 1) return [0];
  const most = Math.max(2, Math.floor(width / LABEL_PX));
  const every = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => index % every === 0);
}
