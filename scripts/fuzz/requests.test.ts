import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { seeded } from '../support/seeded.js';
import type { Exchange } from './book.js';
import { Requests } from './requests.js';

const golden = ['mixed', 'share', 'landing-token'].map(
  (name) =>
    JSON.parse(
      readFileSync(new URL(`../../protocol/golden/${name}.json`, import.meta.url), 'utf8'),
    ) as unknown,
);
const made = (seed: number, count: number): Exchange[] => {
  const site = { id: 'demo', origin: 'http://localhost:8788', key: 'luc_x' };
  const source = new Requests({ random: seeded(seed), golden, site, mint: () => '0Bk3aB3dE5fGw1' });
  return Array.from({ length: count }, () => source.next());
};

describe('Requests', () => {
  it('makes the same for the same seed, and others for another', () => {
    vi.useFakeTimers({ now: 1_790_000_000_000 });
    const bytes = (seed: number) => made(seed, 200).map((exchange) => exchange.bytes.toString('latin1'));
    expect(bytes(1)).toEqual(bytes(1));
    expect(bytes(1)).not.toEqual(bytes(2));
    vi.useRealTimers();
  });

  it('bends nearly all of them, each in its own way', () => {
    const exchanges = made(3, 2000);
    expect(new Set(exchanges.map(({ bytes }) => bytes.toString('latin1'))).size).toBeGreaterThan(1990);
    const broken = exchanges.filter(({ whole }) => !whole).length;
    const pipelined = exchanges.filter(({ whole, parts }) => whole && parts.length > 1).length;
    const noJson = exchanges.filter(({ parts }) => {
      try {
        JSON.parse(parts[0]?.body?.toString() ?? '');
        return false;
      } catch {
        return true;
      }
    }).length;
    for (const share of [broken, pipelined, noJson]) {
      expect(share).toBeGreaterThan(40);
      expect(share).toBeLessThan(1000);
    }
  });
});
