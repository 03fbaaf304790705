import { describe, expect, it } from 'vitest';
import { hrefOf, narrowed, readChoice } from './choice.js';

describe('a choice in the address', () => {
  it('is the default where the address says nothing', () => {
    expect(readChoice('')).toEqual({
      site: null,
      period: '30',
      compare: 'before',
      grain: null,
      filters: {},
      language: null,
    });
    expect(hrefOf(readChoice(''))).toBe('/');
  });

  it.each([
    '/?site=demo&period=today&lang=fr',
    '/?site=demo&period=2026-10&compare=year&grain=week',
    '/?period=2026-11-03..2026-11-09&compare=none&channel=whatsapp&generation=2',
    '/?channel=copy&page=https%3A%2F%2Fwww.example.org%2Fa%3Fb%3Dc%26channel%3Dsms&hour=2026-11-01T09%3A00%2B01%3A00',
    '/?country=FR&language=fr&lang=en',
  ])('comes back as it was written: %s', (address) => {
    expect(hrefOf(readChoice(address.slice(1)))).toBe(address);
  });

  it('is one address, in whatever order its parts were chosen', () => {
    const one = narrowed(narrowed(readChoice(''), 'country', 'FR'), 'channel', 'sms');
    const other = narrowed(narrowed(readChoice(''), 'channel', 'sms'), 'country', 'FR');
    expect(hrefOf(one)).toBe(hrefOf(other));
    expect(hrefOf(narrowed(one, 'country', null))).toBe('/?channel=sms');
  });

  it('ignores what it does not offer, and the error of a sign-in link', () => {
    const choice = readChoice(
      '?period=1000&compare=x&grain=second&channel=&error=EXPIRED_TOKEN&constructor=1',
    );
    expect(choice).toEqual(readChoice(''));
    expect(readChoice(`?page=${'x'.repeat(3000)}`).filters).toEqual({});
    for (const odd of [
      'day=x',
      'day=2026-02-30',
      'day=0000-01-01',
      'hour=x',
      'hour=2026-02-30T09:00%2B01:00',
    ])
      expect(readChoice(`?${odd}`).filters).toEqual({});
  });
});
