import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceAddresses } from './replace-addresses.js';

const OURS = 'https://example.org/a';
const replaced = (text: string) =>
  replaceAddresses(
    text,
    (address) => address === OURS,
    () => 'NEW',
  );

describe('trap: copy — replaceAddresses', () => {
  it.each([
    ['the address alone', OURS, 'NEW'],
    ['the address in a sentence', `see ${OURS} there`, 'see NEW there'],
    ['each of several', `${OURS} and ${OURS}`, 'NEW and NEW'],
    ['without the full stop behind it', `It is ${OURS}.`, 'It is NEW.'],
    ['without brackets and quotes around it', `(“${OURS}”), ‘${OURS}’!`, '(“NEW”), ‘NEW’!'],
    ['behind a colon', `Source:${OURS}`, 'Source:NEW'],
    ['between characters of a script without spaces', `见${OURS}。`, '见NEW。'],
    ['in markup that was copied as text', `<${OURS}>`, '<NEW>'],
  ])('replaces %s', (_, text, expected) => expect(replaced(text)).toBe(expected));

  it.each([
    ['a longer path', `${OURS}/b`],
    ['a longer word', `${OURS}bc`],
    ['a query', `${OURS}?page=2`],
    ['an anchor', `${OURS}#b`],
    ['an address that holds it', `https://archive.example/web/${OURS}`],
    ['an address without a scheme that holds it', `archive.example/?u=${OURS}`],
    ['a scheme that ends alike', `x${OURS}`],
    ['a part of it', 'https://example.org/'],
    ['another case of its path', 'https://example.org/A'],
  ])('leaves %s', (_, text) => expect(replaced(text)).toBe(text));

  it('tries the address with its punctuation first: it may end in some', () => {
    const isOurs = (address: string) => address === `${OURS}.)`;
    expect(replaceAddresses(`(${OURS}.))`, isOurs, () => 'NEW')).toBe('(NEW)');
  });

  it('changes nothing else, whatever stands around', () => {
    // Words that no address could go on in.
    const around = fc.string().map((text) => text.replace(/https?:/gi, '').trim());
    fc.assert(
      fc.property(around, around, (before, behind) => {
        expect(replaced(`${before} ${OURS} ${behind}`)).toBe(`${before} NEW ${behind}`);
      }),
    );
  });

  it('leaves every address that only begins with ours', () => {
    const more = fc.stringMatching(/^[\w/?#&=~-][\w/?#&=.~-]{0,20}$/);
    fc.assert(
      fc.property(more, (rest) => {
        // A question mark or a full stop alone is the sentence's.
        fc.pre(/[^?.]/.test(rest));
        expect(replaced(`see ${OURS}${rest}`)).toBe(`see ${OURS}${rest}`);
      }),
    );
  });

  it('leaves text without an address of ours as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl(), (text, url) => {
        fc.pre(!url.startsWith(OURS));
        expect(replaced(`${text} ${url} ${text}`)).toBe(`${text} ${url} ${text}`);
      }),
    );
  });
});
