import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CHANNELS, CHANNEL_NAMES } from '../../protocol/index.js';
import { MORE } from '../channels/more.js';
import { ROWS, rowsOf, type Message } from './rows.js';

const ALL = [...ROWS, ...MORE];

const message: Message = {
  url: 'https://example.org/été?a=1&b=2#ds=8Zk0aB3dE5fGw1',
  title: 'L’été & after: 100% + more 🌻',
  text: 'L’été & after: 100% + more 🌻',
  page: 'https://example.org/été?a=1&b=2',
  apps: false,
  messengerAppId: undefined,
};
const U = 'https%3A%2F%2Fexample.org%2F%C3%A9t%C3%A9%3Fa%3D1%26b%3D2%23ds%3D8Zk0aB3dE5fGw1';
const P = 'https%3A%2F%2Fexample.org%2F%C3%A9t%C3%A9%3Fa%3D1%26b%3D2';
const T = 'L%E2%80%99%C3%A9t%C3%A9%20%26%20after%3A%20100%25%20%2B%20more%20%F0%9F%8C%BB';

const intentOf = (name: string) => rowsOf([name], ALL)[0]![3];

describe('the table of channels', () => {
  it.each([
    ['whatsapp', {}, `https://wa.me/?text=${T}%20${U}`],
    ['telegram', {}, `https://t.me/share/url?url=${U}&text=${T}`],
    ['email', {}, `mailto:?subject=${T}&body=${T}%0D%0A%0D%0A${U}`],
    ['sms', {}, `sms:?&body=${T}%20${U}`],
    ['messenger', { apps: true }, `fb-messenger://share/?link=${U}`],
    ['messenger', { apps: true, messengerAppId: '12' }, `fb-messenger://share/?link=${U}`],
    [
      'messenger',
      { messengerAppId: '12' },
      `https://www.facebook.com/dialog/send?app_id=12&link=${U}&redirect_uri=${P}`,
    ],
    ['viber', { apps: true }, `viber://forward?text=${T}%20${U}`],
    ['line', {}, `https://social-plugins.line.me/lineit/share?url=${U}&text=${T}`],
    ['threema', { apps: true }, `threema://compose?text=${T}%20${U}`],
    ['facebook', {}, `https://www.facebook.com/sharer/sharer.php?u=${U}`],
    ['x', {}, `https://x.com/intent/post?url=${U}&text=${T}`],
    ['linkedin', {}, `https://www.linkedin.com/sharing/share-offsite/?url=${U}`],
    ['bluesky', {}, `https://bsky.app/intent/compose?text=${T}%20${U}`],
    ['reddit', {}, `https://www.reddit.com/submit?url=${U}&title=${T}`],
    ['teams', {}, `https://teams.microsoft.com/share?href=${U}&msgText=${T}`],
  ] as const)('opens %s with %j by %s', (channel, more, expected) => {
    expect(intentOf(channel)?.({ ...message, ...more })).toBe(expected);
  });

  it('complaint: Messenger’s app id and mobile (react-share#288, #346, #520) — without an app id a desktop has no link, so that it is copied', () => {
    expect(intentOf('messenger')?.(message)).toBeUndefined();
  });

  it.each(['viber', 'threema'])('has no link for %s where no app can be opened', (channel) => {
    expect(intentOf(channel)?.(message)).toBeUndefined();
  });

  it('complaint: WhatsApp on desktop versus mobile (ngx-sharebuttons#441, #451, shareon#18, react-share#459) — one address opens the app on both', () => {
    for (const apps of [true, false])
      expect(intentOf('whatsapp')?.({ ...message, apps })).toMatch(/^https:\/\/wa\.me\/\?text=/);
  });

  it('complaint: SMS separators (amphtml#2751, #9365) — the one form that Android and iOS both take', () => {
    expect(intentOf('sms')?.({ ...message, apps: true })).toMatch(/^sms:\?&body=[^&?]+$/);
  });

  it('complaint: + and lost newlines in mail (dotcom-rendering#4640), a mailto built with URLSearchParams — spaces are %20 and lines end in %0D%0A, as no form encodes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, text) => {
        const href = intentOf('email')!({ ...message, title, text })!;
        expect(href).not.toContain('+');
        const [, subject, body] = /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(href)!;
        expect(decodeURIComponent(subject!)).toBe(title);
        expect(decodeURIComponent(body!)).toBe(`${text}\r\n\r\n${message.url}`);
      }),
    );
  });

  it('never writes a space as +, whatever the channel', () => {
    for (const [, , , intent] of ALL) expect(intent?.(message) ?? '').not.toContain('+');
  });

  it('trap: WeChat and Signal have no intent — there is the QR code for them, and no button that does nothing', () => {
    expect(rowsOf(['wechat', 'signal', 'discord', 'slack'], ALL)).toEqual([]);
    expect(rowsOf(['qr'], ALL)).toHaveLength(1);
  });

  it('has every channel that a button can share by once, with its code, and those that few pages ask for apart', () => {
    const without = /^(address-bar|other|own-\d)$/;
    const names = ALL.map(([channel]) => channel);
    expect([...names].sort()).toEqual(CHANNEL_NAMES.filter((name) => !without.test(name)).sort());
    for (const [channel, code] of ALL) expect(code).toBe(CHANNELS[channel].code);
  });

  it('gives each channel a drawing and something to do', () => {
    for (const [channel, , icon, intent, , act] of ALL) {
      expect(icon, channel).toMatch(/^M[\d\s.a-zA-Z-]+$/);
      expect(intent ?? act ?? /^(copy|native)$/.test(channel), channel).toBeTruthy();
    }
  });
});

describe('rowsOf', () => {
  it('takes the order it is asked for, and leaves unknown names out', () => {
    const rows = rowsOf(['copy', 'pigeon', 'constructor', 'telegram'], ROWS);
    expect(rows.map(([channel]) => channel)).toEqual(['copy', 'telegram']);
  });
});
