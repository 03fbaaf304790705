import { describe, expect, it } from 'vitest';
import { hrefOf, readChoice } from './choice.js';

describe('a choice in the address', () => {
  it('is the default where the address says nothing', () => {
    expect(readChoice('')).toEqual({ site: null, period: '30', language: null });
    expect(hrefOf(readChoice(''))).toBe('/');
  });

  it('comes back as it was written', () => {
    const choice = { site: 'demo', period: 'today', language: 'fr' } as const;
    expect(hrefOf(choice)).toBe('/?site=demo&period=today&lang=fr');
    expect(readChoice('?site=demo&period=today&lang=fr')).toEqual(choice);
  });

  it('ignores a period it does not offer, and the error of a sign-in link', () => {
    expect(readChoice('?period=1000&error=EXPIRED_TOKEN').period).toBe('30');
    expect(hrefOf(readChoice('?error=EXPIRED_TOKEN'))).toBe('/');
  });
});
