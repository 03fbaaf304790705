import type { Utm } from '../../protocol/index.js';
import type { Source } from './admitted.js';
import { readPage } from './page.js';

/** Search engines by host; their subdomains count too. */
const SEARCH_HOSTS = new Set([
  'bing.com',
  'duckduckgo.com',
  'ecosia.org',
  'qwant.com',
  'search.yahoo.com',
  'search.yahoo.co.jp',
  'baidu.com',
  'startpage.com',
  'search.brave.com',
  'kagi.com',
  'lilo.org',
  'swisscows.com',
  'mojeek.com',
  'metager.org',
  'metager.de',
  'search.aol.com',
  'ask.com',
  'search.naver.com',
  'search.daum.net',
  'sogou.com',
  'so.com',
  'search.seznam.cz',
  'presearch.com',
  'yep.com',
  'search.marginalia.nu',
  'suche.t-online.de',
  'suche.web.de',
  'suche.gmx.net',
  'rechercher.orange.fr',
  'lemoteur.orange.fr',
  'com.google.android.googlequicksearchbox',
]);

/** Engines with a host in every country. Google's mail, documents and the like are no searches. */
const SEARCH_FAMILY =
  /^((www|images|cse|m|encrypted)\.)?google(\.co|\.com)?\.[a-z]{2,3}$|(^|\.)yandex\.[a-z]{2,3}$/;

/** Networks and messengers by host or app; their subdomains count too. */
const SOCIAL_HOSTS = new Set([
  'facebook.com',
  'fb.com',
  'fb.me',
  'messenger.com',
  'instagram.com',
  'threads.net',
  'threads.com',
  'whatsapp.com',
  'wa.me',
  'twitter.com',
  'x.com',
  't.co',
  'linkedin.com',
  'lnkd.in',
  'reddit.com',
  'redd.it',
  'pinterest.com',
  'pin.it',
  'tiktok.com',
  'youtube.com',
  'youtu.be',
  'snapchat.com',
  'tumblr.com',
  'bsky.app',
  'mastodon.social',
  'mastodon.online',
  'mstdn.social',
  'mamot.fr',
  'piaille.fr',
  'telegram.org',
  'telegram.me',
  't.me',
  'discord.com',
  'slack.com',
  'teams.microsoft.com',
  'line.me',
  'viber.com',
  'vk.com',
  'ok.ru',
  'weibo.com',
  'xing.com',
  'quora.com',
  'news.ycombinator.com',
  'lobste.rs',
  'twitch.tv',
  'com.facebook.katana',
  'com.facebook.lite',
  'com.facebook.orca',
  'com.instagram.android',
  'com.instagram.barcelona',
  'com.whatsapp',
  'com.whatsapp.w4b',
  'com.twitter.android',
  'com.linkedin.android',
  'com.reddit.frontpage',
  'com.pinterest',
  'com.zhiliaoapp.musically',
  'com.google.android.youtube',
  'com.snapchat.android',
  'com.tumblr',
  'xyz.blueskyweb.app',
  'org.joinmastodon.android',
  'org.telegram.messenger',
  'org.thoughtcrime.securesms',
  'com.discord',
  'com.slack',
  'com.microsoft.teams',
  'jp.naver.line.android',
  'com.viber.voip',
]);

const SOCIAL_FAMILY = /(^|\.)pinterest(\.co|\.com)?\.[a-z]{2,3}$/;

/**
 * Where a landing came from by what it says itself (rule 4): its token, else a campaign, else the kind of its
 * referrer, else nothing.
 */
export function sourceOf(landing: {
  token: string | null;
  utm: Utm | null;
  referrer: string | null;
}): Exclude<Source, 'unsure'> {
  if (landing.token !== null) return 'token';
  if (landing.utm) return 'campaign';
  const host = landing.referrer === null ? undefined : referrerHost(landing.referrer);
  if (host === undefined) return 'direct';
  if (SEARCH_FAMILY.test(host) || within(SEARCH_HOSTS, host)) return 'search';
  if (SOCIAL_FAMILY.test(host) || within(SOCIAL_HOSTS, host)) return 'social';
  return 'referrer';
}

/** Host of a web referrer, or package of an app's (`android-app://…`); undefined where it is neither. */
function referrerHost(referrer: string): string | undefined {
  if (!/^(https?|android-app|ios-app):\/\//i.test(referrer)) return;
  return readPage(referrer)?.host || undefined;
}

/** Whether the host or one of the domains it lies in is listed. Of an app's package, only the whole is. */
function within(hosts: ReadonlySet<string>, host: string): boolean {
  for (let rest = host; rest; rest = rest.slice(rest.indexOf('.') + 1 || rest.length)) {
    if (hosts.has(rest)) return true;
  }
  return false;
}
