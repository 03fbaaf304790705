import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRanges } from './http/client-address.js';
import { readConfig, SETTINGS, settingsTable } from './config.js';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({ PATH: '/bin', LUCIOLE_BROWSER: '/usr/bin/chromium' })).toEqual({
      host: 'localhost',
      port: 8787,
      dataDir: resolve('data'),
      trustProxy: [],
      countries: '',
      publicUrl: 'http://localhost:8787',
      demoPort: 8788,
      rateLimit: 6000,
      siteRateLimit: 300_000,
      logLevel: 'info',
      secret: undefined,
      logDays: 365,
      mail: undefined,
      webhookPrivate: [],
      checkPrivate: parseRanges('127.0.0.0/8, ::1'),
    });
  });

  it('reads what is set', () => {
    const config = readConfig({
      LUCIOLE_HOST: '::',
      LUCIOLE_PORT: '9000',
      LUCIOLE_TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
      LUCIOLE_PUBLIC_URL: 'https://Share.Example.org/',
      LUCIOLE_LOG_LEVEL: 'silent',
    });
    expect(config).toMatchObject({ host: '::', port: 9000, publicUrl: 'https://share.example.org' });
    expect(config.trustProxy).toHaveLength(2);
  });

  it('has pages of this machine looked at only where the dashboard is at this machine', () => {
    const networks = (env: Record<string, string>) => readConfig(env).checkPrivate.length;
    const LUCIOLE_PUBLIC_URL = 'https://share.example.org';
    expect(networks({ LUCIOLE_PUBLIC_URL })).toBe(0);
    expect(networks({ LUCIOLE_PUBLIC_URL, LUCIOLE_CHECK_PRIVATE: '10.0.0.0/8' })).toBe(1);
    expect(networks({ LUCIOLE_PUBLIC_URL: 'http://localhost.example.org' })).toBe(0);
  });

  it('leads sign-in links to the port it listens at', () => {
    expect(readConfig({ LUCIOLE_PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  });

  it.each([
    ['LUCIOLE_PORT', '80a', 'must be a port'],
    ['LUCIOLE_PORT', '70000', 'must be a port'],
    ['LUCIOLE_PORT', '', 'must be a port'],
    ['LUCIOLE_HOST', 'http://localhost', 'must be a host name'],
    ['LUCIOLE_DATA', '', 'must name a directory'],
    ['LUCIOLE_TRUST_PROXY', 'proxy.local', 'neither an address nor a range'],
    ['LUCIOLE_PUBLIC_URL', 'share.example.org', 'must be an address that begins with'],
    ['LUCIOLE_PUBLIC_URL', 'https://example.org/share', 'must have neither a path'],
    ['LUCIOLE_RATE_LIMIT', '-1', 'must be a number of events'],
    ['LUCIOLE_SITE_RATE_LIMIT', '1e3', 'must be a number of events'],
    ['LUCIOLE_LOG_LEVEL', 'loud', 'must be one of'],
    ['LUCIOLE_SMTP_URL', 'mail.example.org', 'must be an address such as smtps://'],
    ['LUCIOLE_MAIL_FROM', 'Luciole', 'must be an email address'],
    ['LUCIOLE_WEBHOOK_PRIVATE', 'intranet', 'neither an address nor a range'],
    ['LUCIOLE_SECRET', 'short', 'must have 32 characters'],
    ['LUCIOLE_PROT', '8787', 'There is no setting LUCIOLE_PROT'],
  ])('stops at %s=%s with a sentence', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(sentence);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('does not repeat a secret in its sentence', () => {
    expect(() => readConfig({ LUCIOLE_SECRET: 'hunter2' })).not.toThrow('hunter2');
  });
});

describe('settingsTable', () => {
  it('has a row for every setting, with a sentence', () => {
    const rows = settingsTable().split('\n').slice(2);
    expect(rows).toHaveLength(SETTINGS.length);
    for (const { name, meaning } of SETTINGS) {
      expect(meaning).toMatch(/\.$/);
      expect(settingsTable()).toContain(`| \`${name}\` |`);
    }
  });
});

describe('the README', () => {
  it('has the table of settings as the server knows them', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const table = /<!-- settings -->([\s\S]*)<!-- \/settings -->/.exec(readme)?.[1] ?? '';
    const cells = (markdown: string) =>
      markdown
        .trim()
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));
    expect(cells(table)).toEqual(cells(settingsTable()));
  });
});
