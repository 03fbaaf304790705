import { createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryRow, WebhookRow } from '../../protocol/index.js';
import { GIVE_UP_MS } from './deliver.js';
import { openTestTeller } from './test-teller.js';

const PATH = '/v1/sites/gazette/webhooks';
const MINUTE = 60_000;

let t: Awaited<ReturnType<typeof openTestTeller>>;
let cookie: string;
beforeEach(async () => {
  t = await openTestTeller('2026-11-23T12:00:00+01:00');
  await t.addPerson('olga@example.org', { gazette: 'owner' });
  cookie = await t.signIn('olga@example.org');
});
afterEach(() => t.close());

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what a test expects
const ask = <T>(method: string, path: string, body?: unknown) => t.ask<T>(method, path, { cookie, body });

async function make(changes: Record<string, unknown> = {}) {
  const body = {
    kind: 'json',
    name: 'newsroom',
    url: t.receiver.url,
    events: ['alert.silent', 'alert.recovered', 'report.weekly'],
    ...changes,
  };
  return ask<{ id: string; secret: string; detail: string }>('POST', PATH, body);
}

/** Something to tell. */
function happen(about = 'one', text = 'https://www.example.org/a') {
  t.accounts.telling.tell(
    {
      event: 'alert.recovered',
      site: 'gazette',
      timezone: 'Europe/Paris',
      at: t.clock.now,
      data: {
        alert: about,
        kind: 'burst',
        since: t.clock.now,
        page: text,
        title: text,
        view: 'http://localhost:8787/?site=gazette',
      },
    },
    about,
    [],
  );
}

/** What the documentation tells receivers to do. */
function verify(header: string, body: string, secret: string): boolean {
  const parts = header.split(',').map((part) => part.split('=') as [string, string]);
  const second = parts.find(([name]) => name === 't')![1];
  const expected = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex');
  return parts.some(([name, value]) => name === 'v1' && value === expected);
}

describe('a webhook', () => {
  it('is posted what happens, signed with a secret that was shown once', async () => {
    const { status, body } = await make();
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^lucw_[\w-]{43}$/);
    happen();
    await t.teller.tick();
    const [post] = t.receiver.posts;
    expect(post!.path).toBe('/hook');
    const told = JSON.parse(post!.body) as { id: string };
    expect(told).toMatchObject({ event: 'alert.recovered', site: 'gazette', data: { kind: 'burst' } });
    expect(post!.headers).toMatchObject({
      'content-type': 'application/json',
      'luciole-event': 'alert.recovered',
      'luciole-delivery': told.id,
    });
    const signature = post!.headers['luciole-signature'] as string;
    expect(signature).toMatch(/^t=1795431600,v1=[0-9a-f]{64}$/);
    expect(verify(signature, post!.body, body.secret)).toBe(true);
    expect(verify(signature, post!.body.replace('gazette', 'gazettf'), body.secret)).toBe(false);
  });

  it('keeps neither secret nor address where who reads the database could use them', async () => {
    const { body } = await make({ url: `${t.receiver.url}?key=of-the-newsroom` });
    const files = await readdir(t.dataDir);
    expect(files).toContain('accounts.db');
    for (const file of files) {
      const bytes = await readFile(`${t.dataDir}/${file}`, 'latin1');
      expect(bytes).not.toContain(body.secret);
      expect(bytes).not.toContain('of-the-newsroom');
    }
    const list = await ask<WebhookRow[]>('GET', PATH);
    expect(list.text).not.toContain('of-the-newsroom');
    expect(list.body[0]).toMatchObject({ origin: `http://127.0.0.1:${t.receiver.port}`, off: null });
  });

  it('is signed by both secrets for a day when a new one is made', async () => {
    const { body: made } = await make();
    const { body: fresh } = await ask<{ secret: string }>('POST', `${PATH}/${made.id}/secret`);
    happen();
    await t.teller.tick();
    t.clock.now += 25 * 60 * MINUTE;
    happen('two');
    await t.teller.tick();
    const [first, second] = t.receiver.posts.map(
      ({ body, headers }) =>
        (secret: string) =>
          verify(headers['luciole-signature'] as string, body, secret),
    );
    expect([first!(made.secret), first!(fresh.secret)]).toEqual([true, true]);
    expect([second!(made.secret), second!(fresh.secret)]).toEqual([false, true]);
  });

  it.each(['telling', 'prevenir'])('is known by its signature as docs/%s.md says', async (name) => {
    const guide = await readFile(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
    const code = /<!-- verify -->\s+```js\n([\s\S]*?)```\s+<!-- \/verify -->/.exec(guide)![1]!;
    const { isFromLuciole } = (await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
    )) as { isFromLuciole: (body: string, header: string, secret: string, now: number) => boolean };
    const { body: made } = await make();
    happen();
    await t.teller.tick();
    const { body, headers } = t.receiver.posts[0]!;
    const header = headers['luciole-signature'] as string;
    expect(isFromLuciole(body, header, made.secret, t.clock.now)).toBe(true);
    expect(isFromLuciole(`${body} `, header, made.secret, t.clock.now)).toBe(false);
    expect(isFromLuciole(body, header, 'another', t.clock.now)).toBe(false);
    expect(isFromLuciole(body, header, made.secret, t.clock.now + 301_000)).toBe(false);
    for (const forged of ['', 't=,v1=', 'v1', `t=${Math.floor(t.clock.now / 1000)},v1`])
      expect(isFromLuciole(body, forged, made.secret, t.clock.now)).toBe(false);
  });

  it('is tried again with the same id and body until it is taken, also after a restart', async () => {
    const { body: made } = await make();
    t.receiver.answer(500);
    happen();
    await t.teller.tick();
    await t.teller.tick();
    expect(t.receiver.posts).toHaveLength(1);
    t.receiver.answer(204);
    t.clock.now += 2 * MINUTE;
    await t.start().tick();
    await t.start().tick();
    const [first, second, ...more] = t.receiver.posts;
    expect(more).toEqual([]);
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['luciole-delivery']).toBe(first!.headers['luciole-delivery']);
    const { body: rows } = await ask<DeliveryRow[]>('GET', `${PATH}/${made.id}/deliveries`);
    expect(rows).toMatchObject([{ event: 'alert.recovered', state: 'delivered', tries: 2, nextAt: null }]);
  });

  it('that answers with a redirect, an essay or nothing at all is a failure with a word', async () => {
    const { body: made } = await make();
    const test = async () =>
      (await ask<{ error: string | null }>('POST', `${PATH}/${made.id}/test`)).body.error;
    expect(await test()).toBe(null);
    t.receiver.answer(302);
    expect(await test()).toBe('HTTP 302');
    expect(t.receiver.posts.map(({ path }) => path)).toEqual(['/hook', '/hook']);
    t.receiver.answer(500);
    expect(await test()).toBe('HTTP 500');
    const { text, body } = await ask<DeliveryRow[]>('GET', `${PATH}/${made.id}/deliveries`);
    expect(text).not.toContain('the secret of');
    expect(body.map(({ event, state, error }) => [event, state, error])).toEqual([
      ['test', 'failed', 'HTTP 500'],
      ['test', 'failed', 'HTTP 302'],
      ['test', 'delivered', null],
    ]);
    t.receiver.hang();
    happen();
    await t.teller.tick();
    const after = await ask<DeliveryRow[]>('GET', `${PATH}/${made.id}/deliveries`);
    expect(after.body[0]).toMatchObject({ state: 'waiting', error: 'no answer in time' });
  });

  it('that fails for days is switched off with a note, and begins anew when it is switched on', async () => {
    const { body: made } = await make();
    t.receiver.answer(503);
    const hours = 8 * 60 * MINUTE;
    for (let passed = 0; passed <= GIVE_UP_MS + hours; passed += hours) {
      happen(String(passed));
      await t.teller.tick();
      t.clock.now += hours;
    }
    const row = async () => (await ask<WebhookRow[]>('GET', PATH)).body[0];
    expect(await row()).toMatchObject({
      off: 'failing',
      failingSince: Date.parse('2026-11-23T12:00:00+01:00'),
    });
    expect(t.accounts.log.list('gazette')[0]).toMatchObject({ action: 'webhook-stopped', what: 'newsroom' });
    const before = t.receiver.posts.length;
    happen('while it is off');
    t.receiver.answer(200);
    t.clock.now += 24 * 3_600_000;
    await t.teller.tick();
    expect(t.receiver.posts).toHaveLength(before);
    await ask('PATCH', `${PATH}/${made.id}`, { on: true });
    happen('again');
    await t.teller.tick();
    expect(t.receiver.posts).toHaveLength(before + 1);
    expect(await row()).toMatchObject({ off: null, failingSince: null });
  });

  it('of Slack’s kind is posted a line in which nothing of a title is markup', async () => {
    const { body } = await make({ kind: 'slack', language: 'fr' });
    expect(body.secret).toBe(null);
    happen('one', '<!channel> & <https://evil.example|click>\u202e|');
    await t.teller.tick();
    const [post] = t.receiver.posts;
    expect(post!.headers['luciole-signature']).toBeUndefined();
    expect(JSON.parse(post!.body)).toEqual({
      text: ':chart_with_downwards_trend: *gazette*\u00a0: <http://localhost:8787/?site=gazette|&lt;!channel&gt; &amp; &lt;https://evil.example¦click&gt; ¦> s’est calmé.',
    });
    expect((await ask('POST', `${PATH}/${body.id}/secret`)).status).toBe(409);
  });

  it('is told reports with their figures, the same each time', async () => {
    await make();
    await t.arrivals(2, 'https://www.example.org/a', { at: Date.parse('2026-11-25T12:00:00+01:00') });
    t.clock.now = Date.parse('2026-11-30T07:00:00+01:00');
    t.receiver.answer(500);
    await t.teller.tick();
    await t.arrivals(5, 'https://www.example.org/a', { at: Date.parse('2026-11-29T12:00:00+01:00') });
    t.receiver.answer(200);
    t.clock.now += 2 * MINUTE;
    await t.teller.tick();
    const bodies = t.receiver.posts.map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
    expect(JSON.parse(bodies[0]!)).toMatchObject({
      event: 'report.weekly',
      data: { from: '2026-11-23', to: '2026-11-29', totals: { shares: 1, arrivals: 2 } },
    });
  });

  it('that is removed is told nothing any more', async () => {
    const { body: made } = await make();
    happen();
    await ask('DELETE', `${PATH}/${made.id}`);
    await t.teller.tick();
    expect(t.receiver.posts).toEqual([]);
    expect((await ask('GET', `${PATH}/${made.id}/deliveries`)).status).toBe(404);
    const actions = t.accounts.log.list('gazette').map(({ action, what }) => `${action} ${what}`);
    expect(actions).toEqual(expect.arrayContaining(['webhook-removed newsroom', 'webhook-made newsroom']));
  });

  it.each([
    [{ url: 'http://169.254.169.254/latest' }, 'private network'],
    [{ url: 'http://[::1]/' }, 'private network'],
    [{ url: 'https://ada:pass@example.org/' }, 'no name or password'],
    [{ url: 'ftp://example.org/' }, 'begins with https://'],
    [{ events: [] }, 'at least one event'],
    [{ events: ['everything'] }, 'must be one of'],
    [{ name: ' ' }, 'must not be empty'],
  ])('is refused with a sentence: %j', async (changes, sentence) => {
    const { status, body } = await make(changes);
    expect(status).toBe(400);
    expect(body.detail).toContain(sentence);
  });

  it('is one of twenty at most, and tested ten times a minute', async () => {
    const ids = [];
    for (let n = 0; n < 20; n += 1) ids.push((await make()).body.id);
    expect((await make()).status).toBe(409);
    const statuses = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await ask('POST', `${PATH}/${ids[n]}/test`)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});
