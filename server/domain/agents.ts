import Bowser from 'bowser';
import { isbot } from 'isbot';
import QuickLRU from 'quick-lru';

/** What a user agent says of who is reading. */
export interface Agent {
  /** `preview`: fetches links that were pasted, to show what is behind them. */
  robot: 'preview' | 'bot' | null;
  device: 'mobile' | 'tablet' | 'desktop' | null;
  /** Name of the browser, e.g. `Firefox`. */
  browser: string | null;
}

/**
 * Fetchers of link previews. iMessage presents itself as Safari with the names of two of them behind it; LINE
 * and Kakao embed `facebookexternalhit`. The in-app browsers of Facebook (FBAN, FBAV), Instagram and LINE
 * (`Line/`) are people and carry none of these.
 */
const PREVIEW =
  /\bWhatsApp\/|facebookexternalhit|facebookcatalog|\bFacebot\b|TelegramBot|Slackbot|Slack-ImgProxy|Discordbot|Twitterbot|LinkedInBot|Applebot|SkypeUriPreview|line-poker|kakaotalk-scrap|\bViberBot\b|Bluesky Cardyb|\bMastodon\/|redditbot|vkShare|Iframely|Embedly/i;

const HEADLESS = /HeadlessChrome/i;

const DEVICES = ['mobile', 'tablet', 'desktop'] as const;

/** Characters of an agent that are read, far more than any browser says; a header may have sixteen thousand. */
const MAX_LENGTH = 1000;

/** Of agents that Bowser does not know it gives what stands ahead of the first version, whatever that is. */
const NAME = /^\w[\w .+-]{0,39}$/;

const agents = new QuickLRU<string, Agent>({ maxSize: 2000 });

/** Reads a `User-Agent` header; an empty one is nobody known, which is not a bot. */
export function readAgent(userAgent: string): Agent {
  if (userAgent.length > MAX_LENGTH) return parseAgent(userAgent.slice(0, MAX_LENGTH));
  let agent = agents.get(userAgent);
  if (!agent) {
    agent = parseAgent(userAgent);
    agents.set(userAgent, agent);
  }
  return agent;
}

function parseAgent(userAgent: string): Agent {
  const robot = PREVIEW.test(userAgent)
    ? 'preview'
    : HEADLESS.test(userAgent) || isbot(userAgent)
      ? 'bot'
      : null;
  if (userAgent === '') return { robot, device: null, browser: null };
  const { browser, platform } = Bowser.parse(userAgent);
  return {
    robot,
    device: DEVICES.find((device) => device === platform.type) ?? null,
    browser: browser.name && NAME.test(browser.name) ? browser.name : null,
  };
}

/** The first language of an `Accept-Language` header, without its region, e.g. `fr`; null where there is none. */
export function primaryLanguage(acceptLanguage: string): string | null {
  return /^\s*([a-z]{2,3})(?![a-z])/i.exec(acceptLanguage)?.[1]?.toLowerCase() ?? null;
}
