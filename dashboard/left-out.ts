import type { LeftOutAnswer } from '../protocol/index.js';
import { daysBetween, stepOf, type Grain, type Span } from './period.js';

/** Kinds of reasons: nobody read; somebody who was counted already; what could not be counted at all. */
export const REASON_KINDS = ['programs', 'again', 'refused'] as const;
/** A kind of reason for which something is left out. */
export type ReasonKind = (typeof REASON_KINDS)[number];

const KINDS: Record<string, ReasonKind> = {
  bot: 'programs',
  preview: 'programs',
  reload: 'again',
  'back-forward': 'again',
  restore: 'again',
  'self-or-household': 'again',
  'repeat-or-household': 'again',
};

/** The kind of a reason; a newer collector may have others, which could not be counted either. */
export function kindOf(reason: string): ReasonKind {
  return Object.hasOwn(KINDS, reason) ? KINDS[reason]! : 'refused';
}

type Rows = LeftOutAnswer['rows'];

/** How much was left out, in all and by kind. */
export function leftOutTotals(rows: Rows): Record<ReasonKind | 'all', number> {
  const totals = { all: 0, programs: 0, again: 0, refused: 0 };
  for (const { reason, count } of rows) {
    totals.all += count;
    totals[kindOf(reason)] += count;
  }
  return totals;
}

/** A step of time with what was left out in it. */
export interface LeftOutStep {
  /** First day. */
  key: string;
  /** The days it has within the span. */
  span: Span;
  all: number;
  kinds: Record<ReasonKind, number>;
  reasons: Record<string, number>;
}

/** The steps of a span, those in which nothing was left out too; rows with their days. */
export function leftOutSteps({ from, to }: Span, rows: Rows, grain: Exclude<Grain, 'hour'>): LeftOutStep[] {
  const steps = new Map<string, LeftOutStep>();
  for (const day of daysBetween(from, to)) {
    const key = stepOf(day, grain);
    const step = steps.get(key);
    if (step) step.span.to = day;
    else
      steps.set(key, {
        key,
        span: { from: day, to: day },
        all: 0,
        kinds: { programs: 0, again: 0, refused: 0 },
        reasons: {},
      });
  }
  for (const { reason, days = [] } of rows)
    for (const { day, count } of days) {
      const step = steps.get(stepOf(day, grain));
      if (!step) continue;
      step.all += count;
      step.kinds[kindOf(reason)] += count;
      step.reasons[reason] = (step.reasons[reason] ?? 0) + count;
    }
  return [...steps.values()];
}
