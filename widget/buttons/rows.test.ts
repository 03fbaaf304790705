import { describe, expect, it } from 'vitest';
import { INTENTS, type Message } from './intents.js';

const message: Message = {
  url: 'https://example.org/été?a=1&b=2#ds=8Zk0aB3dE5fGw1',
  title: 'L’été & after: 100% + more',
  text: 'L’été & after: 100% + more',
  page: 'https://example.org/été?a=1&b=2',
  phone: false,
  messengerAppId: undefined,
};
const U = 'https%3A%2F%2Fexample.org%2F%C3%A9t%C3%A9%3Fa%3D1%26b%3D2%23ds%3D8Zk0aB3dE5fGw1';
const P = 'https%3A%2F%2Fexample.org%2F%C3%A9t%C3%A9%3Fa%3D1%26b%3D2';
const T = 'L%E2%80%99%C3%A9t%C3%A9%20%26%20after%3A%20100%25%20%2B%20more';

describe('INTENTS', () => {
  it.each([
    ['whatsapp', {}, `https://wa.me/?text=${T}%20${U}`],
    ['telegram', {}, `https://t.me/share/url?url=${U}&text=${T}`],
    ['email', {}, `mailto:?subject=${T}&body=${T}%0D%0A%0D%0A${U}`],
    ['email', { text: 'Read\nthis' }, `mailto:?subject=${T}&body=Read%0Athis%0D%0A%0D%0A${U}`],
    ['sms', {}, `sms:?&body=${T}%20${U}`],
    ['messenger', { phone: true }, `fb-messenger://share/?link=${U}`],
    ['messenger', { phone: true, messengerAppId: '12' }, `fb-messenger://share/?link=${U}`],
    [
      'messenger',
      { messengerAppId: '12' },
      `https://www.facebook.com/dialog/send?app_id=12&link=${U}&redirect_uri=${P}`,
    ],
  ] as const)('opens %s with %j by %s', (channel, more, expected) => {
    expect(INTENTS[channel]?.({ ...message, ...more })).toBe(expected);
  });

  it('has no link for Messenger on a desktop without an app id, so that the link is copied instead', () => {
    expect(INTENTS.messenger?.(message)).toBeUndefined();
  });

  it('has no link where the browser does the sharing', () => {
    expect(INTENTS.copy).toBeUndefined();
    expect(INTENTS.native).toBeUndefined();
  });

  it('never writes a space as +', () => {
    for (const intent of Object.values(INTENTS)) expect(intent(message) ?? '').not.toContain('+');
  });
});
