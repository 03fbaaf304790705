import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintToken } from '../protocol/index.js';
import { run } from './command-line.js';
import type { Comparison } from './simulate/compare.js';
import type { Truth } from './simulate/simulation.js';
import { openPostOffice } from './telling/test-post-office.js';
import { AGENT, event } from './test-app.js';

let dir: string;
let env: Record<string, string>;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'luciole-cli-'));
  env = {
    LUCIOLE_HOST: '127.0.0.1',
    LUCIOLE_DATA: join(dir, 'data'),
    LUCIOLE_PORT: String(await freePort()),
    LUCIOLE_LOG_LEVEL: 'silent',
  };
});
afterEach(() => rm(dir, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a command to its end. */
async function luciole(...args: string[]) {
  let out = '';
  let err = '';
  const status = await run(args, {
    env,
    out: (text) => (out += text),
    err: (text) => (err += text),
    stopped: () => Promise.resolve(),
    builtDir: dir,
  });
  return { status, out, err };
}

/** Builds a widget of one script; answers the script's hash. */
async function publish(): Promise<string> {
  const script = 'void 0';
  const hash = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  await mkdir(join(dir, 'widget'));
  await writeFile(join(dir, 'widget/luciole.1.2.3.js'), script);
  await writeFile(
    join(dir, 'widget/integrity.json'),
    JSON.stringify({ version: '1.2.3', integrity: { '/luciole.1.2.3.js': hash } }),
  );
  return hash;
}

/** Runs a command that keeps running, does something meanwhile, and ends it. */
async function during<T>(
  args: string[],
  act: (url: string) => Promise<T>,
): Promise<{ result: T; out: string }> {
  let out = '';
  let err = '';
  let begun: () => void = () => undefined;
  let stop: () => void = () => undefined;
  const running = new Promise<void>((resolve) => (begun = resolve));
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const ended = run(args, {
    env,
    out: (text) => (out += text),
    err: (text) => (err += text),
    stopped: () => {
      begun();
      return stopped;
    },
    builtDir: dir,
  });
  await Promise.race([running, ended]);
  try {
    const result = await act(`http://127.0.0.1:${env.LUCIOLE_PORT ?? ''}`);
    return { result, out };
  } finally {
    stop();
    expect({ status: await ended, err }).toEqual({ status: 0, err: '' });
  }
}

const SITE = ['site', 'add', 'gazette', '--origin', 'https://www.example.org', '--timezone', 'Europe/Paris'];

describe('luciole', () => {
  it('explains itself', async () => {
    const { status, out } = await luciole('--help');
    expect(status).toBe(0);
    for (const command of ['serve', 'start', 'site', 'key', 'user', 'simulate'])
      expect(out).toContain(command);
  });

  it.each([
    [[]],
    [['fly']],
    [['site']],
    [['site', 'add']],
    [['site', 'add', 'gazette']],
    [['key', 'add']],
    [['serve', '--fast']],
    [['simulate']],
    [['simulate', '--site', 'x', '--seed', 'x']],
    [['simulate', '--site', 'x', '--days', '0']],
    [['simulate', '--site', 'x', '--from', '2025-12-31']],
    [['simulate', '--site', 'x', '--demo', '--data', 'y']],
    [['simulate', '--site', 'x', '--url', 'http://localhost:1']],
    [['simulate', '--site', 'x', '--url', 'http://localhost:1', '--origin', 'http://x.test', '--check']],
  ])('answers wrong usage with 2: %j', async (args) => {
    const { status, out, err } = await luciole(...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it('fails with a sentence at a wrong setting', async () => {
    env.LUCIOLE_PORT = 'http';
    for (const args of [['serve'], ['site', 'list'], ['user', 'link']]) {
      const { status, err } = await luciole(...args);
      expect(status).toBe(1);
      expect(err).toBe('LUCIOLE_PORT must be a port from 0 to 65535; it is "http".\n');
    }
  });

  it('fails with a sentence where data cannot be kept', async () => {
    await writeFile(join(dir, 'data'), 'a file');
    const { status, err } = await luciole('serve');
    expect(status).toBe(1);
    expect(err).toMatch(/^Cannot keep data in .*Change LUCIOLE_DATA\.\n$/);
  });
});

describe('luciole site', () => {
  it('adds a site and shows what to paste', async () => {
    const { status, out } = await luciole(...SITE);
    expect(status).toBe(0);
    expect(out).toContain(
      `<script async src="http://localhost:${env.LUCIOLE_PORT ?? ''}/luciole.js" data-site="gazette">`,
    );
  });

  it('lists sites, for people and for programs', async () => {
    expect((await luciole('site', 'list')).out).toContain('There is no site yet');
    await luciole(...SITE, '--origin', 'http://localhost:3000/');
    expect((await luciole('site', 'list')).out).toBe(
      'gazette  Europe/Paris  760 days  https://www.example.org http://localhost:3000\n',
    );
    expect(JSON.parse((await luciole('site', 'list', '--json')).out)).toEqual([
      {
        id: 'gazette',
        origins: ['https://www.example.org', 'http://localhost:3000'],
        timezone: 'Europe/Paris',
        retentionDays: 760,
      },
    ]);
  });

  it('changes the origins of a site, and its zone where that is asked for by itself', async () => {
    await luciole(...SITE);
    const changed = ['site', 'add', 'gazette', '--origin', 'https://new.example.org', '--timezone'];
    expect((await luciole(...changed, 'Asia/Tokyo')).err).toContain('counts its days in Europe/Paris');
    expect((await luciole(...changed, 'Europe/Paris')).status).toBe(0);
    expect((await luciole('site', 'list')).out).toContain('https://new.example.org');
    const set = await luciole('site', 'set', 'gazette', '--timezone', 'Asia/Tokyo');
    expect([set.status, set.out]).toEqual([0, expect.stringContaining('begin in Asia/Tokyo from now on')]);
    expect((await luciole('site', 'list')).out).toContain('Asia/Tokyo');
    expect((await luciole('site', 'set', 'gazette')).status).toBe(2);
    expect((await luciole('site', 'set', 'none', '--timezone', 'UTC')).err).toContain(
      'There is no site "none"',
    );
  });

  it.each([
    [
      ['site', 'add', 'Gazette', '--origin', 'https://x.example', '--timezone', 'UTC'],
      "cannot be a site's id",
    ],
    [['site', 'add', 'g', '--origin', 'x.example', '--timezone', 'UTC'], 'is not an origin'],
    [['site', 'add', 'g', '--origin', 'https://x.example/blog', '--timezone', 'UTC'], 'is not an origin'],
    [['site', 'add', 'g', '--origin', 'https://u:p@x.example', '--timezone', 'UTC'], 'is not an origin'],
    [
      ['site', 'add', 'g', '--origin', 'https://x.example', '--timezone', 'Paris'],
      'There is no time zone "Paris"',
    ],
    [['site', 'add', 'g', '--origin', 'https://x.example', '--timezone', '+01:00'], 'There is no time zone'],
    [['key', 'add', '--site', 'nowhere'], 'There is no site "nowhere"'],
  ])('fails with a sentence: %j', async (args, sentence) => {
    const { status, out, err } = await luciole(...args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('luciole key', () => {
  it('makes keys with a scope, lists them without the keys, and revokes them', async () => {
    await luciole(...SITE);
    expect((await luciole('key', 'list', '--site', 'gazette')).out).toContain('gazette has no key');
    const add = ['key', 'add', '--site', 'gazette'];
    const key = (await luciole(...add, '--scope', 'export', '--name', 'newsletter')).out.trim();
    expect(key).toMatch(/^luc_[\w-]{43}$/);
    expect((await luciole(...add, '--scope', 'everything')).status).toBe(2);

    const { out } = await luciole('key', 'list', '--site', 'gazette');
    expect(out).toMatch(/^[0-9a-f]{12} {2}export {2}never used {2}newsletter\n$/);
    expect(out).not.toContain(key);
    const [{ id }] = JSON.parse((await luciole('key', 'list', '--site', 'gazette', '--json')).out) as [
      { id: string },
    ];
    await during(['serve'], async (url) => {
      const status = async () => {
        const headers = { authorization: `Bearer ${key}` };
        return (await fetch(`${url}/v1/sites/gazette/export`, { headers })).status;
      };
      expect(await status()).toBe(200);
      expect((await luciole('key', 'revoke', id)).status).toBe(0);
      expect(await status()).toBe(401);
    });
    expect((await luciole('key', 'revoke', id)).err).toContain(`There is no key ${id}`);
  });
});

describe('luciole user', () => {
  it('adds people to a site, changes their role, resets and removes them, and has it all in the log', async () => {
    await luciole(...SITE);
    const added = await luciole('user', 'add', 'vera@example.org', '--site', 'gazette', '--role', 'editor');
    expect(added.out).toMatch(/^http:\/\/localhost:\d+\/auth\/magic-link\/verify\?token=\S+\n$/);
    expect((await luciole('user', 'list')).out).toBe('vera@example.org  vera  gazette: editor\n');
    const role = ['user', 'role', 'vera@example.org', '--site', 'gazette', '--role'];
    expect((await luciole(...role, 'viewer')).out).toBe('vera@example.org is viewer on gazette.\n');
    expect((await luciole(...role, 'none')).status).toBe(0);
    expect(JSON.parse((await luciole('user', 'list', '--json')).out)).toEqual([
      { email: 'vera@example.org', name: 'vera', secondFactor: false, everywhere: false, sites: [] },
    ]);
    expect((await luciole('user', 'link', 'Vera@example.org')).status).toBe(0);
    expect((await luciole('user', 'reset', 'vera@example.org')).out).toContain('token=');
    expect((await luciole('user', 'remove', 'vera@example.org')).status).toBe(0);
    const log = JSON.parse((await luciole('user', 'log', '--json')).out) as { action: string }[];
    expect(log.map(({ action }) => action)).toEqual([
      'person-removed',
      'person-reset',
      'member-removed',
      'role-changed',
      'person-added',
    ]);
    expect((await luciole('user', 'log', '--site', 'gazette')).out).toContain('vera@example.org: viewer');
  });

  it('leaves nobody and no key on a site that was erased, should one come by its name again', async () => {
    await luciole(...SITE);
    await luciole('user', 'add', 'vera@example.org', '--site', 'gazette');
    await luciole('key', 'add', '--site', 'gazette');
    expect((await luciole('erase', '--site', 'gazette', '--all', '--yes')).status).toBe(0);
    await luciole(...SITE);
    expect((await luciole('user', 'list')).out).toContain('no site');
    expect((await luciole('key', 'list', '--site', 'gazette')).out).toContain('gazette has no key');
  });

  it.each([
    [['user', 'add', 'vera@example.org'], 'Say what they see'],
    [['user', 'add', 'vera@example.org', '--site', 'gazette', '--everywhere'], 'Say what they see'],
    [['user', 'add', 'vera@example.org', '--site', 'nowhere'], 'There is no site "nowhere"'],
    [['user', 'add', 'vera', '--everywhere'], '"vera" is not an email address'],
    [['user', 'link', 'nobody@example.org'], 'Nobody has the email nobody@example.org'],
    [['user', 'role', 'nobody@example.org', '--site', 'gazette', '--role', 'viewer'], 'Nobody has'],
    [['user', 'reset', 'nobody@example.org'], 'Nobody has'],
    [['user', 'remove', 'nobody@example.org'], 'Nobody has'],
    [['key', 'list', '--site', 'nowhere'], 'There is no site "nowhere"'],
  ])('fails with a sentence: %j', async (args, sentence) => {
    await luciole(...SITE);
    const { status, out, err } = await luciole(...args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('luciole serve', () => {
  it('counts what pages report, and has it still after a restart', async () => {
    await luciole(...SITE);
    const key = (await luciole('key', 'add', '--site', 'gazette')).out.trim();
    expect(key).toMatch(/^luc_[\w-]{43}$/);
    const at = Date.now();
    const share = event('share', { at, token: mintToken('whatsapp', 1, at) });

    const post = (url: string) =>
      fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { origin: 'https://www.example.org', 'content-type': 'text/plain', 'user-agent': AGENT },
        body: JSON.stringify({ site: 'gazette', sent: at, events: [share] }),
      });
    const shares = async (url: string) => {
      const headers = { authorization: `Bearer ${key}` };
      const response = await fetch(`${url}/v1/sites/gazette/stats`, { headers });
      return ((await response.json()) as { totals: { shares: number } }).totals.shares;
    };

    await during(['serve'], async (url) => {
      expect((await post(url)).status).toBe(202);
      expect(await shares(url)).toBe(1);
    });
    await during(['serve'], async (url) => {
      expect(await (await post(url)).json()).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(await shares(url)).toBe(1);
    });
  });

  it('takes a sign-in link that was made while it runs', async () => {
    await during(['serve'], async (url) => {
      const link = new URL((await luciole('user', 'link')).out.trim());
      const opened = await fetch(url + link.pathname + link.search, { redirect: 'manual' });
      expect(opened.headers.get('location')).toBe(`http://localhost:${env.LUCIOLE_PORT ?? ''}/`);
      const cookie = opened.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
      expect((await fetch(`${url}/v1/sites`, { headers: { cookie } })).status).toBe(200);
    });
  });

  it('fails with a sentence where another one runs on the same data; commands beside it work', async () => {
    await during(['serve'], async () => {
      env.LUCIOLE_PORT = String(await freePort());
      expect((await luciole('serve')).err).toMatch(/^Another Luciole already runs on .*LUCIOLE_DATA\.\n$/);
      expect((await luciole(...SITE)).status).toBe(0);
      expect((await luciole('key', 'add', '--site', 'gazette')).status).toBe(0);
    });
    await during(['serve'], async (url) => expect((await fetch(`${url}/healthz`)).status).toBe(200));
  });

  it('fails with a sentence where its port is taken', async () => {
    await during(['serve'], async () => {
      env.LUCIOLE_DATA = join(dir, 'more');
      const { status, err } = await luciole('serve');
      expect(status).toBe(1);
      expect(err).toContain(`Something already listens at 127.0.0.1:${env.LUCIOLE_PORT ?? ''}`);
    });
  });
});

describe('luciole, looking after what is kept', () => {
  it('sets for how long raw events are kept', async () => {
    expect((await luciole(...SITE, '--retention-days', '6')).err).toContain('7 or more');
    expect((await luciole('site', 'list')).out).toContain('There is no site yet');
    expect((await luciole(...SITE, '--retention-days', '400')).status).toBe(0);
    expect((await luciole('site', 'set', 'gazette', '--retention-days', '90')).out).toContain('90 days');
    expect((await luciole('site', 'list')).out).toContain('  90 days  ');
    expect((await luciole('site', 'set', 'gazette', '--retention-days', 'ever')).err).toContain('7 or more');
    expect((await luciole('export', '--site', 'gazette')).out).toContain('"retentionDays":90');
  });

  it('exports, backs up, erases what a reader did, and restores, beside a running server', async () => {
    await luciole(...SITE);
    const at = Date.now();
    const copy = join(dir, 'copy');
    await during(['serve'], async (url) => {
      const post = () =>
        fetch(`${url}/v1/events`, {
          method: 'POST',
          headers: {
            origin: 'https://www.example.org',
            'content-type': 'text/plain',
            'user-agent': AGENT,
            'accept-language': 'fr',
          },
          body: JSON.stringify({ site: 'gazette', sent: at, events: [event('view', { at })] }),
        });
      expect((await post()).status).toBe(202);
      const lines = async () =>
        (await luciole('export', '--site', 'gazette')).out
          .trim()
          .split('\n')
          .filter((line) => line.includes('"kind":"event"')).length;
      expect(await lines()).toBe(1);
      expect((await luciole('backup', copy)).status).toBe(0);
      const reader = ['--address', '127.0.0.1', '--agent', AGENT, '--language', 'fr'];
      const erase = ['erase', '--site', 'gazette', ...reader];
      expect((await luciole(...erase)).err).toContain('1 events would be erased for good. Add --yes');
      expect((await luciole(...erase, '--yes')).out).toBe('1 events erased.\n');
      expect(await lines()).toBe(0);
      expect((await luciole('restore', copy)).status).toBe(0);
      expect(await lines()).toBe(1);
      expect((await post()).status).toBe(202);
      expect(await lines()).toBe(2);
      await publish();
      const { status, out } = await luciole('doctor', '--json');
      expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ check: 'counters', ok: true }));
      expect(status).toBe(0);
    });
  });

  it('prints the tag that pins the version, and finds a script that the build did not write', async () => {
    const integrity = await publish();
    const { out } = await luciole('doctor');
    expect(out).toContain(
      `<script async src="http://localhost:${env.LUCIOLE_PORT ?? ''}/luciole.1.2.3.js" integrity="${integrity}" crossorigin="anonymous"`,
    );
    await writeFile(join(dir, 'widget/luciole.1.2.3.js'), 'alert(1)');
    const { status, out: after } = await luciole('doctor');
    expect(status).toBe(1);
    expect(after).toContain('FAULT widget: /luciole.1.2.3.js is not what the build wrote.');
  });

  it('finds a fault and exits with 1', async () => {
    env.LUCIOLE_HOST = '0.0.0.0';
    await publish();
    const { status, out, err } = await luciole('doctor');
    expect(status).toBe(1);
    expect(out).toContain('FAULT settings: The server listens at 0.0.0.0');
    expect(err).toMatch(/^1 of \d checks found a fault\.\n$/);
  });

  it.each([
    [['erase', '--site', 'gazette'], 'Say what to erase'],
    [['erase', '--site', 'gazette', '--all', '--page', 'x'], 'Say what to erase'],
    [['erase', '--site', 'gazette', '--from', '2026-11-31x'], 'Name the first and the last day'],
    [['erase', '--site', 'gazette', '--address', '192.0.2.1'], 'A reader is known by'],
    [['erase', '--site', 'none', '--all'], 'There is no site "none"'],
    [['export', '--site', 'none'], 'There is no site "none"'],
    [['restore', '/nowhere'], 'There is no backup at /nowhere'],
  ])('fails with a sentence: %j', async (args, sentence) => {
    await luciole(...SITE);
    const { status, err } = await luciole(...args);
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining(sentence) as string });
  });
});

// Whole worlds: on a machine that does other things too, more than the usual time.
describe('luciole simulate', { timeout: 60_000 }, () => {
  const SMALL = ['simulate', '--site', 'made-up', '--events', '400', '--days', '2'];

  it('fills a store, finds every figure true, and writes down what is true', async () => {
    const data = join(dir, 'made-up');
    const file = join(dir, 'truth.json');
    const args = [...SMALL, '--data', data, '--from', '2026-03-28', '--check', '--truth', file];
    const { status, out } = await luciole(...args);
    expect({ status, out }).toEqual({
      status: 0,
      out: expect.stringMatching(/All of [\d,]+ figures/) as string,
    });
    expect(out).toMatch(/one's own link, or again: after midnight|nobody else of that address and day/);
    const truth = JSON.parse(await readFile(file, 'utf8')) as Truth;
    expect(truth).toMatchObject({ from: '2026-03-28', world: { seed: 1, timezone: 'Europe/Paris' } });
    expect(truth.rules.totals.landings).toBeGreaterThan(100);

    // The same seed tells the same story, in another place.
    const again = [...SMALL, '--data', join(dir, 'again'), '--from', '2026-03-28', '--json'];
    const { totals, people } = JSON.parse((await luciole(...again)).out) as Truth & Truth['rules'];
    expect({ totals, people }).toEqual({ totals: truth.rules.totals, people: truth.people });

    env.LUCIOLE_DATA = data;
    expect(JSON.parse((await luciole('site', 'list', '--json')).out)).toMatchObject([{ id: 'made-up' }]);
    const findings = JSON.parse((await luciole('doctor', '--json')).out) as { check: string; ok: boolean }[];
    const faults = findings.filter(({ ok }) => !ok);
    // There is no built widget here, which is another matter.
    expect(faults.map(({ check }) => check)).toEqual(['widget']);
    const mixed = await luciole(...SMALL);
    expect(mixed.status).toBe(1);
    expect(mixed.err).toContain('has figures already');
    const future = await luciole(...SMALL, '--site', 'other', '--from', '2039-01-01');
    expect(future.err).toContain('The days must lie between 2026-01-01 and today');
  });

  it('drives a running collector, and finds every figure true there', async () => {
    env.LUCIOLE_TRUST_PROXY = '127.0.0.1';
    await luciole(...SITE);
    const key = (await luciole('key', 'add', '--site', 'gazette')).out.trim();
    await during(['serve'], async (url) => {
      const there = ['--url', url, '--site', 'gazette', '--origin', 'https://www.example.org', '--key', key];
      const fast = ['--days', '1', '--events', '250', '--speed', '100000', '--check', '--json'];
      const { status, out } = await luciole('simulate', ...there, ...fast);
      const { check, totals } = JSON.parse(out) as { check: Comparison } & Truth['rules'];
      expect({ status, differences: check.differences }).toEqual({ status: 0, differences: [] });
      expect(totals.landings).toBeGreaterThan(50);
      // What was there before is not among what is true now.
      const { status: mixed, err } = await luciole('simulate', ...there, '--seed', '2', ...fast);
      expect(mixed).toBe(1);
      expect(err).toMatch(/totals by channel, landings: \d+ is true, \d+ was found/);
    });
  });

  it('gives the demo its month, once, with the stories that are there to read', async () => {
    const { status } = await luciole('simulate', '--demo', '--events', '1500');
    expect(status).toBe(0);
    const demoPort = 8788;
    const lines = (await luciole('export', '--site', 'demo')).out;
    expect(lines).toContain(`http://localhost:${demoPort}/en/the-lamps-in-the-hedge`);
    expect(lines).toContain('Le pain de demain');
    const { status: again, err } = await luciole('simulate', '--demo');
    expect(again).toBe(1);
    expect(err).toContain('has had its month already');
  });
});

describe('luciole start', () => {
  it('opens the demo beside the collector and prints where to go', async () => {
    const demoPort = await freePort();
    env.LUCIOLE_DEMO_PORT = String(demoPort);
    const { out } = await during(['start'], async (url) => {
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await (await fetch(`http://127.0.0.1:${demoPort}/`)).text()).toContain('data-site="demo"');
      expect(JSON.parse((await luciole('site', 'list', '--json')).out)).toMatchObject([
        { id: 'demo', origins: [`http://localhost:${demoPort}`, `http://127.0.0.1:${demoPort}`] },
      ]);
    });
    expect(out).toMatch(/Sign in \(once\) +http:\/\/localhost:\d+\/auth\/magic-link\/verify\?token=/);
    expect(out).toContain(`:${demoPort}`);
  });

  it('fails with a sentence where the port of the demo is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    env.LUCIOLE_DEMO_PORT = String((taken.address() as AddressInfo).port);
    const { status, err } = await luciole('start');
    expect(status).toBe(1);
    expect(err).toContain('LUCIOLE_DEMO_PORT');
    taken.close();
  });
});

describe('luciole report', () => {
  beforeEach(async () => {
    await luciole(
      'site',
      'add',
      'gazette',
      '--origin',
      'https://www.example.org',
      '--timezone',
      'Europe/Paris',
    );
  });

  it('shows the latest report', async () => {
    const { status, out } = await luciole('report', 'show', '--site', 'gazette', '--language', 'fr');
    expect(status).toBe(0);
    expect(out).toContain('Ce que les lecteurs de gazette ont fait suivre la semaine dernière');
    const json = await luciole('report', 'show', '--site', 'gazette', '--every', 'monthly', '--json');
    expect(JSON.parse(json.out)).toHaveProperty('html');
  });

  it('sends it, or says why it cannot', async () => {
    const send = () => luciole('report', 'send', '--site', 'gazette', '--to', 'ada@example.org');
    expect(await send()).toMatchObject({
      status: 1,
      err: expect.stringContaining('LUCIOLE_SMTP_URL') as string,
    });
    const office = await openPostOffice();
    Object.assign(env, { LUCIOLE_SMTP_URL: office.url, LUCIOLE_MAIL_FROM: 'luciole@example.org' });
    expect(await send()).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Sent to ada@example.org: gazette/) as string,
    });
    expect(office.mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
    // Nobody subscribed: there is nothing to end.
    expect(office.mails[0]!.headers.has('list-unsubscribe')).toBe(false);
    office.refuse(550);
    expect(await send()).toMatchObject({ status: 1, err: 'The mail server did not take it: SMTP 550.\n' });
    await office.close();
  });

  it('says which site there is not', async () => {
    expect(await luciole('report', 'show', '--site', 'nowhere')).toMatchObject({ status: 1 });
  });
});
