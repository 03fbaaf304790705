import { fromBase62, randomBase62, toBase62 } from './base62.js';
import { CHANNEL_CODES, channelOfCode, codeOfChannel, type Channel, type ChannelCode } from './channels.js';

/** 2026-01-01T00:00:00Z in ms: minute 0 of a token's clock, which runs until 2054. */
export const TOKEN_EPOCH = 1767225600000;

/** Characters in a token. */
export const TOKEN_LENGTH = 14;

/** The highest generation a token can say; later ones say it too. */
export const MAX_GENERATION = 61;

/** What a token says by itself, without a look-up. */
export interface Token {
  /** The 14 characters. */
  text: string;
  /** When it was minted, ms since the epoch, to the minute, by its maker's clock. */
  mintedAt: number;
  channel: Channel;
  /** 1 for a reader who came by themselves, one more for each share before it. */
  generation: number;
}

const minuteOf = (at: number) => Math.floor((at - TOKEN_EPOCH) / 60_000);

/**
 * Makes the token of a share: 4 characters of UTC minutes since 2026-01-01, 8 random ones (47.6 bits),
 * 1 for the channel, 1 for the generation. Tokens sort as text by the minute they were made in.
 * `at` is in ms since the epoch; a generation above 61 is written as 61.
 */
export function mintToken(channel: Channel, generation: number, at: number): string {
  return mintTokenByCode(codeOfChannel(channel), generation, at);
}

/** `mintToken` for those who know the channel's code: the page's scripts have no room for the table. */
export function mintTokenByCode(code: ChannelCode, generation: number, at: number): string {
  return (
    toBase62(Math.max(0, minuteOf(at)), 4) +
    randomBase62(8) +
    code +
    toBase62(Math.min(generation, MAX_GENERATION), 1)
  );
}

/**
 * Pattern of a token, by its form alone: long enough, of a channel that is defined, of generation 1 or later, with
 * no other letter or digit behind it; what else a messenger or a sentence left there (a full stop, a bracket, an
 * encoded character) is none of it. [^\W_] is a letter or digit. Whether a token comes from the future is for those
 * to say whose clock is right, and not for a reader's device: see `parseToken`.
 */
export const TOKEN_FORM = `[^\\W_]{12}[${CHANNEL_CODES}][1-9A-Za-z](?![^\\W_])`;

const TOKEN_AT_START = /* @__PURE__ */ RegExp(`^${TOKEN_FORM}`);

/**
 * What the token at the beginning of the value of its parameter says, whatever stands behind it; undefined where
 * it is none, or was minted more than a day after `now` (ms since the epoch; Infinity for tokens of all times).
 */
export function parseToken(value: string, now: number): Token | undefined {
  const text = TOKEN_AT_START.exec(value)?.[0];
  const channel = text && channelOfCode(text.charAt(12));
  if (!channel) return;
  const minute = fromBase62(text.slice(0, 4));
  if (minute > minuteOf(now) + 1440) return;
  return {
    text,
    mintedAt: TOKEN_EPOCH + minute * 60_000,
    channel,
    generation: fromBase62(text.charAt(13)),
  };
}
