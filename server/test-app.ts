import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Problem, Role } from '../protocol/index.js';
import { createApp } from './app.js';
import { openAccounts } from './auth/accounts.js';
import { hashKey, makeKey } from './auth/keys.js';
import { parseRanges } from './http/client-address.js';
import type { Dependencies } from './http/environment.js';
import { Gate } from './http/gate.js';
import { Delivery } from './telling/deliver.js';
import { safePost } from './telling/safe-post.js';
import { Load } from './ingest/load.js';
import { LiveFeed } from './live/live-feed.js';
import { createMemoryStore } from './store/memory/memory-store.js';
import { checkRetention, RETENTION_DAYS } from './store/keeping.js';
import type { Store } from './store/port.js';

/** Noon of a Monday in Paris. */
export const NOW = Date.UTC(2026, 10, 23, 11);
export const PUBLIC_URL = 'http://localhost:8787';
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

/** An address that no other request of the process comes from. */
export function newAddress(): string {
  made += 1;
  return `198.18.${made >> 8}.${made & 255}`;
}

/** The cookies an answer sets, as a browser sends them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

/** The app of a test: real accounts, the reference store, a clock that stands still, sites `gazette` and `other`. */
export async function openTestApp(changes: Partial<Dependencies> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'luciole-app-'));
  const accounts = await openAccounts({ dataDir, publicUrl: PUBLIC_URL, secret: undefined, logDays: 365 });
  const store: Store = changes.store ?? createMemoryStore();
  const logged: string[] = [];
  const retention = new Map<string, number>();
  const write = (details: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(details)}`);
  const log = { debug: write, info: write, error: write };
  const now = () => NOW;
  const load = new Load({ watch: { delayMs: 0, close: () => undefined } });
  const { telling, members, people, log: actions } = accounts;
  const webhookPrivate = changes.webhookPrivate ?? [];
  const live = changes.live ?? new LiveFeed({ store, now });
  const app = createApp({
    store,
    live,
    accounts,
    delivery: new Delivery({
      ...{ store, telling, members, people, actions, log, now },
      mailer: undefined,
      post: (url, body, headers) => safePost(url, body, headers, { allowed: webhookPrivate }),
      publicUrl: PUBLIC_URL,
      random: () => 0,
    }),
    mail: true,
    webhookPrivate,
    retention: {
      retentionDays: (site) => Promise.resolve(retention.get(site) ?? RETENTION_DAYS),
      setRetentionDays(site, days) {
        retention.set(site, checkRetention(days));
        return Promise.resolve();
      },
    },
    exportSite: (site) => Readable.from([{ kind: 'site', id: site }]),
    publicUrl: PUBLIC_URL,
    trustProxy: parseRanges('10.0.0.0/8'),
    checkPrivate: [],
    countryOf: () => null,
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
    dataDir,
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

    /** The cookie of somebody who opened a sign-in link: who runs the server, or the person with an email. */
    async signIn(email?: string): Promise<string> {
      const person = email === undefined ? undefined : accounts.people.find(email);
      const link = new URL(await accounts.signInLink(person));
      return cookiesOf(await request(link.pathname + link.search, {}, newAddress()));
    },

    /** Adds somebody with roles on sites. */
    async addPerson(email: string, roles: Record<string, Role> = {}, password?: string) {
      const name = email.split('@', 1)[0]!;
      const person = await accounts.people.add({ email, name, ...(password !== undefined && { password }) });
      for (const [site, role] of Object.entries(roles))
        accounts.members.put({ person: person.id, site, role }, NOW);
      return person;
    },

    /** A request as the dashboard makes it, from an address of its own: limits are for attackers. */
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what a test expects
    async ask<T = unknown>(
      method: string,
      path: string,
      { cookie, body }: { cookie?: string; body?: unknown } = {},
    ) {
      const response = await request(
        path,
        {
          method,
          headers: {
            origin: PUBLIC_URL,
            ...(cookie !== undefined && { cookie }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
        newAddress(),
      );
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        cookie: cookiesOf(response),
        text,
        body: JSON.parse(text || 'null') as T,
      };
    },

    accounts,

    async close() {
      live.close();
      accounts.close();
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
