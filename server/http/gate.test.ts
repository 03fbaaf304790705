import { afterEach, describe, expect, it } from 'vitest';
import { Load } from '../ingest/load.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import type { Store } from '../store/port.js';
import { event, NOW, openTestApp } from '../test-app.js';
import { Gate, type GateOptions } from './gate.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** The app behind a gate; `set` moves its clock and how late its event loop is. */
async function openGate(changes: Partial<GateOptions> & { maxWaiting?: number; store?: Store } = {}) {
  const set = { now: NOW, delayMs: 0 };
  const logged: string[] = [];
  const write = (_: object, message: string) => void logged.push(message);
  const watch = {
    get delayMs() {
      return set.delayMs;
    },
    close: () => undefined,
  };
  const gate = new Gate({
    load: new Load({ watch, maxWaiting: changes.maxWaiting ?? 100 }),
    rateLimit: 0,
    siteRateLimit: 0,
    log: { debug: write, info: write, error: write },
    now: () => set.now,
    ...changes,
  });
  const t = await openTestApp({ gate, ...(changes.store && { store: changes.store }) });
  opened.push(t);
  return { t, gate, set, logged };
}

describe('the gate', () => {
  it('asks an address that sends too much to wait until the minute is over, and nobody else', async () => {
    const { t, gate, set } = await openGate({ rateLimit: 2 });
    const post = (address: string) => t.post([event('view')], {}, address);
    expect((await post('192.0.2.1')).status).toBe(202);
    expect((await post('192.0.2.1')).status).toBe(202);
    set.now += 20_000;
    const { status, headers, body } = await post('192.0.2.1');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('40');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body.detail).toContain('in 40 s');
    expect((await post('192.0.2.2')).status).toBe(202);
    set.now += 40_000;
    expect((await post('192.0.2.1')).status).toBe(202);
    expect(gate.turnedAway.address).toBe(1);
    expect(await t.totals()).toMatchObject({ views: 4 });
  });

  it('counts each event of a batch, and also what cannot be accepted', async () => {
    const { t } = await openGate({ rateLimit: 3 });
    expect((await t.post([event('view'), 1, 2])).status).toBe(202);
    expect((await t.post([event('view')])).status).toBe(429);
  });

  it('takes a network of the sixth version for one address', async () => {
    const { t } = await openGate({ rateLimit: 1 });
    const post = (address: string) => t.post([event('view')], {}, address);
    expect((await post('2001:db8:0:1::1')).status).toBe(202);
    expect((await post('2001:db8:0:1:ffff::9')).status).toBe(429);
    expect((await post('2001:db8:0:2::1')).status).toBe(202);
  });

  it('asks the pages of a site that sends too much to wait, and not those of another', async () => {
    const { t, gate } = await openGate({ siteRateLimit: 1 });
    const other = () => JSON.stringify({ site: 'other', sent: NOW, events: [event('view')] });
    expect((await t.post([event('view')])).status).toBe(202);
    const { status, headers } = await t.post([event('view')], {}, '192.0.2.9');
    expect([status, headers.get('retry-after')]).toEqual([429, '60']);
    expect((await t.postBody(other())).status).toBe(202);
    expect(gate.turnedAway.site).toBe(1);
  });

  it('turns events away while the event loop is late, and says so once', async () => {
    const { t, gate, set, logged } = await openGate();
    set.delayMs = 1000;
    for (let n = 0; n < 3; n += 1) {
      const { status, headers } = await t.post([event('view')]);
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    set.delayMs = 0;
    expect((await t.post([event('view')])).status).toBe(202);
    expect(logged).toEqual(['too much to do (delay): events are turned away', 'events are taken again']);
    expect(gate.turnedAway.delay).toBe(3);
    expect(await t.totals()).toMatchObject({ views: 1 });
  });

  it('turns events away while too many wait for the disk, and keeps those that wait', async () => {
    let write: () => void = () => undefined;
    const memory = createMemoryStore();
    const store: Store = {
      ...memory,
      append: async (batch) => {
        await new Promise<void>((done) => (write = done));
        return memory.append(batch);
      },
    };
    const { t, gate } = await openGate({ maxWaiting: 2, store });
    const waiting = t.post([event('view'), event('view')]);
    while (gate.load.waiting === 0) await new Promise(setImmediate);
    expect((await t.post([event('view')])).status).toBe(503);
    write();
    expect((await waiting).status).toBe(202);
    expect(gate.load.waiting).toBe(0);
    expect(await t.totals()).toMatchObject({ views: 2 });
  });
});
