import type { Database } from 'better-sqlite3';
import type { Dimension, StatsRow } from '../../../protocol/index.js';
import type { LeftOutReason } from '../../domain/admitted.js';
import { COUNTED, figuresOf, noSums, type CounterDimension, type Sums } from '../../domain/counting.js';
import type { Breakdown } from '../../domain/tally.js';
import type { LeftOutCount, Stats } from '../port.js';
import { COUNTER_DIMENSIONS, dayName, dayNumber, FIRST_TRAIT } from './codes.js';

/** Figures; counters have all the days. */
type FromCounters = Omit<Stats, 'read'>;

/**
 * A site by its number, and the days from which on what events tell of their readers is counted, and page views with
 * a share; null for ever.
 */
interface CountedFrom {
  n: number;
  traits_from: number | null;
  sharing_from: number | null;
}
const REASON = COUNTER_DIMENSIONS.indexOf('reason');

/** Days of a site, by the numbers the database knows them by. */
interface DaySpan {
  site: number;
  from: number;
  to: number;
}

interface CounterRow extends Sums {
  key: string;
  title: string | null;
}

/** Answers from the counters: a few rows a day, however many events there were. */
export class CounterReading {
  readonly #statements;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** The first day on which anything was read or shared; null where nothing ever was. */
  since(site: number): string | null {
    const day = this.#statements.since.get({ site, dimension: COUNTER_DIMENSIONS.indexOf('total') });
    return day === undefined ? null : dayName(day);
  }

  /**
   * The answer, or undefined where no counter has it. Counters have the site's own days, everything or one
   * value of one dimension, by nothing, by day, or by that dimension.
   */
  stats(site: CountedFrom, asked: Breakdown, limit: number): FromCounters | undefined {
    const { by, filters, timezone, cohort } = asked;
    const [filter, ...more] = Object.entries(filters) as [Exclude<Dimension, 'day'>, string][];
    if (timezone !== null || cohort || more.length > 0) return;
    const span = { site: site.n, from: dayNumber(asked.from), to: dayNumber(asked.to) };
    const isKept = (dimension: CounterDimension) =>
      COUNTER_DIMENSIONS.indexOf(dimension) < FIRST_TRAIT || span.from >= (site.traits_from ?? 0);
    const dimension = filter?.[0];
    if (by !== null && by !== 'day' && by !== (dimension ?? by)) return;
    if ([dimension, by].some((kept) => kept && kept !== 'day' && !isKept(kept))) return;
    const answer = filter
      ? this.#one(span, { dimension: filter[0], value: filter[1], by, limit })
      : this.#all(span, by, limit);
    // All page views can be told to have had a share, and those of a page.
    const isTold = (dimension ?? 'page') === 'page' && !(span.from < (site.sharing_from ?? 0));
    return { ...answer, sharing: isTold ? answer.sharing : null };
  }

  #all(span: DaySpan, by: Dimension | null, limit: number): FromCounters {
    const statements = this.#statements;
    const refusedByDay = new Map(statements.refusedByDay.all(span).map(({ day, count }) => [day, count]));
    const total = { ...span, dimension: COUNTER_DIMENSIONS.indexOf('total') };
    const sums = statements.total.get(total) ?? noSums();
    for (const count of refusedByDay.values()) sums.left_out += count;
    const totals = figuresOf('total', sums);
    const { sharing } = sums;
    if (by === null) return { totals, sharing, rows: [] };
    if (by !== 'day') return { totals, sharing, rows: this.#rows(by, span, limit) };

    const days = new Map<number, Sums>(statements.days.all(total).map(({ day, ...rest }) => [day, rest]));
    for (const [day, count] of refusedByDay) {
      const known = days.get(day) ?? noSums();
      days.set(day, { ...known, left_out: known.left_out + count });
    }
    const rows = [...days].sort(([a], [b]) => a - b).slice(0, limit);
    return {
      totals,
      sharing,
      rows: rows.map(([day, rest]) => ({ key: dayName(day), ...figuresOf('day', rest) })),
    };
  }

  #one(
    span: DaySpan,
    asked: { dimension: Exclude<Dimension, 'day'>; value: string; by: Dimension | null; limit: number },
  ): FromCounters {
    const { dimension, value, by, limit } = asked;
    const place = { ...span, dimension: COUNTER_DIMENSIONS.indexOf(dimension), value };
    const sums = this.#statements.valueTotal.get(place) ?? noSums();
    const { sharing } = sums;
    const totals = figuresOf('total', sums, [dimension]);
    if (by === null) return { totals, sharing, rows: [] };
    if (by === 'day') {
      const days = this.#statements.valueDays.all({ ...place, limit });
      const rows = days.map(({ day, ...rest }) => ({
        key: dayName(day),
        ...figuresOf('day', rest, [dimension]),
      }));
      return { totals, sharing, rows };
    }
    const some = Object.values(totals).some((figure: number | null) => figure !== null && figure > 0);
    if (!some) return { totals, sharing, rows: [] };
    const title =
      dimension === 'page' ? this.#statements.title.get({ site: span.site, page: value }) : undefined;
    return { totals, sharing, rows: [{ key: value, ...(title !== undefined && { title }), ...totals }] };
  }

  #rows(by: CounterDimension, span: DaySpan, limit: number): StatsRow[] {
    const dimension = COUNTER_DIMENSIONS.indexOf(by);
    // Hours come in order, which is not that of their names: few enough to be put in order here.
    const rows =
      by === 'hour'
        ? inOrder(this.#statements.hours.all({ ...span, dimension })).slice(0, limit)
        : this.#statements.rows.all({ ...span, dimension, limit });
    return rows.map(({ key, title, ...sums }) => ({
      key,
      ...(title !== null && { title }),
      ...figuresOf(by, sums),
    }));
  }

  /** What was left out, by reason. */
  leftOut(
    site: number,
    { byDay = false, ...days }: { from: string; to: string; byDay?: boolean | undefined },
  ): LeftOutCount[] {
    const span = { site, from: dayNumber(days.from), to: dayNumber(days.to) };
    const reasons = new Map<string, Map<number, number>>();
    for (const { reason, day, count } of this.#statements.leftOut.all({ ...span, dimension: REASON })) {
      const known = reasons.get(reason) ?? new Map<number, number>();
      reasons.set(reason, known.set(day, (known.get(day) ?? 0) + count));
    }
    return [...reasons]
      .map(([reason, counts]) => ({
        reason: reason as LeftOutReason,
        count: [...counts.values()].reduce((sum, count) => sum + count, 0),
        ...(byDay && {
          days: [...counts].sort(([a], [b]) => a - b).map(([day, count]) => ({ day: dayName(day), count })),
        }),
      }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }

  /** What was refused at the door, by day. */
  refused(site: number, days: { from: string; to: string }): { day: string; count: number }[] {
    const span = { site, from: dayNumber(days.from), to: dayNumber(days.to) };
    return this.#statements.refusedByDay.all(span).map(({ day, count }) => ({ day: dayName(day), count }));
  }

  /** The page's latest title; undefined where none was sent. */
  title(site: number, page: string): string | undefined {
    return this.#statements.title.get({ site, page });
  }
}

/** Hours by when they were: of one that comes twice, the later has the same beginning and another offset. */
function inOrder(rows: CounterRow[]): CounterRow[] {
  const placed = rows.map((row) => ({ row, at: Date.parse(row.key) }));
  return placed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

function prepare(db: Database) {
  const sums = COUNTED.map((figure) => `sum(${figure}) as ${figure}`).join(', ');
  // An account whose events were all taken back is none.
  const some = COUNTED.map((figure) => `sum(${figure})`).join(' + ') + ' > 0';
  const counters =
    'from counter where counter.site = @site and dimension = @dimension and counter.day between @from and @to';
  const refusals = 'from refusal where site = @site and day between @from and @to';
  // One look-up a day: the key of the counters ends in the value, which stands behind the day.
  const first = (which: 'min' | 'max') =>
    `(select ${which}(day) from counter where site = @site and dimension = @dimension)`;
  const one = `with recursive days (day) as (
      select max(@from, ${first('min')})
      union all select day + 1 from days where day < min(@to, ${first('max')})
    ), one as (
      select counter.* from days cross join counter on counter.site = @site and dimension = @dimension
        and counter.day = days.day and value = (select id from string where text = @value)
      where days.day between @from and @to
    )`;
  type Place = DaySpan & { dimension: number };
  return {
    since: db
      .prepare<[{ site: number; dimension: number }], number>(
        `select day from counter where site = @site and dimension = @dimension
           and landings + views + shares + arrivals > 0 order by day limit 1`,
      )
      .pluck(),
    refusedByDay: db.prepare<[DaySpan], { day: number; count: number }>(
      `select day, sum(count) as count ${refusals} group by day`,
    ),
    leftOut: db.prepare<[Place], { reason: string; day: number; count: number }>(
      `select text as reason, day, left_out as count
       ${counters.replace('counter where', 'counter join string on string.id = value where')} and left_out > 0
       union all
       select text, day, count ${refusals.replace('refusal', 'refusal join string on string.id = reason')} and count > 0`,
    ),
    total: db.prepare<[Place], Sums>(`select ${sums} ${counters} having ${some}`),
    days: db.prepare<[Place], Sums & { day: number }>(
      `select day, ${sums} ${counters} group by day having ${some}`,
    ),
    valueTotal: db.prepare<[Place & { value: string }], Sums>(
      `${one} select ${sums} from one having ${some}`,
    ),
    valueDays: db.prepare<[Place & { value: string; limit: number }], Sums & { day: number }>(
      `${one} select day, ${sums} from one group by day having ${some} order by day limit @limit`,
    ),
    title: db
      .prepare<[{ site: number; page: string }], string>(
        `select caption.text from title join string caption on caption.id = title.title
         where title.site = @site and title.page = (select id from string where text = @page)`,
      )
      .pluck(),
    hours: db.prepare<[Place], CounterRow>(
      `select text as key, null as title, ${sums}
       ${counters.replace('counter where', 'counter join string on string.id = value where')}
       group by value having ${some}`,
    ),
    rows: db.prepare<[Place & { limit: number }], CounterRow>(
      // Texts are looked up once the days of each value are added up: there are as many fewer of them.
      `with added as materialized (select value, ${sums} ${counters} group by value having ${some}), ranked as (
         select added.*, text as key from added join string on string.id = value
         order by arrivals desc, shares desc, landings desc, views desc, left_out desc, key limit @limit
       )
       select ranked.*, caption.text as title
       from ranked
       left join title on title.site = @site and title.page = value and @dimension = ${COUNTER_DIMENSIONS.indexOf('page')}
       left join string caption on caption.id = title.title
       order by arrivals desc, shares desc, landings desc, views desc, left_out desc, key`,
    ),
  };
}
