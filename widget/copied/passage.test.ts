import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PASSAGE_LENGTH, PASSAGE_HASH_PATTERN } from '../../protocol/index.js';
import { passageOf } from './passage.js';

const PASSAGE = 'Nobody had seen it for years, and then one evening it shone again.';

describe('passageOf', () => {
  it('is silent below a few words', () => {
    expect(passageOf('Nobody had seen it.')).toBeUndefined();
    expect(passageOf(`${' '.repeat(100)}Nobody`)).toBeUndefined();
  });

  it('is the same for the same words, however they are set', () => {
    expect(passageOf(`  ${PASSAGE.replaceAll(' ', '\n ')}\n`)).toEqual(passageOf(PASSAGE));
  });

  it('tells passages apart that begin alike', () => {
    const a = passageOf(PASSAGE.repeat(3));
    const b = passageOf(PASSAGE.repeat(2) + PASSAGE.toUpperCase());
    expect(a?.words).toBe(b?.words);
    expect(a?.hash).not.toBe(b?.hash);
  });

  it('has whole words, as many as are kept', () => {
    expect(passageOf(PASSAGE)?.words).toBe(PASSAGE);
    expect(passageOf(`${PASSAGE} ${PASSAGE}`)?.words).toBe(`${PASSAGE} Nobody had`);
  });

  it('keeps within what the wire takes, whatever was copied', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 40, maxLength: 400 }), (text) => {
        const passage = passageOf(text);
        if (!passage) return;
        expect(passage.hash).toMatch(PASSAGE_HASH_PATTERN);
        expect(passage.words.length).toBeLessThanOrEqual(MAX_PASSAGE_LENGTH);
      }),
    );
  });
});
