import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from './place.js';
import { KEYS, PAGE_KEYS, PERIOD_KEYS, periodBeside, placeAfter } from './shortcuts.js';

const now = Date.parse('2026-11-25T10:00:00Z');
const around = { timezone: 'Europe/Paris', now };

/** The address a key leads to from an address. */
function after(key: string, address: string, changes: { signedIn?: boolean } = {}): string | null {
  const place = placeOf(new URL(address, 'https://figures.example.org'));
  const to = placeAfter(key, place, { ...around, signedIn: true, ...changes });
  return to && addressOf(to);
}

describe('the keys', () => {
  it('are all different', () => {
    const keys = [PAGE_KEYS, PERIOD_KEYS, KEYS].flatMap((each) => Object.values(each));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['l', '/?site=a&period=7', '/live?site=a&period=7'],
    ['o', '/live?site=a', '/?site=a'],
    ['x', '/account?site=a', '/left-out?site=a'],
    ['s', '/', '/account'],
    ['o', '/', null],
    ['o', '/article?page=https://a.test/b', '/'],
    ['3', '/?channel=whatsapp', '/?period=7&channel=whatsapp'],
    ['4', '/', null],
    ['1', '/live', null],
    ['1', '/account', null],
    ['p', '/?period=2026-11', '/?period=2026-10'],
    ['r', '/?channel=whatsapp&device=mobile', '/?channel=whatsapp'],
    ['a', '/?channel=whatsapp&device=mobile', '/'],
    ['r', '/', null],
    ['r', '/left-out?channel=whatsapp', null],
    ['a', '/article?page=b&device=mobile', '/article?page=b'],
    ['r', '/article?page=b', null],
    ['z', '/', null],
    ['?', '/', null],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(after(key, from)).toBe(to);
  });

  it('keep who has a shared link below it, and lead them to no settings', () => {
    expect(after('l', '/shared?period=7#secret', { signedIn: false })).toBe('/shared/live?period=7#secret');
    expect(after('x', '/embed/a/live#secret', { signedIn: false })).toBe('/embed/a/left-out#secret');
    expect(after('s', '/shared#secret', { signedIn: false })).toBeNull();
  });
});

describe('the period before or after', () => {
  it.each([
    ['today', -1, 'yesterday'],
    ['yesterday', 1, 'today'],
    ['today', 1, null],
    ['7', -1, '2026-11-12..2026-11-18'],
    ['2026-11-12..2026-11-18', 1, '7'],
    ['2026-11-20..2026-11-24', 1, 'today'],
    ['2026-01', -1, '2025-12'],
    ['2026-10', 1, '2026-11'],
    ['2026-11', 1, null],
  ] as const)('of %s, by %d, is %s', (period, step, beside) => {
    expect(periodBeside(period, step, around)).toBe(beside);
  });
});
