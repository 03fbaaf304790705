/** A browser, or a program, as it presents itself and as it is counted. */
export interface Agent {
  header: string;
  device: 'mobile' | 'tablet' | 'desktop' | null;
  browser: string | null;
  robot: 'bot' | 'preview' | null;
  /** How many have it, compared to others of its kind. */
  weight: number;
}

/** A browser's languages, as it sends them and as they are counted. */
export interface Language {
  header: string;
  language: string;
  weight: number;
}

function agent(
  header: string,
  device: Agent['device'],
  browser: string | null,
  { weight = 1, robot = null }: { weight?: number; robot?: Agent['robot'] } = {},
): Agent {
  return { header, device, browser, robot, weight };
}

const iphone = (version: string, rest: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const chrome = (system: string, version: number, rest = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0${rest} Safari/537.36`;

// Since Android's model and version are no longer told, most of these phones are alike: that is the point.
const ANDROID = 'Linux; Android 10; K';

/** Phones and tablets. */
export const PHONES: readonly Agent[] = [
  agent(iphone('18_5', 'Version/18.5 Mobile/15E148 Safari/604.1'), 'mobile', 'Safari', { weight: 26 }),
  agent(iphone('18_4_1', 'Version/18.4 Mobile/15E148 Safari/604.1'), 'mobile', 'Safari', { weight: 9 }),
  agent(iphone('17_7', 'Version/17.7 Mobile/15E148 Safari/604.1'), 'mobile', 'Safari', { weight: 5 }),
  agent(chrome(ANDROID, 141, ' Mobile'), 'mobile', 'Chrome', { weight: 30 }),
  agent(chrome(ANDROID, 140, ' Mobile'), 'mobile', 'Chrome', { weight: 11 }),
  agent(
    chrome(ANDROID, 130, ' Mobile').replace('Chrome', 'SamsungBrowser/28.0 Chrome'),
    'mobile',
    'Samsung Internet for Android',
    { weight: 7 },
  ),
  agent('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'mobile', 'Firefox', {
    weight: 3,
  }),
  agent(
    'Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
    'tablet',
    'Safari',
    { weight: 3 },
  ),
];

/** Computers. */
export const COMPUTERS: readonly Agent[] = [
  agent(chrome('Windows NT 10.0; Win64; x64', 141), 'desktop', 'Chrome', { weight: 32 }),
  agent(`${chrome('Windows NT 10.0; Win64; x64', 141)} Edg/141.0.0.0`, 'desktop', 'Microsoft Edge', {
    weight: 14,
  }),
  agent(
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'desktop',
    'Firefox',
    { weight: 12 },
  ),
  agent(
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'desktop',
    'Safari',
    { weight: 15 },
  ),
  agent(chrome('Macintosh; Intel Mac OS X 10_15_7', 141), 'desktop', 'Chrome', { weight: 9 }),
  agent('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'desktop', 'Firefox', {
    weight: 4,
  }),
];

/** Programs that run scripts and say what they are. */
export const ROBOTS: readonly Agent[] = [
  agent(
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    null,
    'Googlebot',
    { robot: 'bot', weight: 5 },
  ),
  agent(chrome('X11; Linux x86_64', 141).replace('Chrome', 'HeadlessChrome'), 'desktop', 'Chrome', {
    robot: 'bot',
    weight: 2,
  }),
];

/** A messenger's crawler that, against their habit, runs scripts. */
export const PREVIEWER: Agent = agent('WhatsApp/2.24.20.89 A', null, 'WhatsApp', { robot: 'preview' });

/** A program that calls itself a browser. */
export const PRETENDER: Agent = agent(chrome('X11; Linux x86_64', 138), 'desktop', 'Chrome');

/** What browsers ask for. */
export const LANGUAGES: readonly Language[] = [
  { header: 'fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7', language: 'fr', weight: 50 },
  { header: 'fr-FR,fr;q=0.9', language: 'fr', weight: 18 },
  { header: 'fr', language: 'fr', weight: 6 },
  { header: 'en-GB,en;q=0.9', language: 'en', weight: 10 },
  { header: 'en-US,en;q=0.9,fr;q=0.6', language: 'en', weight: 7 },
  { header: 'de-DE,de;q=0.9,en;q=0.8', language: 'de', weight: 5 },
  { header: 'nl-BE,nl;q=0.9,fr;q=0.8', language: 'nl', weight: 4 },
];
