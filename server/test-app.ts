import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../protocol/index.js';
import { createApp } from './app.js';
import { openAccounts } from './auth/accounts.js';
import { hashKey, makeKey } from './auth/keys.js';
import { parseRanges } from './http/client-address.js';
import type { Dependencies } from './http/environment.js';
import { Gate } from './http/gate.js';
import { Load } from './ingest/load.js';
import { createMemoryStore } from './store/memory/memory-store.js';
import type { Store } from './store/port.js';

/** Noon of a Monday in Paris. */
export const NOW = Date.UTC(2026, 10, 23, 11);
export const ORIGIN = 'https://www.example.org';
export const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let made = 0;

/** An id that no other event of the process has. */
export function newId(): string {
  made += 1;
  return `event-${String(made).padStart(8, '0')}`;
}

/** A valid event, or one made wrong by `changes`. */
export function event(type: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type,
    id: newId(),
    view: 'view-0000001',
    page: `${ORIGIN}/articles/fireflies`,
    at: NOW - 1000,
    ...(type === 'share' ? { channel: 'whatsapp', method: 'button' } : {}),
    ...(type === 'conversion' ? { goal: 'subscribe' } : {}),
    ...changes,
  };
}

/** What a test reads of an answer. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Problem & {
    accepted?: number;
    duplicates?: number;
    rejected: { index: number; id: string | null; reason: string; detail: string }[];
  };
}

/** The app of a test: real accounts, the reference store, a clock that stands still, sites `gazette` and `other`. */
export async function openTestApp(changes: Partial<Dependencies> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'luciole-app-'));
  const accounts = await openAccounts({ dataDir, publicUrl: 'http://localhost:8787', secret: undefined });
  const store: Store = changes.store ?? createMemoryStore();
  const logged: string[] = [];
  const write = (details: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(details)}`);
  const log = { debug: write, info: write, error: write };
  const now = () => NOW;
  const load = new Load({ watch: { delayMs: 0, close: () => undefined } });
  const app = createApp({
    store,
    accounts,
    trustProxy: parseRanges('10.0.0.0/8'),
    widget: new Map(),
    dashboard: new Map(),
    gate: new Gate({ load, rateLimit: 0, siteRateLimit: 0, log, now }),
    log,
    now,
    ...changes,
  });
  for (const id of ['gazette', 'other'])
    await store.putSite({ id, origins: [ORIGIN], timezone: 'Europe/Paris', createdAt: 0 });
  const key = makeKey();
  await store.putKey({ hash: hashKey(key), site: 'gazette', createdAt: 0 });

  /** A request as if it came through a socket from `peer`. */
  const request = async (path: string, init: RequestInit = {}, peer = '192.0.2.1') =>
    app.request(path, init, { incoming: { socket: { remoteAddress: peer } } });

  return {
    app,
    store,
    key,
    logged,
    request,

    /** Posts a body as it is; a missing header is one whose value is undefined. */
    async postBody(
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string | undefined> = {},
      peer?: string,
    ): Promise<Answer> {
      const all: Record<string, string | undefined> = {
        'content-type': 'text/plain',
        origin: ORIGIN,
        'user-agent': AGENT,
        'accept-language': 'fr',
        ...headers,
      };
      const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const response = await request('/v1/events', { method: 'POST', body, headers: sent }, peer);
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      };
    },

    /** Posts events for `gazette`. */
    post(
      events: unknown[],
      headers: Record<string, string | undefined> = {},
      peer?: string,
    ): Promise<Answer> {
      return this.postBody(JSON.stringify({ site: 'gazette', sent: NOW, events }), headers, peer);
    },

    /** Totals of the site's last 30 days. */
    async totals() {
      return (
        await store.stats({ site: 'gazette', from: '2026-10-25', to: '2026-11-23', by: null, limit: 1 })
      ).totals;
    },

    /** What was left out of them, as `{ reason: count }`. */
    async leftOut() {
      const rows = await store.leftOut({ site: 'gazette', from: '2026-10-25', to: '2026-11-23' });
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
    },

    /** Reads with the key of `gazette`. */
    read(path: string, headers: Record<string, string> = { authorization: `Bearer ${key}` }) {
      return request(path, { headers });
    },

    /** The cookie of somebody who opened a sign-in link. */
    async signIn(): Promise<string> {
      const link = new URL(await accounts.signInLink());
      const response = await request(link.pathname + link.search, {}, `192.0.2.${(made += 1) % 250}`);
      return response.headers
        .getSetCookie()
        .map((line) => line.split(';', 1)[0])
        .join('; ');
    },

    accounts,

    async close() {
      accounts.close();
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
