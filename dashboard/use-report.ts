import { useRef } from 'preact/hooks';
import type { Dimension, ReportAnswer, StatsAnswer } from '../protocol/index.js';
import { reportPath, statsPath } from './paths.js';
import { comparedSpan, dayIn, grainOf, MAX_DAYS, spanOf, type Grain, type Span } from './period.js';
import { usePlace } from './place-context.js';
import { useSite } from './site-context.js';
import { REFRESH_MS, useAnswer, type Answer } from './use-answer.js';

/** How often what takes long to read is read again, ms. */
const SELDOM_MS = 60_000;

/** What is read of the days and filters that somebody chose. */
export interface ChosenReport<D extends Dimension> {
  span: Span;
  /** The days that figures are held against; null for none. */
  compared: Span | null;
  grain: Grain;
  /** The last of the days is not over. */
  goesOn: boolean;
  /** After how long what is read from the events is asked for again; null: never. */
  seldomMs: number | null;
  series: Answer<StatsAnswer>;
  seriesPath: string;
  /** The series of the days compared; null while it is on its way, and where there are none. */
  before: StatsAnswer | null;
  report: Answer<ReportAnswer>;
  /** What of all this stands at the top of a page. */
  awaited: Answer<object>[];
  reportPath: string;
  /** What a panel that breaks the figures down by a dimension shows, and where exactly that is read. */
  panel: (dimension: D) => { dimension: Dimension; answer: Answer<StatsAnswer>; source: string };
}

/** Reads figures over time and broken down in several ways, all at once, for the days and filters chosen. */
export function useReport<D extends Dimension>(by: readonly D[]): ChosenReport<D> {
  const { choice } = usePlace();
  const { site } = useSite();
  const { filters } = choice;
  const now = Date.now();
  const span = spanOf(choice.period, site.timezone, now);
  const compared = comparedSpan(choice.period, span, choice.compare);
  const grain = grainOf(span, choice.grain);
  // Days that are over do not change while somebody looks; what is read from the events is not read all the time.
  const goesOn = span.to >= dayIn(site.timezone, now);
  const narrowed = Object.keys(filters).length > 0;
  const everyMs = goesOn ? (narrowed ? SELDOM_MS : REFRESH_MS) : null;

  const step = grain === 'hour' ? ('hour' as const) : ('day' as const);
  const seriesPath = statsPath(site.id, { ...span, by: step, filters, limit: MAX_DAYS });
  const series = useAnswer<StatsAnswer>(seriesPath, { everyMs });
  const before = useAnswer<StatsAnswer>(
    compared && statsPath(site.id, { ...compared, by: step, filters, limit: MAX_DAYS }),
    { everyMs: null },
  );
  const path = reportPath(site.id, { ...span, by, filters });
  const report = useAnswer<ReportAnswer>(path, { everyMs });
  return {
    ...{ span, compared, grain, goesOn, series, seriesPath, report },
    awaited: [series, report, ...(compared ? [before] : [])],
    seldomMs: goesOn ? SELDOM_MS : null,
    before: compared && !before.stale ? before.value : null,
    reportPath: path,
    panel: (dimension) => ({
      dimension,
      answer: { ...report, value: report.value?.answers.find((answer) => answer.by === dimension) ?? null },
      source: statsPath(site.id, { ...span, by: dimension, filters }),
    }),
  };
}

/** Whether everything awaited was there once, or could not be read. */
export function useReady(awaited: readonly Answer<object>[]): boolean {
  const ready = useRef(false);
  ready.current ||= awaited.every(({ value, error }) => value !== null || error !== null);
  return ready.current;
}
