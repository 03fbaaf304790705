import { MAX_GENERATION, parseToken } from '../../protocol/index.js';
import type { Facts } from './facts.js';

/** A share's parent: the token of the share by which its reader came. */
export interface Parent {
  token: string;
  /** Not sent with the share, but taken from the reader's latest arrival (rule 8). */
  inferred: boolean;
}

/** The parent that a share was sent with: undefined where there is none, or only its own token. */
export function sentParent(share: Pick<Facts, 'token' | 'parent'>): Parent | undefined {
  const token = share.parent === null ? undefined : parseToken(share.parent, Infinity)?.text;
  return token === undefined || token === share.token ? undefined : { token, inferred: false };
}

/**
 * The generation of a share with this parent (rule 8): one more than what is on record of the parent's share,
 * else than what the parent's token says; 1 without a parent. `recorded` is the parent share's generation, to
 * be given only where that share is the earlier of the two.
 */
export function generationAfter(parent: Parent | undefined, recorded: number | undefined): number {
  if (!parent) return 1;
  const before = recorded ?? parseToken(parent.token, Infinity)?.generation ?? 0;
  return Math.min(before + 1, MAX_GENERATION);
}
