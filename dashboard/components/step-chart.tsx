import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { useWidth } from '../use-width.js';

/** Room above what is drawn, and below it for the names of steps, px. */
const TOP = 12;
const FOOT = 24;
/** Room for a label of the axis of time, px. */
const LABEL_PX = 84;

/** What there is to draw by. */
export interface Drawing {
  /** From a figure to its height. */
  y: ScaleLinear<number, number>;
  /** Where the highest figure stands, and where nothing does. */
  top: number;
  bottom: number;
  width: number;
  /** The step that is pointed at. */
  at: number | null;
}

interface Props<S> {
  steps: readonly S[];
  /** What is said of it to who does not see it. */
  summary: string;
  /** What a step is called, in full or on the axis. */
  name: (step: S, length: 'short' | 'long') => string;
  /** Goes to a step's own days. */
  open: (step: S) => void;
  height: number;
  /** The highest figure, and into how many parts the scale is divided, about. */
  most: number;
  ticks: number;
  /** The step at `x`, before it is held within those there are. */
  indexAt: (x: number, width: number) => number;
  /** Where the name of a step stands. */
  labelAt: (index: number, width: number) => number;
  /** The figures of the step that is pointed at, or of none. */
  legend: (step: S | undefined) => VNode;
  children: (drawing: Drawing) => ComponentChildren;
}

/** Steps of time on one scale: what is drawn of them is the caller's, the axes and the pointing are its own. */
export function StepChart<S>({ steps, summary, name, open, height, most, ticks, ...drawn }: Props<S>): VNode {
  const { number } = useLocale();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const bottom = height - FOOT;
  const y = scaleLinear()
    .domain([0, Math.max(1, most)])
    .nice(ticks)
    .range([bottom, TOP]);
  const pointedAt = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const index = drawn.indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left, width);
    return Math.min(steps.length - 1, Math.max(0, index));
  };
  return (
    <figure class="series">
      {drawn.legend(at === null ? undefined : steps[at])}
      <div ref={ref}>
        <svg
          role="img"
          aria-label={summary}
          width="100%"
          height={height}
          viewBox={`0 0 ${width || 1} ${height}`}
          onMouseMove={(event) => setAt(pointedAt(event))}
          onMouseLeave={() => setAt(null)}
          onClick={(event) => {
            const step = steps[pointedAt(event)];
            if (step) open(step);
          }}
        >
          {width > 0 && (
            <>
              {y
                .ticks(ticks)
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
              {drawn.children({ y, top: TOP, bottom, width, at })}
              {labelled(steps.length, width).map((index) => (
                <text
                  key={index}
                  class="scale"
                  x={drawn.labelAt(index, width)}
                  y={height - 6}
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

/** The steps whose names fit under the chart: evenly, the first and the last among them where they do. */
function labelled(count: number, width: number): number[] {
  if (count === 1) return [0];
  const most = Math.max(2, Math.floor(width / LABEL_PX));
  const every = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => index % every === 0);
}
