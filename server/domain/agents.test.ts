import { describe, expect, it } from 'vitest';
import { primaryLanguage, readAgent } from './agents.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

describe('agents', () => {
  it.each([
    'WhatsApp/2.23.20.0 A',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Facebot',
    'TelegramBot (like TwitterBot)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Twitterbot/1.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'Mozilla/5.0 (Macintosh) AppleWebKit/600.2.5 (KHTML, like Gecko) Version/8.0 Safari/600.2.5 (Applebot/0.1)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'facebookexternalhit/1.1;line-poker/1.0',
    'facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  ])('trap: preview crawlers — rule 12: knows %s', (agent) => {
    expect(readAgent(agent).robot).toBe('preview');
  });

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    CHROME.replace('Chrome', 'HeadlessChrome'),
    'curl/8.5.0',
  ])('trap: not an arrival — rule 6: knows the bot %s', (agent) => {
    expect(readAgent(agent).robot).toBe('bot');
  });

  it.each([
    [CHROME, 'desktop', 'Chrome'],
    [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, 'mobile', 'Safari'],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      'tablet',
      'Safari',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0',
      'desktop',
      'Firefox',
    ],
  ])('takes %s for a person with a %s and %s', (agent, device, browser) => {
    expect(readAgent(agent)).toEqual({ robot: null, device, browser });
  });

  it.each([
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.0;FBDV/iPhone14,3;FBMD/iPhone]`,
    `${IPHONE} Mobile/15E148 Instagram 309.0.0.0 (iPhone14,3; iOS 17_5; fr_FR)`,
    `${IPHONE} Mobile/15E148 Safari Line/13.0.0`,
  ])('trap: in-app browsers — takes %s for a person', (agent) => {
    expect(readAgent(agent)).toMatchObject({ robot: null, device: 'mobile' });
  });

  it.each([
    ['Paperboy/2.0 (X11; Linux)', 'Paperboy'],
    ['<img src=x onerror=alert(1)>/1.0 (X11; Linux)', null],
    [`${'a reader of mine '.repeat(900)}/1.0 (X11; Linux)`, null],
    [`Paperboy/2.0 (X11; Linux) ${'x'.repeat(15_000)}`, 'Paperboy'],
  ])('takes the name of a browser it does not know from %.40s where it is one', (agent, browser) => {
    expect(readAgent(agent).browser).toBe(browser);
  });

  it('knows nothing of an agent that says nothing', () => {
    expect(readAgent('')).toEqual({ robot: null, device: null, browser: null });
  });
});

describe('primary language', () => {
  it.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['EN', 'en'],
    ['*', null],
    ['', null],
    ['french', null],
  ])('reads %j as %s', (header, language) => {
    expect(primaryLanguage(header)).toBe(language);
  });
});
