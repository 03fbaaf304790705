import { CHANNELS, type Dimension, type Figures, type StatsRow } from '../../protocol/index.js';
import { isArrival } from './match.js';
import type { Facts, Outcome } from './facts.js';

/** What is kept by the counters: everything but previews, which nobody can see yet (rule 12). */
export const COUNTED = [
  'landings',
  'views',
  'shares',
  'arrivals',
  'unmatched',
  'visitors',
  'conversions',
  'left_out',
] as const;
/** A figure kept by the counters. */
export type Counted = (typeof COUNTED)[number];

/** Sums of the counters over some days. */
export type Sums = Record<Counted, number>;

/**
 * What the counters are kept by, beside the day: the dimensions; `total` with the one value '';
 * `reason`, of what was left out.
 */
export type CounterDimension =
  'channel' | 'method' | 'visibility' | 'source' | 'page' | 'generation' | 'total' | 'reason';

/** What one event adds to one counter of its day. */
export interface Contribution {
  dimension: CounterDimension;
  value: string;
  figures: readonly Exclude<Counted, 'visitors'>[];
  /** The event's key, where it has one, is among the visitors of this counter. */
  visits: boolean;
}

/** Everything an event that came to `outcome` adds to the counters of its day: rules 4 to 9 in one place. */
export function contributions(event: Facts, outcome: Outcome): Contribution[] {
  const list: Contribution[] = [];
  const add = (
    dimension: CounterDimension,
    value: string,
    figures: Contribution['figures'],
    visits = false,
  ) => list.push({ dimension, value, figures, visits });

  const { channel, method, generation } = outcome;
  // What comes by the address bar may be no share at all: it stands in its own two rows and nowhere else.
  const apart = channel === 'address-bar';
  const addByChannel = (figures: Contribution['figures'], visits = false) => {
    if (channel === null || method === null || generation === null) return;
    add('channel', channel, figures, visits);
    add('method', method, figures, visits);
    if (apart) return;
    add('visibility', CHANNELS[channel].visibility, figures, visits);
    add('generation', String(generation), figures, visits);
  };

  if (outcome.leftOut !== null) {
    add('total', '', ['left_out']);
    add('reason', outcome.leftOut, ['left_out']);
    add('page', event.page, ['left_out']);
    if (outcome.source !== null) add('source', outcome.source, ['left_out']);
    if (event.type === 'landing') addByChannel(['left_out']);
    return list;
  }

  switch (event.type) {
    case 'view':
      add('total', '', ['views'], true);
      add('page', event.page, ['views'], true);
      break;
    case 'conversion':
      add('total', '', ['conversions']);
      add('page', event.page, ['conversions']);
      break;
    case 'share':
      if (outcome.merged || (apart && !outcome.matched)) break;
      addByChannel(['shares']);
      if (apart) break;
      add('total', '', ['shares']);
      add('page', outcome.page, ['shares']);
      break;
    case 'landing': {
      add('total', '', ['landings'], true);
      add('page', event.page, ['landings'], true);
      if (outcome.source !== null) add('source', outcome.source, ['landings'], true);
      if (!isArrival(event, outcome)) break;
      const figures = outcome.matched ? (['arrivals'] as const) : (['arrivals', 'unmatched'] as const);
      addByChannel(figures, true);
      if (apart) break;
      add('total', '', figures);
      add('page', outcome.page, figures);
      if (outcome.source !== null) add('source', outcome.source, figures);
      break;
    }
  }
  return list;
}

const BY_CHANNEL = ['shares', 'arrivals', 'unmatched', 'visitors', 'left_out'] as const;
const BY_LANDING = ['landings', 'arrivals', 'unmatched', 'visitors', 'left_out'] as const;

const KNOWN_FIGURES: Record<CounterDimension | Dimension, readonly Counted[]> = {
  total: COUNTED,
  day: COUNTED,
  hour: COUNTED,
  page: COUNTED,
  country: COUNTED,
  device: COUNTED,
  browser: COUNTED,
  language: COUNTED,
  source: BY_LANDING,
  referrer: BY_LANDING,
  campaign: BY_LANDING,
  channel: BY_CHANNEL,
  method: BY_CHANNEL,
  visibility: BY_CHANNEL,
  generation: BY_CHANNEL,
  reason: ['left_out'],
};

/**
 * Sums as a row shows them (rule 14): null where a row of this kind cannot have the figure, and no visitors
 * where there were visits but none of them had a key. `filters`: the dimensions it was narrowed by; it has
 * only what rows of each of them have.
 */
export function figuresOf(
  dimension: CounterDimension | Dimension,
  sums: Sums,
  filters: readonly Dimension[] = [],
): Figures {
  const known = [dimension, ...filters].map((name) => KNOWN_FIGURES[name]);
  const of = (figure: Counted) => (known.every((figures) => figures.includes(figure)) ? sums[figure] : null);
  const visited = sums.landings + sums.views + sums.arrivals > 0;
  return {
    landings: of('landings'),
    views: of('views'),
    shares: of('shares'),
    arrivals: of('arrivals'),
    unmatched: of('unmatched'),
    visitors: sums.visitors === 0 && visited ? null : of('visitors'),
    previews: null,
    conversions: of('conversions'),
    left_out: of('left_out'),
  };
}

/** Sums of nothing. */
export function noSums(): Sums {
  return {
    landings: 0,
    views: 0,
    shares: 0,
    arrivals: 0,
    unmatched: 0,
    visitors: 0,
    conversions: 0,
    left_out: 0,
  };
}

/** The order of rows other than days: most arrivals first, then shares, landings, views, left out; then by key. */
export function compareRows(a: StatsRow, b: StatsRow): number {
  for (const figure of ['arrivals', 'shares', 'landings', 'views', 'left_out'] as const) {
    const difference = (b[figure] ?? 0) - (a[figure] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
