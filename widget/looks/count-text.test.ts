import { describe, expect, it } from 'vitest';
import { en } from '../buttons/labels/en.js';
import { enMore } from '../buttons/labels/en-more.js';
import type { Spoken } from '../buttons/labels/index.js';
import { labels as arabic } from '../buttons/labels/ar.js';
import { labels as french } from '../buttons/labels/fr.js';
import { labels as hebrew } from '../buttons/labels/he.js';
import { labels as polish } from '../buttons/labels/pl.js';
import { labels as romanian } from '../buttons/labels/ro.js';
import { labels as spanish } from '../buttons/labels/es.js';
import { labels as ukrainian } from '../buttons/labels/uk.js';
import { countText } from './count-text.js';

const english = { ...en, ...enMore } as unknown as Spoken[1];
describe('countText', () => {
  it.each([
    [1, 'en', english, '1 share'],
    [999, 'en', english, '999 shares'],
    [1234, 'en', english, '1.2K shares'],
    [1_250_000, 'en', english, '1.3M shares'],
    [1, 'pl', polish, '1 udostępnienie'],
    [3, 'pl', polish, '3 udostępnienia'],
    [5, 'pl', polish, '5 udostępnień'],
    [982, 'pl', polish, '982 udostępnienia'],
    [1003, 'pl', polish, '1 tys. udostępnień'],
    [1_250_000, 'pl', polish, '1,3 mln udostępnień'],
    [22, 'uk', ukrainian, '22 поширення'],
    [1203, 'uk', ukrainian, '1,2 тис. поширень'],
    [2, 'ar', arabic, 'مشاركتان'],
    [7, 'ar', arabic, '7 مشاركات'],
    [11, 'ar', arabic, '11 مشاركة'],
    [1203, 'ar', arabic, '1.2 ألف مشاركة'],
    [2, 'he', hebrew, 'שני שיתופים'],
    [19, 'ro', romanian, '19 distribuiri'],
    [20, 'ro', romanian, '20 de distribuiri'],
    [0, 'fr', french, '0 partage'],
    [1234, 'fr', french, '1,2 k partages'],
    [999_950, 'fr', french, '1 M de partages'],
    [1_250_000, 'fr', french, '1,3 M de partages'],
    [12, 'es', spanish, 'Compartido 12 veces'],
  ])('says %i shares in %s', (shares, lang, labels, expected) => {
    // No-break spaces and marks of direction are the number's own.
    const said = countText(shares, lang, labels);
    expect(said.replace(/\s/g, ' ').replace(/\u200f/g, '')).toBe(expected);
  });

  it('says the general form where a language has no other for a number', () => {
    const labels = { ...english, shares: { other: '{n} ×' } } as Spoken[1];
    expect(countText(1, 'en', labels)).toBe('1 ×');
  });

  it('speaks English where the file of a language is older than the counts', () => {
    expect(countText(2, 'en', en)).toBe('2 shares');
  });
});
