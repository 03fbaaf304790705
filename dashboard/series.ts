import type { StatsAnswer, StatsRow } from '../protocol/index.js';
import { daysBetween, hoursOf, stepOf, type Grain, type Span } from './period.js';

/** Figures of a step; null where there is no such figure, or where it is not read yet or lies ahead. */
export interface StepFigures {
  shares: number | null;
  arrivals: number | null;
}

/** One step of a series, with the same step of what it is held against. */
export interface Step extends StepFigures {
  /** First day, or the hour as the API names it. */
  key: string;
  /** The days it has within the span. */
  span: Span;
  before: StepFigures | null;
}

const NONE: StepFigures = { shares: null, arrivals: null };

/**
 * The steps of a span, those on which nothing happened too. `answer` is by hour or by day; `before` answers the
 * same for the days it is held against, step by step from the first. `now`: ms since the epoch.
 */
export function seriesOf(
  answer: StatsAnswer,
  before: StatsAnswer | null,
  { grain, now }: { grain: Grain; now: number },
): Step[] {
  const { timezone } = answer;
  const figures = figuresBy(answer);
  const earlier = before && figuresBy(before);
  const days = daysBetween(answer.from, answer.to);
  const daysBefore = before ? daysBetween(before.from, before.to) : [];
  if (grain === 'hour')
    return days.flatMap((day, index) => {
      const hoursBefore = daysBefore[index] === undefined ? [] : hoursOf(daysBefore[index], timezone);
      return hoursOf(day, timezone).map((key, hour) => ({
        key,
        span: { from: day, to: day },
        ...(Date.parse(key) > now ? NONE : figures(key, day)),
        before: earlier && (hoursBefore[hour] ? earlier(hoursBefore[hour], daysBefore[index]!) : NONE),
      }));
    });

  const steps = new Map<string, Step>();
  for (const [index, day] of days.entries()) {
    const key = stepOf(day, grain);
    const dayBefore = daysBefore[index];
    const then = earlier && (dayBefore === undefined ? NONE : earlier(dayBefore, dayBefore));
    const step = steps.get(key);
    if (!step) {
      steps.set(key, { key, span: { from: day, to: day }, ...figures(day, day), before: then });
      continue;
    }
    step.span.to = day;
    Object.assign(step, sum(step, figures(day, day)));
    if (step.before && then) step.before = sum(step.before, then);
  }
  return [...steps.values()];
}

/** What each row of an answer has; 0 where it has no row and the day is among those that were read. */
function figuresBy({ rows, totals, read }: StatsAnswer): (key: string, day: string) => StepFigures {
  const known = new Map<string, StatsRow>(rows.map((row) => [row.key, row]));
  return (key, day) => {
    if (read !== undefined && (read === null || day < read.from)) return NONE;
    const of = (figure: 'shares' | 'arrivals') =>
      totals[figure] === null ? null : (known.get(key)?.[figure] ?? 0);
    return { shares: of('shares'), arrivals: of('arrivals') };
  };
}

function sum(a: StepFigures, b: StepFigures): StepFigures {
  const of = (figure: 'shares' | 'arrivals') =>
    a[figure] === null && b[figure] === null ? null : (a[figure] ?? 0) + (b[figure] ?? 0);
  return { shares: of('shares'), arrivals: of('arrivals') };
}
