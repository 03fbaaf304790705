import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseToken } from '../../protocol/index.js';
import { eventSchema } from '../http/schema.js';
import type { Act } from './act.js';
import { simulate, type WorldOptions } from './world.js';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 9, 5, 22);
const OPTIONS: WorldOptions = {
  seed: 1,
  from: FROM,
  to: FROM + 7 * DAY,
  timezone: 'Europe/Paris',
  origin: 'https://www.example.org',
  readers: 500,
  events: 8000,
};

const acts = [...simulate(OPTIONS)];
const reports = acts.map(({ report }) => report).filter((report) => report !== null);

describe('simulate', () => {
  it('makes the same world of the same options, on every machine', () => {
    const digest = (world: Iterable<Act>) => {
      const hash = createHash('sha256');
      for (const { at, report } of world)
        hash.update(JSON.stringify([at, report?.event, report?.sender, report?.receivedAt]));
      return hash.digest('hex').slice(0, 16);
    };
    expect(digest(acts)).toBe('c60df05ea56e6e6d');
    expect(digest(simulate({ ...OPTIONS, seed: 2 }))).not.toBe(digest(acts));
  });

  it('gives what happens in the order of time, and of ids', () => {
    const inOrder = [...reports].sort(
      (a, b) => a.event.at - b.event.at || (a.event.id < b.event.id ? -1 : 1),
    );
    expect(reports.map(({ event }) => event.id)).toEqual(inOrder.map(({ event }) => event.id));
    expect(new Set(reports.map(({ event }) => event.id)).size).toBe(reports.length);
    expect(acts.filter(({ at, report }) => report && report.event.at !== at)).toEqual([]);
  });

  it('brings about as many events as asked for, in the days asked for, most of them by day', () => {
    expect(Math.abs(reports.length - OPTIONS.events)).toBeLessThan(0.1 * OPTIONS.events);
    expect([acts[0]!.at >= FROM, acts.at(-1)!.at < OPTIONS.to]).toEqual([true, true]);
    const atNight = acts.filter(({ at }) => new Date(at).getUTCHours() < 3).length;
    expect(atNight / acts.length).toBeLessThan(0.06);
  });

  it('reports in the form of the wire, with tokens that say what the share says', () => {
    let tokens = 0;
    expect(reports.map(({ event }) => eventSchema.parse(event))).toEqual(reports.map(({ event }) => event));
    for (const { declares } of reports) {
      if (!declares?.token) continue;
      tokens += 1;
      const { channel, generation } = declares;
      expect(parseToken(declares.token, OPTIONS.to)).toMatchObject({ channel, generation });
    }
    expect(tokens).toBeGreaterThan(100);
  });

  it('puts tokens of their own into the addresses of some views, one generation on', () => {
    const marked = acts.filter(({ report, next }) => report && next);
    for (const { report, next } of marked) {
      expect(report?.event).toMatchObject({ next: next?.token });
      const generation = Math.min((next?.parent?.generation ?? 0) + 1, 61);
      expect(parseToken(next!.token!, OPTIONS.to)).toMatchObject({ channel: 'address-bar', generation });
    }
    const views = reports.filter(({ event: { type } }) => type === 'landing' || type === 'view').length;
    expect(Math.abs(marked.length / views - 0.05)).toBeLessThan(0.01);
    const none = [...simulate({ ...OPTIONS, addressBar: 0 })];
    expect(none.filter(({ next }) => next)).toEqual([]);
  });

  it('tells which passage was copied, and nothing of the kind otherwise', () => {
    const shares = reports.flatMap(({ event }) => (event.type === 'share' ? [event] : []));
    const copied = shares.filter(({ method }) => method === 'copy-text');
    expect(shares.filter(({ passage }) => passage)).toEqual(copied);
    expect(copied.length).toBeGreaterThan(5);
  });

  it('has few pages that most read', () => {
    const counts = new Map<string, number>();
    for (const { event } of reports) counts.set(event.page, (counts.get(event.page) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const top = sorted.slice(0, 10).reduce((sum, count) => sum + count, 0);
    expect(sorted.length).toBeGreaterThan(60);
    expect(top / reports.length).toBeGreaterThan(0.3);
  });

  it('stops seeing where it is told, and goes the same way until there', () => {
    const until = FROM + 2 * DAY;
    const part = [...simulate({ ...OPTIONS, until })];
    expect(part.at(-1)!.at).toBeLessThanOrEqual(until);
    const ids = (some: Act[]) => some.map(({ report }) => report?.event.id).filter(Boolean);
    // What had not got through by then is not reported.
    expect(ids(acts)).toEqual(expect.arrayContaining(ids(part)));
    for (const { report } of part)
      for (const at of report?.receivedAt ?? []) expect(at).toBeLessThanOrEqual(until);
  });

  it('goes faster where it should, by the real clock', () => {
    const fast = [...simulate({ ...OPTIONS, to: FROM + 7 * 60_000, speed: 1440 })];
    expect(fast.at(-1)!.at).toBeLessThanOrEqual(FROM + 7 * 60_000);
    const count = fast.filter(({ report }) => report).length;
    expect(Math.abs(count - OPTIONS.events)).toBeLessThan(0.1 * OPTIONS.events);
  });
});
