import { describe, expect, it } from 'vitest';
import { toBase62 } from './base62.js';
import {
  CHANNEL_CODES,
  CHANNEL_NAMES,
  CHANNELS,
  channelOfCode,
  codeOfChannel,
  isChannel,
} from './channels.js';

describe('CHANNELS', () => {
  // Codes stand in links that people keep: this table may grow, its lines never change.
  it.each([
    ['whatsapp', 'w', 'private'],
    ['messenger', 'm', 'private'],
    ['telegram', 't', 'private'],
    ['email', 'e', 'private'],
    ['sms', 's', 'private'],
    ['copy', 'c', 'unknown'],
    ['native', 'n', 'unknown'],
    ['address-bar', 'b', 'unknown'],
    ['viber', 'a', 'private'],
    ['line', 'l', 'private'],
    ['threema', 'h', 'private'],
    ['qr', 'q', 'unknown'],
    ['facebook', 'f', 'public'],
    ['x', 'g', 'public'],
    ['linkedin', 'i', 'public'],
    ['bluesky', 'j', 'public'],
    ['mastodon', 'd', 'public'],
    ['reddit', 'r', 'public'],
    ['teams', 'k', 'private'],
    ['print', 'p', 'unknown'],
    ['other', 'o', 'unknown'],
    ['own-1', 'u', 'unknown'],
    ['own-2', 'v', 'unknown'],
    ['own-3', 'x', 'unknown'],
    ['own-4', 'y', 'unknown'],
    ['own-5', 'z', 'unknown'],
  ] as const)('rule 1: gives %s the code %s for good; rule 4: it is %s', (name, code, visibility) => {
    expect(CHANNELS[name]).toEqual({ code, visibility });
    expect(channelOfCode(code)).toBe(name);
    expect(codeOfChannel(name)).toBe(code);
  });

  it('gives no code twice, and only codes that fit into a token', () => {
    const codes = CHANNEL_NAMES.map((name) => CHANNELS[name].code);
    expect(new Set(codes).size).toBe(codes.length);
    const fitting = Array.from({ length: 62 }, (_, value) => toBase62(value, 1));
    expect(fitting.filter((code) => RegExp(`^[${CHANNEL_CODES}]$`).test(code))).toEqual([...codes].sort());
  });

  it('knows no channel by another code', () => {
    for (const code of ['', 'Q', '0', 'ww']) expect(channelOfCode(code)).toBeUndefined();
  });

  it('takes no property of objects for a channel', () => {
    expect(isChannel('copy')).toBe(true);
    for (const name of ['toString', '__proto__', 'constructor', '', 'Copy'])
      expect(isChannel(name)).toBe(false);
  });
});
