import { digitValue, mintToken, type Channel } from '../../protocol/index.js';

/** A token for a share by a reader who came by `parent`, one generation on; of generation 1 without one. */
export function mintNext(channel: Channel, parent: string | undefined): string {
  return mintToken(channel, parent ? digitValue(parent.charAt(13)) + 1 : 1, Date.now());
}
