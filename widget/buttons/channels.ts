import type { Channel } from '../../protocol/index.js';
import { ICONS } from './icons.js';

/** Channels in the order they stand when the page does not say which. */
const ALL = Object.keys(ICONS) as Channel[];

/**
 * The channels that an element's `channels` attribute asks for, in its order, separated by spaces or commas;
 * all of them where it says nothing. Unknown ones are left out, and `native` where the browser
 * has no share sheet.
 */
export function channelsOf(attribute: string | null, hasShareSheet: boolean): Channel[] {
  const asked: string[] = attribute?.match(/[\w-]+/g) ?? ALL;
  return asked.filter(
    (name): name is Channel => ALL.includes(name as Channel) && (name !== 'native' || hasShareSheet),
  );
}
