import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveMessage } from '../protocol/index.js';
import { HIDDEN_MS, LiveConnection, SILENCE_MS, type LiveState } from './live-connection.js';

const NOW = Date.parse('2026-11-25T10:32:00Z');
const message = (at: number): LiveMessage => ({ at, items: [], counts: [], pages: [], missed: null });

let asked: Headers[];
let line: ReadableStreamDefaultController<Uint8Array> | undefined;
let states: LiveState[];
let heard: number[];
let connection: LiveConnection | undefined;
/** What the collector answers next. */
let answer: () => Response;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  asked = [];
  states = [];
  heard = [];
  answer = stream;
});
afterEach(() => {
  connection?.close();
  vi.useRealTimers();
});

function stream(): Response {
  return new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (line = controller) }));
}

const refusal =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ detail: 'Because.' }, { status, headers });

function connect(token: string | null = null): Promise<void> {
  connection = new LiveConnection(
    '/v1/sites/gazette/live',
    { state: (state) => states.push(state), message: ({ at }) => heard.push(at) },
    {
      token,
      fetch: (_, init) => {
        asked.push(new Headers(init?.headers));
        return new Promise((resolve) => resolve(answer()));
      },
      random: () => 1,
    },
  );
  return settle();
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms).then(() => undefined);
const say = (at: number, event = 'still') => {
  line!.enqueue(
    new TextEncoder().encode(`event: ${event}\nid: ${at}\ndata: ${JSON.stringify(message(at))}\n\n`),
  );
  return settle();
};
const unreachable = () => {
  throw new TypeError('Failed to fetch');
};
const state = () => states.at(-1);

describe('a live connection', () => {
  it('is live once something is heard', async () => {
    await connect();
    expect(state()).toEqual({ kind: 'connecting' });
    await say(NOW, 'all');
    expect([state(), heard]).toEqual([{ kind: 'live' }, [NOW]]);
    expect(asked[0]!.has('last-event-id')).toBe(false);
    expect(asked[0]!.has('authorization')).toBe(false);
  });

  it('shows the token of a shared link', async () => {
    await connect('lucs_x');
    expect(asked[0]!.get('authorization')).toBe('Bearer lucs_x');
  });

  it('says since when it is not live, comes back with the last it heard, and waits longer each time', async () => {
    await connect();
    await say(NOW, 'all');
    await settle(10_000);
    await say(NOW + 10_000);
    answer = unreachable;
    line!.close();
    await settle();
    const since = NOW + 10_000;
    expect(state()).toEqual({ kind: 'lost', since, retryAt: since + 3000 });
    await settle(3000);
    expect(state()).toEqual({ kind: 'lost', since, retryAt: since + 3000 + 6000 });
    await settle(6000);
    expect(state()).toEqual({ kind: 'lost', since, retryAt: since + 9000 + 12_000 });
    answer = stream;
    await settle(12_000);
    expect(asked.map((headers) => headers.get('last-event-id'))).toEqual([
      null,
      ...Array<string>(3).fill(String(since)),
    ]);
    expect(state()).toMatchObject({ kind: 'lost' });
    await say(NOW + 40_000, 'all');
    expect(state()).toEqual({ kind: 'live' });
    line!.close();
    await settle();
    expect(state()).toMatchObject({ retryAt: Date.now() + 3000 });
  });

  it('never waits longer than a minute, and not at all when it is asked to try', async () => {
    answer = unreachable;
    await connect();
    for (let n = 0; n < 20; n += 1) await settle(60_000);
    expect((state() as { retryAt: number }).retryAt - Date.now()).toBeLessThanOrEqual(60_000);
    const before = asked.length;
    answer = stream;
    connection!.retry();
    connection!.retry();
    await say(NOW, 'all');
    expect([asked.length - before, state()]).toEqual([1, { kind: 'live' }]);
  });

  it('takes a silent line for a broken one, even where a timer stood still', async () => {
    await connect();
    await say(NOW, 'all');
    await settle(SILENCE_MS - 1);
    expect(state()).toEqual({ kind: 'live' });
    await settle(1);
    expect(state()).toMatchObject({ kind: 'lost', since: NOW });

    await settle(3000);
    await say(NOW, 'all');
    vi.setSystemTime(Date.now() + 3_600_000);
    connection!.look(true);
    await settle();
    expect(state()).toMatchObject({ kind: 'lost' });
  });

  it('does not wait for the silence where the device says that it is cut off', async () => {
    await connect();
    await say(NOW, 'all');
    connection!.drop();
    await settle();
    expect(state()).toMatchObject({ kind: 'lost', since: NOW });
    connection!.drop();
    connection!.retry();
    await say(NOW + 1, 'all');
    expect(state()).toEqual({ kind: 'live' });
  });

  it('waits as long as it is told where there are too many', async () => {
    answer = refusal(429, { 'retry-after': '30' });
    await connect();
    expect(state()).toEqual({ kind: 'lost', since: NOW, retryAt: NOW + 30_000 });
  });

  it.each([
    [401, { kind: 'signed-out' }],
    [403, { kind: 'ended', detail: 'Because.' }],
    [404, { kind: 'ended', detail: 'Because.' }],
  ] as const)('ends where the collector answers %i', async (status, ended) => {
    answer = refusal(status);
    await connect();
    await settle(600_000);
    expect([state(), asked.length]).toEqual([ended, 1]);
  });

  it('ends with the sentence of a collector that takes access back', async () => {
    await connect();
    line!.enqueue(new TextEncoder().encode('event: end\ndata: The key was revoked.\n\n'));
    await settle(600_000);
    expect([state(), asked.length]).toEqual([{ kind: 'ended', detail: 'The key was revoked.' }, 1]);
  });

  it('rests where nobody looks for a minute, and goes on from there when somebody does', async () => {
    await connect();
    await say(NOW, 'all');
    connection!.look(false);
    await settle(HIDDEN_MS / 2);
    connection!.look(true);
    await say(NOW + 1);
    expect(state()).toEqual({ kind: 'live' });
    connection!.look(false);
    await settle(HIDDEN_MS / 2);
    await say(NOW + 2);
    await settle(HIDDEN_MS / 2);
    expect(state()).toEqual({ kind: 'resting' });
    await settle(3_600_000);
    expect(asked).toHaveLength(1);
    connection!.look(true);
    await settle();
    expect(asked[1]!.get('last-event-id')).toBe(String(NOW + 2));
  });

  it('is silent once it is closed', async () => {
    await connect();
    connection!.close();
    const count = states.length;
    connection!.look(false);
    connection!.look(true);
    await settle(600_000);
    expect([states.length, asked.length]).toEqual([count, 1]);
  });
});
