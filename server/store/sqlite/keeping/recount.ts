import type { Database } from 'better-sqlite3';
import {
  contribute,
  COUNTED,
  isShared,
  noSums,
  type Countable,
  type Sums,
} from '../../../domain/counting.js';
import { COUNTER_DIMENSIONS, dayName, dayNumber, FIRST_TRAIT } from '../codes.js';
import type { EventTable } from '../event-table.js';

const TOTAL = COUNTER_DIMENSIONS.indexOf('total');
const PAGE = COUNTER_DIMENSIONS.indexOf('page');

/** A counter of a site. */
export interface CounterPlace {
  dimension: number;
  day: number;
  value: string;
}

/** A counter that is not what the raw events make it. */
export interface Mismatch extends CounterPlace {
  kept: Sums;
  recounted: Sums;
}

/** Days `from` to `to` of a site by its number, both ends included. */
export interface Days {
  site: number;
  from: number;
  to: number;
}

/** Events whose days are recounted at a time: their distinct visitors stand in memory. */
const GROUP_OF_EVENTS = 250_000;

/** Consecutive days together, as many as hold about `GROUP_OF_EVENTS`, with the number of events. */
export function groupsOfDays(db: Database, { site, from, to }: Days): (Days & { events: number })[] {
  const days = db
    .prepare<[Days], { day: number; events: number }>(
      `select day, sum(events) as events from (
         select day, count(*) as events from event where site = @site and day between @from and @to group by day
         union all
         select distinct day, 0 from counter where site = @site and day between @from and @to
       ) group by day order by day`,
    )
    .all({ site, from, to });
  const groups: (Days & { events: number })[] = [];
  for (const { day, events } of days) {
    const last = groups.at(-1);
    if (last && last.events + events <= GROUP_OF_EVENTS) {
      last.to = day;
      last.events += events;
    } else groups.push({ site, from: day, to: day, events });
  }
  return groups;
}

/** A counter with its figures. */
export type Counter = CounterPlace & Sums;

/** Prepares to read all counters of days of a site, whatever they are of. */
export function countersOf(db: Database): (days: Days) => Counter[] {
  const find = db.prepare<[Days], Counter>(
    `select dimension, day, text as value, ${COUNTED.join(', ')}
     from counter join string on string.id = value where site = @site and day between @from and @to`,
  );
  return ({ site, from, to }) => find.all({ site, from, to });
}

/** Counters as events make them, each event added once. */
export class Recount {
  readonly #timezone;
  readonly #right = new Map<
    string,
    CounterPlace & { sums: Sums; visitors: Set<string | number>; sharing: Set<string> }
  >();

  constructor(timezone: string) {
    this.#timezone = timezone;
  }

  add(event: Countable): void {
    const { facts } = event;
    const day = dayNumber(facts.day);
    if (isShared(event)) {
      for (const [dimension, value] of [
        [TOTAL, ''],
        [PAGE, event.outcome.page],
      ] as const)
        this.#at({ dimension, day, value }).sharing.add(facts.view);
    }
    contribute(event, this.#timezone, (dimension, value, figures, visits) => {
      const counter = this.#at({ dimension: COUNTER_DIMENSIONS.indexOf(dimension), day, value });
      for (const figure of figures) counter.sums[figure] += 1;
      if (visits && facts.key !== null) counter.visitors.add(facts.key);
    });
  }

  /** Counters that are kept otherwise, or not at all. */
  mismatches(kept: readonly Counter[]): Mismatch[] {
    const missing = new Map(
      [...this.#right].map(([name, { sums, visitors, sharing, ...place }]) => [
        name,
        { place, sums: { ...sums, visitors: visitors.size, sharing: sharing.size } },
      ]),
    );
    const wrong: Mismatch[] = [];
    for (const { dimension, day, value, ...sums } of kept) {
      const place = { dimension, day, value };
      const recounted = missing.get(nameOf(place))?.sums ?? noSums();
      missing.delete(nameOf(place));
      if (!same(sums, recounted)) wrong.push({ ...place, kept: sums, recounted });
    }
    for (const { place, sums } of missing.values())
      if (!same(sums, noSums())) wrong.push({ ...place, kept: noSums(), recounted: sums });
    return wrong;
  }

  #at(place: CounterPlace) {
    const name = nameOf(place);
    let found = this.#right.get(name);
    if (!found)
      this.#right.set(name, (found = { ...place, sums: noSums(), visitors: new Set(), sharing: new Set() }));
    return found;
  }
}

/** Counters of the days that are not what the raw events make them, within the caller's transaction. */
export function recount(
  db: Database,
  events: EventTable,
  { site, from, to, timezone }: Days & { timezone: string },
): Mismatch[] {
  const right = new Recount(timezone);
  for (const event of events.ofDays(site, from, to)) right.add(event);
  const wrong = right.mismatches(countersOf(db)({ site, from, to }));
  const traitsFrom = db
    .prepare<[number], number | null>('select traits_from from site where n = ?')
    .pluck()
    .get(site);
  return wrong.filter(({ dimension, day }) => dimension < FIRST_TRAIT || day >= (traitsFrom ?? 0));
}

/** A mismatch in words. */
export function describeMismatch({ dimension, day, value, kept, recounted }: Mismatch): string {
  const figures = COUNTED.filter((figure) => kept[figure] !== recounted[figure]);
  const place = [COUNTER_DIMENSIONS[dimension], value].filter((text) => text !== '').join(' ');
  return `${dayName(day)}, ${place}: ${figures.map((figure) => `${figure} ${kept[figure]}, by the events ${recounted[figure]}`).join('; ')}`;
}

function nameOf({ dimension, day, value }: CounterPlace): string {
  return `${dimension} ${day} ${value}`;
}

function same(a: Sums, b: Sums): boolean {
  return COUNTED.every((figure) => a[figure] === b[figure]);
}
