import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Step, StepFigures } from '../series.js';
import { StepChart, type Drawing } from './step-chart.js';

const HEIGHT = 220;
const LEFT = 2;

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
  const across = (width: number) =>
    scaleLinear()
      .domain([0, Math.max(1, steps.length - 1)])
      .range([LEFT, width - LEFT]);
  const placeIn = (width: number) => (index: number) => across(width)(steps.length === 1 ? 0.5 : index);
  const compared = steps.some(({ before }) => valuesOf(before).some((value) => value > 0));
  return (
    <StepChart
      {...{ steps, summary, name, open }}
      height={HEIGHT}
      most={Math.max(0, ...steps.flatMap((step) => [...valuesOf(step), ...valuesOf(step.before)]))}
      ticks={4}
      indexAt={(x, width) => Math.round(across(width).invert(x))}
      labelAt={(index, width) => placeIn(width)(index)}
      legend={(step) => <Legend step={step} name={step ? name(step, 'long') : null} compared={compared} />}
    >
      {(drawing) => <Lines steps={steps} place={placeIn(drawing.width)} {...drawing} />}
    </StepChart>
  );
}

interface LinesProps extends Drawing {
  steps: Step[];
  /** Where a step stands. */
  place: (index: number) => number;
}

function Lines({ steps, place, y, top, bottom, at }: LinesProps): VNode {
  const x = (_: unknown, index: number) => place(index);
  const path = (figures: (step: Step) => StepFigures | null, figure: keyof StepFigures) =>
    line<Step>(x, (step) => y(figures(step)?.[figure] ?? 0))
      .defined((step) => (figures(step)?.[figure] ?? null) !== null)
      .curve(curveMonotoneX)(steps) ?? '';
  const under = area<Step>(x, bottom, (step) => y(step.arrivals ?? 0))
    .defined(({ arrivals }) => arrivals !== null)
    .curve(curveMonotoneX);
  const chosen = at === null ? undefined : steps[at];
  return (
    <>
      <path class="before arrivals" d={path(({ before }) => before, 'arrivals')} />
      <path class="before shares" d={path(({ before }) => before, 'shares')} />
      <path class="under" d={under(steps) ?? ''} />
      <path class="line arrivals" d={path((step) => step, 'arrivals')} />
      <path class="line shares" d={path((step) => step, 'shares')} />
      {chosen && at !== null && (
        <>
          <line class="here" x1={place(at)} x2={place(at)} y1={top} y2={bottom} />
          {(['arrivals', 'shares'] as const).map(
            (figure) =>
              chosen[figure] !== null && (
                <circle key={figure} class={figure} cx={place(at)} cy={y(chosen[figure])} r="4" />
              ),
          )}
        </>
      )}
      {steps.length === 1 &&
        (['arrivals', 'shares'] as const).map((figure) => (
          <circle key={figure} class={figure} cx={place(0)} cy={y(steps[0]?.[figure] ?? 0)} r="4" />
        ))}
    </>
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
