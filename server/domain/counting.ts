import { CHANNELS, type Dimension, type Figures, type StatsRow } from '../../protocol/index.js';
import type { Facts, Outcome } from './facts.js';
import { UNKNOWN, type Traits } from './marks.js';
import { isArrival } from './match.js';
import { localHour } from './time.js';

/**
 * What is kept by the counters: everything but previews, which nobody can see yet (rule 12). `sharing`: distinct page
 * views that had a share, in all and of a page; nothing else has it.
 */
export const COUNTED = [
  'landings',
  'views',
  'shares',
  'arrivals',
  'unmatched',
  'visitors',
  'conversions',
  'left_out',
  'sharing',
] as const;
/** A figure kept by the counters. */
export type Counted = (typeof COUNTED)[number];

/** A figure that counts events. */
export type Figure = Exclude<Counted, 'visitors' | 'sharing'>;

/** Sums of the counters over some days. */
export type Sums = Record<Counted, number>;

/**
 * What the counters are kept by, beside the day: the dimensions; `total` with the one value '';
 * `reason`, of what was left out.
 */
export type CounterDimension = Exclude<Dimension, 'day'> | 'total' | 'reason';

/**
 * Told what one event adds to one counter of its day. `visits`: the event's key, where it has one, is among the
 * visitors of this counter.
 */
export type Contribute = (
  dimension: CounterDimension,
  value: string,
  figures: readonly Figure[],
  visits: boolean,
) => void;

/** An event with all that counting asks. */
export interface Countable {
  facts: Facts;
  outcome: Outcome;
  traits: Traits;
}

const LEFT_OUT = ['left_out'] as const;
const VIEWS = ['views'] as const;
const CONVERSIONS = ['conversions'] as const;
const SHARES = ['shares'] as const;
const LANDINGS = ['landings'] as const;
const MATCHED = ['arrivals'] as const;
const UNMATCHED = ['arrivals', 'unmatched'] as const;

/**
 * Tells everything an event adds to the counters of its day: rules 4 to 9 in one place. `timezone`: the site's,
 * whose hours are counted.
 */
export function contribute(event: Countable, timezone: string, add: Contribute): void {
  const { facts, outcome } = event;
  const { source } = outcome;
  // What comes by the address bar may be no share at all: it stands in its own two rows and nowhere else.
  const apart = outcome.channel === 'address-bar';

  if (outcome.leftOut !== null) {
    contributeToAll(event, { timezone, figures: LEFT_OUT, visits: false }, add);
    add('reason', outcome.leftOut, LEFT_OUT, false);
    add('page', facts.page, LEFT_OUT, false);
    if (source !== null) add('source', source, LEFT_OUT, false);
    if (facts.type === 'landing') contributeByChannel(outcome, { figures: LEFT_OUT, visits: false }, add);
    return;
  }

  switch (facts.type) {
    case 'view':
      contributeToAll(event, { timezone, figures: VIEWS, visits: true }, add);
      add('page', facts.page, VIEWS, true);
      break;
    case 'conversion':
      contributeToAll(event, { timezone, figures: CONVERSIONS, visits: false }, add);
      add('page', facts.page, CONVERSIONS, false);
      break;
    case 'share':
      if (outcome.merged || (apart && !outcome.matched)) break;
      contributeByChannel(outcome, { figures: SHARES, visits: false }, add);
      if (!isShared(event)) break;
      contributeToAll(event, { timezone, figures: SHARES, visits: false }, add);
      add('page', outcome.page, SHARES, false);
      break;
    case 'landing': {
      contributeToAll(event, { timezone, figures: LANDINGS, visits: true }, add);
      add('page', facts.page, LANDINGS, true);
      if (source !== null) add('source', source, LANDINGS, true);
      if (!isArrival(facts, outcome)) break;
      const figures = outcome.matched ? MATCHED : UNMATCHED;
      contributeByChannel(outcome, { figures, visits: true }, add);
      if (apart) break;
      contributeToAll(event, { timezone, figures, visits: false }, add);
      add('page', outcome.page, figures, false);
      if (source !== null) add('source', source, figures, false);
      break;
    }
  }
}

/** Whether an event is a share that counts in the totals, and so makes its page view one that had a share. */
export function isShared({ facts, outcome }: Pick<Countable, 'facts' | 'outcome'>): boolean {
  const { leftOut, merged, channel } = outcome;
  return facts.type === 'share' && leftOut === null && !merged && channel !== 'address-bar';
}

/** What an event tells of its reader and of the way it came goes with the totals. */
function contributeToAll(
  { facts, traits }: Countable,
  { timezone, figures, visits }: { timezone: string; figures: readonly Figure[]; visits: boolean },
  add: Contribute,
): void {
  add('total', '', figures, visits);
  add('country', traits.country ?? UNKNOWN, figures, visits);
  add('device', traits.device ?? UNKNOWN, figures, visits);
  add('browser', traits.browser ?? UNKNOWN, figures, visits);
  add('language', traits.language ?? UNKNOWN, figures, visits);
  add('hour', localHour(facts.at, timezone), figures, visits);
  if (facts.type !== 'landing') return;
  if (traits.referrer !== null) add('referrer', traits.referrer, figures, visits);
  if (traits.campaign !== null) add('campaign', traits.campaign, figures, visits);
}

function contributeByChannel(
  { channel, method, generation }: Outcome,
  { figures, visits }: { figures: readonly Figure[]; visits: boolean },
  add: Contribute,
): void {
  if (channel === null || method === null || generation === null) return;
  add('channel', channel, figures, visits);
  add('method', method, figures, visits);
  if (channel === 'address-bar') return;
  add('visibility', CHANNELS[channel].visibility, figures, visits);
  add('generation', String(generation), figures, visits);
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
    sharing: 0,
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
