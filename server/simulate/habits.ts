import type { Channel, Method } from '../../protocol/index.js';
import type { Origin } from './act.js';
import { Lot } from './random.js';

/** A way to share, and how often it is taken, compared to others of its kind. */
interface Way {
  channel: Channel;
  method: Method;
  weight: number;
}

const way = (weight: number, channel: Channel, method: Method = 'button'): Way => ({
  channel,
  method,
  weight,
});
const weightOf = ({ weight }: { weight: number }) => weight;

/** Ways to share from a phone. */
export const BY_PHONE = new Lot(
  [
    way(38, 'whatsapp'),
    way(15, 'native', 'native'),
    way(14, 'copy', 'copy-link'),
    way(9, 'messenger'),
    way(6, 'telegram'),
    way(6, 'sms'),
    way(4, 'email'),
    way(4, 'facebook'),
    way(3, 'copy', 'copy-url'),
    way(3, 'copy', 'copy-text'),
    way(1.5, 'bluesky'),
    way(1.5, 'viber'),
    way(1.2, 'x'),
    way(1, 'mastodon'),
    way(1, 'reddit'),
    way(0.8, 'threema'),
    way(0.8, 'qr', 'qr'),
    way(0.6, 'line'),
    way(0.6, 'linkedin'),
    way(0.5, 'teams'),
  ],
  weightOf,
);
/** Ways to share from a computer. */
export const BY_COMPUTER = new Lot(
  [
    way(24, 'email'),
    way(22, 'copy', 'copy-link'),
    way(16, 'copy', 'copy-url'),
    way(14, 'whatsapp'),
    way(6, 'messenger'),
    way(7, 'copy', 'copy-text'),
    way(5, 'telegram'),
    way(4, 'facebook'),
    way(4, 'linkedin'),
    way(4, 'teams'),
    way(3, 'qr', 'qr'),
    way(2.5, 'bluesky'),
    way(2, 'mastodon'),
    way(2, 'reddit'),
    way(2, 'native', 'native'),
    way(1.5, 'x'),
    way(1, 'print'),
    way(0.5, 'threema'),
  ],
  weightOf,
);

const hostOf = (referrer: string) => /\/\/([^/]+)/.exec(referrer)![1]!;
const from = (weight: number, origin: Origin | null) => ({ weight, origin });
const site = (weight: number, source: Origin['source'], referrer: string) =>
  from(weight, { source, referrer, host: hostOf(referrer) });

/** Where visits come from that no shared link brought. */
export const ORIGINS = new Lot(
  [
    from(24, null),
    site(20, 'search', 'https://www.google.com/'),
    site(6, 'search', 'https://www.google.fr/'),
    site(3, 'search', 'https://duckduckgo.com/'),
    site(2, 'search', 'https://www.bing.com/search'),
    site(7, 'social', 'https://l.facebook.com/l.php'),
    site(3, 'social', 'https://t.co/Xa91'),
    site(2, 'social', 'https://www.linkedin.com/'),
    site(2, 'social', 'https://bsky.app/'),
    site(4, 'referrer', 'https://www.lemonde.example/planete/'),
    site(3, 'referrer', 'https://blog.example.net/links'),
    site(2, 'referrer', 'android-app://com.google.android.gm/'),
    from(7, {
      source: 'campaign',
      utm: { source: 'newsletter', medium: 'email', campaign: 'evening-letter' },
      campaign: 'evening-letter',
    }),
    from(3, {
      source: 'campaign',
      referrer: 'https://www.facebook.com/',
      host: 'www.facebook.com',
      utm: { source: 'facebook', medium: 'social', campaign: 'spring-2026' },
      campaign: 'spring-2026',
    }),
    from(1, { source: 'campaign', utm: { source: 'partner' }, campaign: 'unknown' }),
  ],
  weightOf,
);
const inPublic = (referrer: string): Origin => ({
  source: referrer.includes('.example.') ? 'referrer' : 'social',
  referrer,
  host: hostOf(referrer),
});
/** What leads to a link that somebody copied and put where everybody sees it. */
export const IN_PUBLIC: readonly Origin[] = [
  'https://l.facebook.com/l.php',
  'https://t.co/Zz02',
  'https://www.reddit.com/',
  'https://forum.example.org/',
].map(inPublic);
/** Channels that everybody sees, and what leads from there; Mastodon does not say. */
export const PUBLIC_CHANNELS: ReadonlyMap<Channel, Origin | null> = new Map<Channel, Origin | null>([
  ['facebook', inPublic('https://l.facebook.com/l.php')],
  ['x', inPublic('https://t.co/Zz02')],
  ['linkedin', inPublic('https://www.linkedin.com/')],
  ['bluesky', inPublic('https://go.bsky.app/')],
  ['mastodon', null],
  ['reddit', inPublic('https://www.reddit.com/')],
]);
