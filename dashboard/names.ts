import type { Dimension } from '../protocol/index.js';
import { nameOf, type Locale } from './locale.js';
import { pageLink } from './page-link.js';

/** What people call the key of a row: what is not named is called as it is written. */
export function keyName(dimension: Dimension, key: string, locale: Locale): string {
  const { t } = locale;
  switch (dimension) {
    case 'channel':
      return nameOf(t.channels, key);
    case 'method':
      return nameOf(t.methods, key);
    case 'source':
      return nameOf(t.sources, key);
    case 'visibility':
      return nameOf(t.visibility, key);
    case 'device':
      return nameOf(t.devices, key);
    case 'country':
      return locale.country(key);
    case 'language':
      return locale.language(key);
    case 'day':
      return locale.day(key, 'long');
    case 'hour':
      return locale.hour(key);
    case 'page':
      return pageLink(key).path;
    case 'browser':
    case 'referrer':
    case 'campaign':
      return key === 'unknown' ? t.unknown : key;
    case 'generation':
      return key;
  }
}
