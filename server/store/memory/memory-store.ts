import { randomBytes } from 'node:crypto';
import type { StatsRow } from '../../../protocol/index.js';
import type { LeftOutReason } from '../../domain/admitted.js';
import {
  compareRows,
  contributions,
  figuresOf,
  noSums,
  type CounterDimension,
  type Sums,
} from '../../domain/counting.js';
import { compareEvents, factsOf, type Facts, type Outcome } from '../../domain/facts.js';
import { lastForgottenDay } from '../../domain/time.js';
import type { Append, KeyRecord, Site, Span, Store } from '../port.js';
import { resolveAll } from './resolve-all.js';

interface Kept {
  site: Site;
  events: Map<string, { facts: Facts; title: string | null }>;
  refused: Append['refused'];
  salts: Map<string, string>;
  /** Days up to this one are final; '' where none is. */
  finalDay: string;
  settled: Map<string, Outcome>;
}

/**
 * The reference engine: keeps everything in memory and works every answer out from the events themselves, on
 * each question anew. For tests and trials; nothing survives it.
 */
export function createMemoryStore(): Store {
  const sites = new Map<string, Kept>();
  const keys = new Map<string, KeyRecord>();

  const keptOf = (id: string): Kept => {
    const kept = sites.get(id);
    if (!kept) throw new Error(`there is no site ${id}`);
    return kept;
  };

  /** Sums by value of a dimension, over the days of a span. */
  const sumUp = ({ site, from, to }: Span, dimension: CounterDimension | 'day'): Map<string, Sums> => {
    const { events, refused, settled } = keptOf(site);
    const facts = [...events.values()].map((event) => event.facts);
    const outcomes = resolveAll(facts, settled);
    const sums = new Map<string, Sums>();
    const sumsOf = (value: string) => {
      let found = sums.get(value);
      if (!found) sums.set(value, (found = noSums()));
      return found;
    };
    const within = (day: string) => from <= day && day <= to;
    const visitors = new Map<string, Set<string>>();
    for (const event of facts) {
      const outcome = outcomes.get(event.id);
      if (!outcome || !within(event.day)) continue;
      for (const { dimension: of, value, figures, visits } of contributions(event, outcome)) {
        if (of !== (dimension === 'day' ? 'total' : dimension)) continue;
        const row = dimension === 'day' ? event.day : value;
        for (const figure of figures) sumsOf(row)[figure] += 1;
        if (!visits || event.key === null) continue;
        let known = visitors.get(row);
        if (!known) visitors.set(row, (known = new Set()));
        known.add(`${event.day} ${event.key}`);
      }
    }
    for (const [row, known] of visitors) sumsOf(row).visitors = known.size;
    for (const { day, reason, count } of refused) {
      if (!within(day) || count === 0) continue;
      if (dimension === 'total') sumsOf('').left_out += count;
      if (dimension === 'day') sumsOf(day).left_out += count;
      if (dimension === 'reason') sumsOf(reason).left_out += count;
    }
    return sums;
  };

  const titleOf = (site: string, page: string): string | null => {
    const titled = [...keptOf(site).events.values()]
      .filter(({ facts, title }) => facts.page === page && title !== null && facts.leftOut === null)
      .sort((a, b) => compareEvents(a.facts, b.facts));
    return titled.at(-1)?.title ?? null;
  };

  // Every method answers by a promise, also where it fails.
  const soon = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(work()));

  return {
    putSite: (site) =>
      soon(() => {
        const kept = sites.get(site.id);
        const copy = structuredClone(site);
        if (kept) kept.site = copy;
        else
          sites.set(site.id, {
            site: copy,
            events: new Map(),
            refused: [],
            salts: new Map(),
            finalDay: '',
            settled: new Map(),
          });
      }),

    getSite: (id) => soon(() => structuredClone(sites.get(id)?.site)),

    listSites: () =>
      soon(() =>
        [...sites.values()]
          .map(({ site }) => structuredClone(site))
          .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
      ),

    getSalt: (site, day) =>
      soon(() => {
        const { salts, finalDay } = keptOf(site);
        if (day <= finalDay) return;
        let salt = salts.get(day);
        if (salt === undefined) salts.set(day, (salt = randomBytes(32).toString('base64url')));
        return salt;
      }),

    append: ({ site, events, refused }) =>
      soon(() => {
        const kept = keptOf(site);
        // Read them all before any is kept: a batch that cannot be read leaves nothing.
        const read = events.map((event) => ({
          facts: factsOf(event),
          title: 'title' in event ? event.title : null,
        }));
        kept.refused.push(...structuredClone(refused));
        return read.map((event) => {
          if (kept.events.has(event.facts.id)) return 'duplicate';
          kept.events.set(event.facts.id, event);
          return 'accepted';
        });
      }),

    stats: (query) =>
      soon(() => {
        const { by, limit } = query;
        const totals = figuresOf('total', sumUp(query, 'total').get('') ?? noSums());
        if (by === null) return { totals, rows: [] };
        const rows: StatsRow[] = [];
        for (const [key, sums] of sumUp(query, by)) {
          const title = by === 'page' ? titleOf(query.site, key) : null;
          rows.push({ key, ...(title !== null && { title }), ...figuresOf(by, sums) });
        }
        rows.sort(by === 'day' ? (a, b) => (a.key < b.key ? -1 : 1) : compareRows);
        return { totals, rows: rows.slice(0, limit) };
      }),

    leftOut: (span) =>
      soon(() =>
        [...sumUp(span, 'reason')]
          .map(([reason, sums]) => ({ reason: reason as LeftOutReason, count: sums.left_out }))
          .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      ),

    putKey: (key) => soon(() => void keys.set(key.hash, { ...key })),

    getKey: (hash) =>
      soon(() => {
        const key = keys.get(hash);
        return key && { ...key };
      }),

    forget: (now) =>
      soon(() => {
        for (const kept of sites.values()) {
          const last = lastForgottenDay(now, kept.site.timezone);
          if (last <= kept.finalDay) continue;
          const outcomes = resolveAll(
            [...kept.events.values()].map(({ facts }) => facts),
            kept.settled,
          );
          const numbers = new Map<string, number>();
          for (const { facts } of kept.events.values()) {
            if (facts.day > last) continue;
            const outcome = outcomes.get(facts.id);
            if (outcome) kept.settled.set(facts.id, outcome);
            if (typeof facts.key !== 'string') continue;
            const place = `${facts.day} ${facts.key}`;
            facts.key = numbers.get(place) ?? numbers.set(place, numbers.size + 1).size;
          }
          for (const day of kept.salts.keys()) if (day <= last) kept.salts.delete(day);
          kept.finalDay = last;
        }
      }),

    close: () => Promise.resolve(),
  };
}
