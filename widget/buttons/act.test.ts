import { afterEach, describe, expect, it, vi } from 'vitest';
import { messageOf } from './act.js';
import { receive } from './core.js';

afterEach(() => vi.unstubAllGlobals());

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

/** What a button would send, in the browser of that agent. */
const messageIn = (userAgent: string) => {
  vi.stubGlobal('navigator', { userAgent });
  vi.stubGlobal('document', { title: 'A title' });
  const page = () => 'https://example.org/';
  receive([
    { messengerAppId: '12' },
    'ds',
    page,
    (url) => url,
    (url) => url,
    () => undefined,
    () => true,
    () => undefined,
    new Map(),
    [],
    () => undefined,
  ]);
  return messageOf({});
};

describe('messageOf', () => {
  it.each([
    [
      'Chrome on Android',
      `Mozilla/5.0 (Linux; Android 16; Pixel 10) ${CHROME} Chrome/156.0.0.0 Mobile Safari/537.36`,
    ],
    ['Firefox on Android', 'Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0'],
    ['Safari on an iPhone', `${IPHONE} Version/19.1 Mobile/15E148 Safari/604.1`],
    ['Chrome on an iPhone', `${IPHONE} CriOS/156.0.0.0 Mobile/15E148 Safari/604.1`],
  ])('opens apps in %s, and has no desktop dialog there', (_, agent) => {
    expect(messageIn(agent)).toMatchObject({ apps: true, messengerAppId: undefined });
  });

  it.each([
    [
      'Facebook’s on Android',
      `Mozilla/5.0 (Linux; Android 16; SM-S931B; wv) ${CHROME} Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0.0.0;]`,
    ],
    [
      'Instagram’s on Android',
      `Mozilla/5.0 (Linux; Android 16; SM-S931B; wv) ${CHROME} Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36 Instagram 400.0.0.0 Android`,
    ],
    ['Facebook’s on an iPhone', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0]`],
    ['Instagram’s on an iPhone', `${IPHONE} Mobile/15E148 Instagram 400.0.0.0 (iPhone17,1; iOS 19_1)`],
    ['LINE’s on an iPhone', `${IPHONE} Mobile/15E148 Safari Line/15.0.0`],
    ['WeChat’s on an iPhone', `${IPHONE} Mobile/15E148 MicroMessenger/8.0.60 Language/fr`],
  ])('trap: in-app browsers — no app’s link in %s, and no desktop dialog', (_, agent) => {
    expect(messageIn(agent)).toMatchObject({ apps: false, messengerAppId: undefined });
  });

  it('has the desktop dialog, and no apps, on a desktop', () => {
    expect(
      messageIn(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Chrome/156.0.0.0 Safari/537.36`),
    ).toMatchObject({ apps: false, messengerAppId: '12' });
  });
});
