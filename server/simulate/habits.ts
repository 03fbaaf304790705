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
    way(3, 'copy', 'copy-url'),
    way(2, 'copy', 'copy-text'),
    way(2, 'address-bar', 'address-bar'),
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
    way(5, 'telegram'),
    way(4, 'copy', 'copy-text'),
    way(5, 'address-bar', 'address-bar'),
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
/** What leads to a link that was put where everybody sees it. */
export const IN_PUBLIC: readonly Origin[] = [
  'https://l.facebook.com/l.php',
  'https://t.co/Zz02',
  'https://www.reddit.com/',
  'https://forum.example.org/',
].map((referrer) => ({
  source: referrer.includes('.example.') ? 'referrer' : 'social',
  referrer,
  host: hostOf(referrer),
}));
