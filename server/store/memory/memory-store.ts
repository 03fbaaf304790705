import { randomBytes } from 'node:crypto';
import type { LivePage, Passage } from '../../../protocol/index.js';
import type { LeftOutReason } from '../../domain/admitted.js';
import { ArticleTally } from '../../domain/article-tally.js';
import { breakdownOf, mintedMoment } from '../../domain/ask.js';
import { compareEvents, factsOf, type Facts, type Outcome } from '../../domain/facts.js';
import { DelayTally } from '../../domain/delays.js';
import { marksOf, traitsOf, type Traits } from '../../domain/marks.js';
import { holdsToken, isArrival, isOwner } from '../../domain/match.js';
import { Tally } from '../../domain/tally.js';
import { lastForgottenDay } from '../../domain/time.js';
import type { Append, KeyRecord, Lately, Site, Stats, StatsQuery, Store } from '../port.js';
import { resolveAll } from './resolve-all.js';

const MINUTE_MS = 60_000;

interface Kept {
  site: Site;
  events: Map<string, { facts: Facts; title: string | null; traits: Traits; passage: Passage | null }>;
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

  const within = ({ from, to }: { from: string; to: string }, day: string) => from <= day && day <= to;

  /** Everything of a site that a question asks for. */
  const tallyOf = (query: StatsQuery): Tally => {
    const { site, events, refused, settled } = keptOf(query.site);
    const asked = breakdownOf(query, site.timezone);
    const tally = new Tally(asked);
    const kept = [...events.values()];
    const facts = kept.map((event) => event.facts);
    const outcomes = resolveAll(facts, settled);
    const sorted = [...facts].sort(compareEvents);
    const momentOf = (token: string) =>
      sorted.find((share) => share.type === 'share' && holdsToken(share) && share.token === token) ??
      mintedMoment(token, site.timezone);
    for (const { facts: event, traits } of kept) {
      const outcome = outcomes.get(event.id);
      if (!outcome) continue;
      const { token } = event;
      const shared =
        asked.cohort && token !== null
          ? outcome.matched
            ? momentOf(token)
            : mintedMoment(token, site.timezone)
          : undefined;
      tally.add({ event, outcome, traits, ...(shared && { shared }) });
    }
    for (const { day, count } of refused) if (within(asked, day)) tally.addRefused(day, count);
    return tally;
  };

  const statsOf = (query: StatsQuery): Stats => {
    const { rows, ...totals } = tallyOf(query).answer();
    return {
      ...totals,
      rows: rows.slice(0, query.limit).map((row) => {
        const title = query.by === 'page' ? titleOf(query.site, row.key) : null;
        return { ...row, ...(title !== null && { title }) };
      }),
    };
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
          traits: traitsOf(event),
          passage: event.type === 'share' ? event.passage : null,
        }));
        kept.refused.push(...structuredClone(refused));
        return read.map((event) => {
          if (kept.events.has(event.facts.id)) return 'duplicate';
          kept.events.set(event.facts.id, event);
          return 'accepted';
        });
      }),

    stats: (query) => soon(() => statsOf(query)),

    report: ({ by, ...query }) =>
      soon(() => {
        const ever = { site: query.site, from: '0000-01-01', to: '9999-12-31' };
        const first = statsOf({ ...ever, by: 'day', limit: Infinity }).rows.find(
          ({ landings, views, shares, arrivals }) => landings || views || shares || arrivals,
        );
        return {
          since: first?.key ?? null,
          answers: by.map((each) => statsOf({ ...query, by: each })),
        };
      }),

    delays: ({ now, ...query }) =>
      soon(() => {
        const { site, events, settled } = keptOf(query.site);
        const asked = new Tally(breakdownOf({ ...query, by: null }, site.timezone));
        const delays = new DelayTally();
        const kept = [...events.values()];
        const outcomes = resolveAll(
          kept.map(({ facts }) => facts),
          settled,
        );
        const sorted = kept.map(({ facts }) => facts).sort(compareEvents);
        for (const { facts: share, traits } of kept) {
          const outcome = outcomes.get(share.id);
          if (!outcome || !isOwner(share, outcome)) continue;
          const [mark] = marksOf({ event: share, outcome, traits });
          if (!mark || !asked.asksFor(mark)) continue;
          const arrived = sorted.filter((event) => {
            const landed = event.token === share.token && event.at <= now && outcomes.get(event.id);
            return landed && isArrival(event, landed) && landed.matched;
          });
          const [first, last] = [arrived[0], arrived.at(-1)];
          delays.add({ at: share.at, arrivals: first && last ? { first: first.at, last: last.at } : null });
        }
        return delays.answer(now);
      }),

    leftOut: (span) =>
      soon(() => {
        const { events, refused, settled } = keptOf(span.site);
        const reasons = new Map<LeftOutReason, Map<string, number>>();
        const add = (day: string, reason: LeftOutReason, count: number) => {
          if (!within(span, day) || count === 0) return;
          const days = reasons.get(reason) ?? new Map<string, number>();
          reasons.set(reason, days.set(day, (days.get(day) ?? 0) + count));
        };
        const facts = [...events.values()].map((event) => event.facts);
        for (const [id, { leftOut }] of resolveAll(facts, settled)) {
          const day = events.get(id)?.facts.day;
          if (leftOut !== null && day !== undefined) add(day, leftOut, 1);
        }
        for (const { day, reason, count } of refused) add(day, reason, count);
        return [...reasons]
          .map(([reason, days]) => ({
            reason,
            count: [...days.values()].reduce((sum, count) => sum + count, 0),
            ...(span.byDay && {
              days: [...days]
                .map(([day, count]) => ({ day, count }))
                .sort((a, b) => (a.day < b.day ? -1 : 1)),
            }),
          }))
          .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
      }),

    article: (query) =>
      soon(() => {
        const { events, settled } = keptOf(query.site);
        const kept = [...events.values()];
        const outcomes = resolveAll(
          kept.map(({ facts }) => facts),
          settled,
        );
        const tally = new ArticleTally();
        for (const { facts, passage } of kept) {
          const outcome = outcomes.get(facts.id)!;
          const { page, leftOut, merged, matched, channel, method, generation, parent } = outcome;
          if (facts.type !== 'share' || leftOut !== null || merged || !within(query, facts.day)) continue;
          if (page !== query.page || channel === null || method === null || generation === null) continue;
          if (channel === 'address-bar' && !matched) continue;
          const arrivals = kept
            .map((other) => other.facts)
            .filter((other) => other.token === facts.token && isArrival(other, outcomes.get(other.id)!))
            .filter(({ id }) => outcomes.get(id)!.matched);
          const { id, at, token } = facts;
          tally.add({ id, at, token, parent, channel, method, generation, passage }, arrivals);
        }
        return { title: titleOf(query.site, query.page), ...tally.answer() };
      }),

    lately: ({ site, until, minutes, limit, pages }) =>
      soon(() => {
        const { events, settled } = keptOf(site);
        const kept = [...events.values()];
        const outcomes = resolveAll(
          kept.map(({ facts }) => facts),
          settled,
        );
        const items: Lately[] = [];
        const sorted = kept.sort((a, b) => compareEvents(b.facts, a.facts));
        for (const { facts, traits } of sorted) {
          const { leftOut, merged, matched, channel, generation, page } = outcomes.get(facts.id)!;
          if (leftOut !== null || merged || channel === null || generation === null) continue;
          const type = facts.type === 'share' ? 'share' : 'arrival';
          if (type === 'share' && channel === 'address-bar' && !matched) continue;
          const { id, at } = facts;
          const { country } = traits;
          items.push({ id, type, at, page, title: titleOf(site, page), channel, generation, country });
        }
        const last = (count: number) =>
          items.filter(({ at }) => at > until - count * MINUTE_MS && at <= until);
        const counted = (count: number, type: Lately['type']) =>
          last(count).filter((item) => item.type === type && item.channel !== 'address-bar').length;
        const whole = last(Math.max(...minutes));
        const byPage = new Map<string, LivePage>();
        for (const { page, title, type, channel } of whole) {
          if (channel === 'address-bar') continue;
          const row = byPage.get(page) ?? { page, title, shares: 0, arrivals: 0 };
          row[type === 'share' ? 'shares' : 'arrivals'] += 1;
          byPage.set(page, row);
        }
        return {
          items: whole.slice(0, limit),
          pages: [...byPage.values()]
            .sort(
              (a, b) =>
                b.shares + b.arrivals - (a.shares + a.arrivals) ||
                (a.page < b.page ? -1 : a.page > b.page ? 1 : 0),
            )
            .slice(0, pages),
          counts: minutes.map((count) => ({
            minutes: count,
            shares: counted(count, 'share'),
            arrivals: counted(count, 'arrival'),
          })),
        };
      }),

    putKey: (key) => soon(() => void keys.set(key.hash, { ...key })),

    getKey: (hash) =>
      soon(() => {
        const key = keys.get(hash);
        return key && { ...key };
      }),

    forget: (now) =>
      soon(() => {
        for (const kept of sites.values()) {
          const until = lastForgottenDay(now, kept.site.timezone);
          // Days that nothing ties to people are not made final.
          const tied = [...kept.events.values()].filter(({ facts }) => typeof facts.key === 'string');
          const days = [...kept.salts.keys(), ...tied.map(({ facts }) => facts.day)];
          const last = days
            .filter((day) => day <= until)
            .sort()
            .at(-1);
          if (last === undefined || last <= kept.finalDay) continue;
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
