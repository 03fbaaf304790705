import { describe, expect, it } from 'vitest';
import { en } from '../buttons/labels/en.js';
import { enMore } from '../buttons/labels/en-more.js';
import type { Spoken } from '../buttons/labels/index.js';
import { countText } from './count-text.js';

const english = { ...en, ...enMore } as unknown as Spoken[1];
const polish = {
  ...english,
  shares: { one: '{n} raz', few: '{n} razy', many: '{n} razy!', other: '{n} razu' },
} as Spoken[1];

describe('countText', () => {
  it.each([
    [1, 'en', english, '1 share'],
    [999, 'en', english, '999 shares'],
    [1234, 'en', english, '1.2K shares'],
    [1_250_000, 'en', english, '1.3M shares'],
    [1, 'pl', polish, '1 raz'],
    [3, 'pl', polish, '3 razy'],
    [5, 'pl', polish, '5 razy!'],
  ])('says %i shares in %s', (shares, lang, labels, expected) => {
    expect(countText(shares, lang, labels)).toBe(expected);
  });

  it('says the general form where a language has no other for a number', () => {
    const labels = { ...english, shares: { other: '{n} ×' } } as Spoken[1];
    expect(countText(1, 'en', labels)).toBe('1 ×');
  });

  it('speaks English where the file of a language is older than the counts', () => {
    expect(countText(2, 'en', en as unknown as Spoken[1])).toBe('2 shares');
  });
});
