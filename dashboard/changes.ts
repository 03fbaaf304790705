import { perShare, type Figures, type StatsAnswer } from '../protocol/index.js';
import { pageViews } from './rows.js';

/** A figure beside what it was; null where there is no such figure. */
export interface Change {
  now: number | null;
  before: number | null;
  /** By how much it changed, and by what part of what it was; null where that cannot be told. */
  by: number | null;
  part: number | null;
}

/** How a figure changed. From nothing to something is no part of anything. */
export function changeOf(now: number | null, before: number | null): Change {
  const by = now === null || before === null ? null : now - before;
  return { now, before, by, part: by === null || !before ? null : by / before };
}

/** Page views with at least one share ÷ all page views (rule 3); null where either is not known, or there were none. */
export function shareRate({ sharing, totals }: Pick<StatsAnswer, 'sharing' | 'totals'>): number | null {
  const views = pageViews(totals);
  return sharing === null || !views ? null : sharing / views;
}

/** The figures at the top of the page, by their names. */
export type Headline = 'shares' | 'arrivals' | 'perShare' | 'visitors' | 'shareRate' | 'conversions';

/** What each of them is, and was. */
export function headlines(now: StatsAnswer, before: StatsAnswer | null): Record<Headline, Change> {
  const of = (figure: (answer: StatsAnswer) => number | null) =>
    changeOf(figure(now), before && figure(before));
  const plain = (name: keyof Figures) => of(({ totals }) => totals[name]);
  return {
    shares: plain('shares'),
    arrivals: plain('arrivals'),
    perShare: of(({ totals }) => perShare(totals)),
    visitors: plain('visitors'),
    shareRate: of(shareRate),
    conversions: plain('conversions'),
  };
}

/** What is to be said of the days that figures are held against: nothing was recorded yet, or only later on. */
export function recordOf(before: StatsAnswer, since: string | null): 'none' | 'begun' | 'whole' {
  if (since === null || since > before.to) return 'none';
  return since > before.from || before.read !== undefined ? 'begun' : 'whole';
}
