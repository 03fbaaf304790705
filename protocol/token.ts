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

/** The last minute of a token's clock. */
const LAST_MINUTE = 62 ** 4 - 1;

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
 * The token at the beginning of the value of its parameter. What a messenger or a sentence left behind the
 * token (a full stop, a bracket, an encoded character) is ignored, as long as it is not another letter or
 * digit. Undefined where it is not a token: too short, an undefined channel, generation 0, or minted more
 * than a day after `now` (ms since the epoch).
 */
export function readToken(value: string, now: number): string | undefined {
  // [^\W_] is a letter or digit.
  const text = RegExp(`^[^\\W_]{12}[${CHANNEL_CODES}][1-9A-Za-z](?![^\\W_])`).exec(value)?.[0];
  // Tokens sort as text, so comparing them is all it takes: `~` is behind every letter.
  return text && text < toBase62(minuteOf(now) + 1440, 4) + '~' ? text : undefined;
}

/**
 * What the token at the beginning of the value of its parameter says; undefined as with `readToken`. With
 * `now` = Infinity, tokens of all times are read.
 */
export function parseToken(value: string, now: number): Token | undefined {
  const text = readToken(value, Math.min(now, TOKEN_EPOCH + (LAST_MINUTE - 1440) * 60_000));
  const channel = text && channelOfCode(text.charAt(12));
  if (!channel) return;
  return {
    text,
    mintedAt: TOKEN_EPOCH + fromBase62(text.slice(0, 4)) * 60_000,
    channel,
    generation: fromBase62(text.charAt(13)),
  };
}
