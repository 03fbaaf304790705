import { describe, expect, it } from 'vitest';
import { blockedBy } from './content-policy.js';

const page = new URL('https://www.example.org/story');
const script = new URL('https://share.example.org/luciole.js');

const asked = (policy: string, more: object = {}) =>
  blockedBy([policy], { kind: 'script', url: script, page, ...more });

describe('blockedBy', () => {
  it.each([
    '',
    'img-src x.example',
    'script-src *',
    'script-src https:',
    'script-src http:',
    'script-src share.example.org',
    'script-src https://share.example.org',
    'script-src http://share.example.org',
    'script-src https://SHARE.example.org:443',
    'script-src share.example.org:*',
    'script-src *.example.org',
    "default-src 'none'; script-src share.example.org",
    "script-src 'none'; script-src-elem share.example.org",
    'script-src https://share.example.org/luciole.js',
    'script-src https://share.example.org/',
    "SCRIPT-SRC  'self'   share.example.org ;",
    "script-src share.example.org; script-src 'none'",
  ])('lets the script through by “%s”', (policy) => {
    expect(asked(policy)).toBeNull();
  });

  it.each([
    ["script-src 'self'", "script-src 'self'"],
    ["default-src 'none'", "default-src 'none'"],
    ['default-src', 'default-src'],
    ['script-src example.org', 'script-src example.org'],
    ['script-src *.share.example.org', 'script-src *.share.example.org'],
    ['script-src wss:', 'script-src wss:'],
    ['script-src https://share.example.org:8443', 'script-src https://share.example.org:8443'],
    ['script-src https://share.example.org/assets/', 'script-src https://share.example.org/assets/'],
    ["script-src 'unsafe-inline' 'unsafe-eval'", "script-src 'unsafe-inline' 'unsafe-eval'"],
    ["script-src share.example.org 'strict-dynamic'", "script-src share.example.org 'strict-dynamic'"],
    ["script-src *, script-src 'self'", "script-src 'self'"],
    ['script-src share.example.org.evil.example', 'script-src share.example.org.evil.example'],
  ])('says that “%s” keeps it out', (policy, directive) => {
    expect(asked(policy)).toBe(directive);
  });

  it('takes a nonce or a hash that the tag has', () => {
    const strict = "script-src 'nonce-aBc' 'sha384-xyz' 'strict-dynamic'";
    expect(asked(strict)).not.toBeNull();
    expect(asked(strict, { nonce: 'aBc' })).toBeNull();
    expect(asked(strict, { nonce: 'abc' })).not.toBeNull();
    expect(asked(strict, { integrity: 'sha384-xyz' })).toBeNull();
    expect(asked(strict, { integrity: 'sha384-other' })).not.toBeNull();
  });

  it('takes its own origin for self, and https for http', () => {
    const self = (from: string, url: string) =>
      blockedBy(["connect-src 'self'"], { kind: 'connect', url: new URL(url), page: new URL(from) });
    expect(self('https://a.example/x', 'https://a.example/v1/events')).toBeNull();
    expect(self('http://a.example/x', 'https://a.example/v1/events')).toBeNull();
    expect(self('https://a.example/x', 'http://a.example/v1/events')).not.toBeNull();
    expect(self('https://a.example/x', 'https://b.example/v1/events')).not.toBeNull();
  });

  it('asks every policy, and each about what it decides', () => {
    const wanted = { kind: 'connect' as const, url: new URL('http://localhost:8787/v1/events'), page };
    expect(blockedBy(['script-src x.example', "connect-src 'self'"], wanted)).toBe("connect-src 'self'");
    expect(blockedBy(['connect-src http://localhost:8787'], wanted)).toBeNull();
    expect(
      blockedBy(['connect-src localhost:*'], { ...wanted, page: new URL('http://x.example') }),
    ).toBeNull();
  });
});
