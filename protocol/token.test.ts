import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES } from './channels.js';
import { MAX_GENERATION, mintToken, parseToken, TOKEN_EPOCH, TOKEN_LENGTH } from './token.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LAST_MINUTE = 62 ** 4 - 1;
const channel = fc.constantFrom(...CHANNEL_NAMES);
const at = fc.integer({ min: TOKEN_EPOCH, max: TOKEN_EPOCH + LAST_MINUTE * MINUTE_MS });

describe('mintToken', () => {
  it('rule 1: makes exactly 14 letters and digits', () => {
    fc.assert(
      fc.property(channel, fc.integer({ min: 1 }), at, (name, generation, now) => {
        expect(mintToken(name, generation, now)).toMatch(/^[0-9A-Za-z]{14}$/);
      }),
    );
    expect(TOKEN_LENGTH).toBe(14);
  });

  it('rule 1: begins with the UTC minutes since 2026-01-01', () => {
    expect(TOKEN_EPOCH).toBe(Date.UTC(2026, 0, 1));
    expect(mintToken('copy', 1, TOKEN_EPOCH).slice(0, 4)).toBe('0000');
    expect(mintToken('copy', 1, TOKEN_EPOCH + 61 * MINUTE_MS + 59_999).slice(0, 4)).toBe('000z');
    expect(new Date(TOKEN_EPOCH + LAST_MINUTE * MINUTE_MS).getUTCFullYear()).toBe(2054);
  });

  it('rule 1: ends in the channel and the generation', () => {
    expect(mintToken('whatsapp', 1, TOKEN_EPOCH).slice(12)).toBe('w1');
    expect(mintToken('address-bar', 10, TOKEN_EPOCH).slice(12)).toBe('bA');
  });

  it('rule 1: sorts as text by the minute it was made in', () => {
    fc.assert(
      fc.property(channel, at, at, (name, a, b) => {
        fc.pre(Math.floor(a / MINUTE_MS) < Math.floor(b / MINUTE_MS));
        expect(mintToken(name, 1, a) < mintToken(name, 1, b)).toBe(true);
      }),
    );
  });

  it('rule 1: stops counting generations at 61', () => {
    for (const generation of [61, 62, 1000]) {
      const token = mintToken('sms', generation, TOKEN_EPOCH);
      expect(parseToken(token, TOKEN_EPOCH)?.generation).toBe(MAX_GENERATION);
    }
  });

  it('never makes the same token twice in ten thousand', () => {
    const made = new Set(Array.from({ length: 10_000 }, () => mintToken('copy', 1, TOKEN_EPOCH)));
    expect(made.size).toBe(10_000);
  });
});

describe('parseToken', () => {
  it('reads what was minted', () => {
    fc.assert(
      fc.property(channel, fc.integer({ min: 1, max: 61 }), at, (name, generation, now) => {
        const text = mintToken(name, generation, now);
        const mintedAt = now - (now % MINUTE_MS);
        expect(parseToken(text, now)).toEqual({ text, mintedAt, channel: name, generation });
      }),
    );
  });

  const T = '0000aB3dE5fGw1';
  it.each(['.', ',', ')', '!', '%29', '%2C', '&a=1', '#b', '…', 'é', '_', '-', ' ', '*', '"'])(
    'trap: trailing punctuation — ignores %j behind a token',
    (tail) => expect(parseToken(T + tail, TOKEN_EPOCH)?.text).toBe(T),
  );

  it.each([
    ['is empty', ''],
    ['is too short', T.slice(0, 13)],
    ['has another letter behind it', T + 'x'],
    ['has another digit behind it', T + '7'],
    ['has something before it', ' ' + T],
    ['holds another character', '0000aB3-E5fGw1'],
    ['names an undefined channel', '0000aB3dE5fGQ1'],
    ['has generation 0', '0000aB3dE5fGw0'],
  ])('rule 1: refuses what %s', (_, text) => expect(parseToken(text, TOKEN_EPOCH)).toBeUndefined());

  it('rule 1: refuses a token minted more than a day ahead', () => {
    const token = mintToken('email', 1, TOKEN_EPOCH + DAY_MS);
    expect(parseToken(token, TOKEN_EPOCH)).toBeDefined();
    expect(parseToken(token, TOKEN_EPOCH - 1)).toBeUndefined();
    expect(parseToken(token, Infinity)?.text).toBe(token);
    expect(parseToken(token, 0)).toBeUndefined();
  });

  it('never throws, and takes nothing but tokens', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const token = parseToken(text, TOKEN_EPOCH);
        if (token) expect(text.startsWith(token.text)).toBe(true);
      }),
    );
  });
});
