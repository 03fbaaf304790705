import { describe, expect, it } from 'vitest';
import { fill, makeLocale, nameOf } from './locale.js';
import { en } from './messages/en.js';
import { fr } from './messages/fr.js';

const english = makeLocale(en);
const french = makeLocale(fr);

describe('a locale', () => {
  it('writes numbers as its language does', () => {
    expect(english.number(1234567)).toBe('1,234,567');
    expect(french.number(1234567)).toBe('1\u202f234\u202f567');
    expect(english.ratio(2.345)).toBe('2.35');
    expect(french.ratio(2.5)).toBe('2,5');
  });

  it('writes a day as it stands, whatever zone the browser is in', () => {
    expect(english.day('2026-11-03')).toBe('3 Nov');
    expect(french.day('2026-11-03', 'long')).toBe('3 novembre 2026');
  });

  it('takes the form that the number asks for', () => {
    expect(english.plural(en.sharesCount, 0)).toBe('0 shares');
    expect(english.plural(en.sharesCount, 1)).toBe('1 share');
    expect(french.plural(fr.sharesCount, 0)).toBe('0 partage');
    expect(french.plural(fr.sharesCount, 2)).toBe('2 partages');
    expect(french.plural(fr.sharesCount, 1e6)).toContain('partages');
  });
});

describe('fill', () => {
  it('puts each value in its place, once, and leaves unknown blanks', () => {
    expect(fill('{a} and {b}, {c}', { a: '{b}', b: '$&' })).toBe('{b} and $&, {c}');
  });
});

describe('nameOf', () => {
  it('shows a name it does not know as it came', () => {
    expect(nameOf(en.channels, 'whatsapp')).toBe('WhatsApp');
    expect(nameOf(en.channels, 'carrier-pigeon')).toBe('carrier-pigeon');
    expect(nameOf(en.channels, 'constructor')).toBe('constructor');
  });
});
