import type { Dimension, Figures, Filters, StatsRow } from '../../protocol/index.js';
import { compareRows, figuresOf, noSums, COUNTED, type Sums } from './counting.js';
import {
  amongShares,
  marksOf,
  showsAddressBar,
  UNKNOWN,
  type Mark,
  type Moment,
  type Recorded,
} from './marks.js';
import { localDay, localHour } from './time.js';

/** What a reader of the raw events asks for. */
export interface Breakdown {
  by: Dimension | null;
  filters: Filters;
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string;
  /** Zone of these days; null for the site's own, whose days the events carry. */
  timezone: string | null;
  /** Zone of the site. */
  siteTimezone: string;
  /** Arrivals count under the day of their share. */
  cohort: boolean;
}

const TOTAL = '';

/** Filters under which totals are still of page views, whose shares can be told. */
const OF_PAGES: ReadonlySet<string> = new Set(['page', 'day']);

/** Adds up events, in any order, to totals and rows of one dimension under any combination of filters. */
export class Tally {
  readonly #asked: Breakdown;
  readonly #filters: [Dimension, string][];
  readonly #amongShares: boolean;
  readonly #totalShowsAddressBar: boolean;
  readonly #rowsShowAddressBar: boolean;
  readonly #totals = noSums();
  readonly #rows = new Map<string, Sums>();
  /** Rows by the keys that visited them, by the day of these keys; a row is `=` and its key, or `TOTAL`. */
  readonly #visitors = new Map<string, Map<string, Set<string | number>>>();
  /** Page views that had a share, by the day of it, until that is settled; null where that is not asked of them. */
  readonly #sharing: Map<string, Set<string>> | null;

  constructor(asked: Breakdown) {
    this.#asked = asked;
    this.#filters = Object.entries(asked.filters) as [Dimension, string][];
    const dimensions = this.#filters.map(([dimension]) => dimension);
    this.#amongShares = amongShares(dimensions);
    this.#sharing =
      !asked.cohort && dimensions.every((dimension) => OF_PAGES.has(dimension)) ? new Map() : null;
    this.#totalShowsAddressBar = showsAddressBar(dimensions);
    this.#rowsShowAddressBar =
      this.#totalShowsAddressBar || (asked.by !== null && showsAddressBar([asked.by]));
  }

  /** `marks`: what the event adds, where that is known already. */
  add(recorded: Recorded, marks = marksOf(recorded)): void {
    const { by } = this.#asked;
    for (const mark of marks) {
      if (!this.#isAsked(mark)) continue;
      if (!mark.apart || this.#totalShowsAddressBar) {
        count(this.#totals, mark);
        if (mark.figures[0] === 'shares') this.#share(recorded.event);
        if (visits(mark, this.#amongShares)) this.#visit(TOTAL, recorded);
      }
      const value = by && this.#valueOf(mark, by);
      if (by === null || value === null || (mark.apart && !this.#rowsShowAddressBar)) continue;
      count(this.#sumsOf(value), mark);
      if (visits(mark, this.#amongShares || amongShares([by]))) this.#visit(`=${value}`, recorded);
    }
  }

  /** Whether an event's own mark, that of a share say, is among what is asked for: its day and its values. */
  asksFor(mark: Mark): boolean {
    return this.#isAsked(mark) && (!mark.apart || this.#totalShowsAddressBar);
  }

  /** Takes over everything another tally of the same question has added up. */
  merge(other: Tally): void {
    addSums(this.#totals, other.#totals);
    for (const [day, views] of other.#sharing ?? []) for (const view of views) this.#share({ day, view });
    for (const [key, sums] of other.#rows) addSums(this.#sumsOf(key), sums);
    for (const [day, rows] of other.#visitors) {
      for (const [row, keys] of rows) for (const key of keys) this.#visitAs(day, row, key);
    }
  }

  /**
   * Keeps of the days for which `isDone` only how many visitors there were, and page views with a share: no event
   * of such a day is to be added any more.
   */
  settle(isDone: (day: string) => boolean): void {
    const { by, cohort } = this.#asked;
    // Arrivals of one day may belong to shares of many.
    const keepsTotal = cohort && this.#amongShares;
    const keepsRows = keepsTotal || (cohort && by !== null && amongShares([by]));
    for (const [day, rows] of this.#visitors) {
      if (!isDone(day)) continue;
      for (const [row, keys] of rows) {
        if (row === TOTAL ? keepsTotal : keepsRows) continue;
        this.#sumsAt(row).visitors += keys.size;
        rows.delete(row);
      }
      if (rows.size === 0) this.#visitors.delete(day);
    }
    for (const [day, views] of this.#sharing ?? []) {
      if (!isDone(day)) continue;
      this.#totals.sharing += views.size;
      this.#sharing?.delete(day);
    }
  }

  /** Counts what is known by its day only, and was refused at the door: in the totals and under its day. */
  addRefused(day: string, refused: number): void {
    if (this.#filters.length > 0 || refused === 0) return;
    this.#totals.left_out += refused;
    if (this.#asked.by === 'day') this.#sumsOf(day).left_out += refused;
  }

  /** The figures so far; rows in the order of the answer, all of them. */
  answer(): { totals: Figures; sharing: number | null; rows: StatsRow[] } {
    const { by } = this.#asked;
    const totals = { ...this.#totals };
    const rows = new Map([...this.#rows].map(([key, sums]) => [key, { ...sums }]));
    for (const day of this.#visitors.values()) {
      for (const [row, keys] of day) {
        const sums = row === TOTAL ? totals : rows.get(row.slice(1));
        if (sums) sums.visitors += keys.size;
      }
    }
    for (const views of this.#sharing?.values() ?? []) totals.sharing += views.size;
    const filters = this.#filters.map(([dimension]) => dimension);
    const list =
      by === null ? [] : [...rows].map(([key, sums]) => ({ key, ...figuresOf(by, sums, filters) }));
    return {
      totals: figuresOf('total', totals, filters),
      sharing: this.#sharing && totals.sharing,
      rows: list.sort(orderOf(by)),
    };
  }

  #isAsked(mark: Mark): boolean {
    const { from, to } = this.#asked;
    const day = this.#dayOf(mark.moment);
    if (day < from || to < day) return false;
    return this.#filters.every(([dimension, value]) => this.#valueOf(mark, dimension) === value);
  }

  #dayOf({ at, day }: Moment): string {
    const { timezone } = this.#asked;
    return timezone === null ? day : localDay(at, timezone);
  }

  #valueOf(mark: Mark, dimension: Dimension): string | null {
    switch (dimension) {
      case 'day':
        return this.#dayOf(mark.moment);
      case 'hour':
        return localHour(mark.moment.at, this.#asked.timezone ?? this.#asked.siteTimezone);
      case 'country':
      case 'device':
      case 'browser':
      case 'language':
        return mark.traits[dimension] ?? UNKNOWN;
      case 'referrer':
      case 'campaign':
        return mark.landed ? mark.traits[dimension] : null;
      case 'channel':
      case 'method':
      case 'visibility':
      case 'generation':
      case 'source':
      case 'page':
        return mark[dimension];
    }
  }

  #visit(row: string, { event }: Recorded): void {
    if (event.key !== null) this.#visitAs(event.day, row, event.key);
  }

  #visitAs(day: string, row: string, key: string | number): void {
    let rows = this.#visitors.get(day);
    if (!rows) this.#visitors.set(day, (rows = new Map<string, Set<string | number>>()));
    const keys = rows.get(row);
    if (keys) keys.add(key);
    else rows.set(row, new Set([key]));
  }

  #share({ day, view }: { day: string; view: string }): void {
    const views = this.#sharing?.get(day);
    if (views) views.add(view);
    else this.#sharing?.set(day, new Set([view]));
  }

  #sumsAt(row: string): Sums {
    return row === TOTAL ? this.#totals : this.#sumsOf(row.slice(1));
  }

  #sumsOf(key: string): Sums {
    let sums = this.#rows.get(key);
    if (!sums) this.#rows.set(key, (sums = noSums()));
    return sums;
  }
}

/** The order of rows: days and hours as they come, others by what they brought. */
function orderOf(by: Dimension | null): (a: StatsRow, b: StatsRow) => number {
  if (by === 'day') return (a, b) => (a.key < b.key ? -1 : 1);
  // By time, not by text: of an hour that comes twice the later one has the smaller offset.
  if (by === 'hour') return (a, b) => Date.parse(a.key) - Date.parse(b.key);
  return compareRows;
}

function visits(mark: Mark, among: boolean): boolean {
  return mark.visits === 'always' || (among && mark.visits === 'among-shares');
}

function count(sums: Sums, { figures }: Mark): void {
  for (const figure of figures) sums[figure] += 1;
}

function addSums(to: Sums, more: Sums): void {
  for (const figure of COUNTED) to[figure] += more[figure];
}
