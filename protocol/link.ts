import { parseToken, type Token } from './token.js';

/** What can stand before a parameter, also as a messenger may have encoded it, once or more. */
const DELIMITER = /([?&#]|%(?:25)*(?:23|26|3f))/i;

/** What stands between a parameter's name and its value. */
const EQUALS = /=|%(?:25)*3d/i;

/** Parameters that say how a reader came, never what the page shows. */
const TRACKING =
  /^(utm_\w+|(fb|[gdy]|tw|tt)clid|msclkid|[gw]braid|mc_[ce]id|ig(sh)?id|igsh|_hs(enc|mi)|li_fat_id|__hs\w+|vero_id|oly_\w+_id|mkt_tok|wickedid|srsltid)$/;

/** Where a token goes in a link. */
export type Placement = 'fragment' | 'query';

/** Whether a fragment (with its `#`) is a route of the page, `#/…` or `#!…`, rather than an anchor. */
export function isRoute(hash: string): boolean {
  return /^#[/!]/.test(hash);
}

/** What comes before the fragment, the fragment with its `#`, and its text directive with its `:~:`. */
function split(url: string): [before: string, hash: string, directive: string] {
  const [, before = '', hash = '', directive = ''] = /^([^#]*)(.*?)(:~:.*)?$/s.exec(url) ?? [];
  return [before, hash, directive];
}

function parameter(piece: string): [name: string, value: string] {
  // `&` that became `&amp;` leaves `amp;` before the name.
  const [name = '', value = ''] = piece.replace(/^amp;/, '').split(EQUALS);
  return [name, value];
}

/**
 * `part` without its token parameters, every other character as it was. Where the delimiter was encoded or
 * stands in an unlikely place, only a true token is taken for one.
 */
function without(part: string, param: string, tracking?: RegExp): string {
  const [head = '', ...rest] = part.split(DELIMITER);
  let kept = head;
  let opener = '';
  for (let i = 0; i < rest.length; i += 2) {
    const delimiter = rest[i] ?? '';
    const piece = rest[i + 1] ?? '';
    const [name, value] = parameter(piece);
    const queried = kept.includes('?') || opener === '?';
    const plain = delimiter === '?' ? !kept.includes('?') : delimiter === '&' && queried;
    const dropped =
      (name === param && (plain || parseToken(value, Infinity))) ||
      (plain && tracking && (!piece || tracking.test(name)));
    if (dropped) {
      // What follows the first parameter takes over its `?`, or its `#`.
      if ((delimiter === '?' && plain) || (delimiter === '#' && !kept)) opener = delimiter;
    } else {
      kept += (delimiter === '&' && opener ? opener : opener.replace('?', '') + delimiter) + piece;
      opener = '';
    }
  }
  return kept;
}

/**
 * The token in `url` under the parameter's name, first in the fragment, then before it; undefined where
 * there is none. Delimiters may be percent-encoded or HTML-escaped, other parameters and punctuation may
 * surround it. `now` in ms since the epoch.
 */
export function findToken(url: string, param: string, now: number): Token | undefined {
  const [before, hash, directive] = split(url);
  for (const piece of [...(hash + directive).split(DELIMITER), ...before.split(DELIMITER).slice(1)]) {
    const [name, value] = parameter(piece);
    const token = name === param && parseToken(value, now);
    if (token) return token;
  }
}

/**
 * An absolute URL without what says how its reader came: the token, known tracking parameters, an anchor, a
 * text directive. A route stays; so do all other parameters, in their order and encoding.
 */
export function cleanUrl(url: string, param: string): string {
  const [before, hash] = split(url);
  return without(before, param, TRACKING) + (isRoute(hash) ? without(hash, param, TRACKING) : '');
}

const join = (part: string, pair: string) => part + (part.includes('?') ? '&' : '?') + pair;

/**
 * `url` with the token in place of any it had. In the fragment it stands alone or as a parameter of the
 * route; beside an anchor it goes into the query, so that the anchor still scrolls.
 */
export function placeToken(
  url: string,
  token: string,
  { param, placement }: { param: string; placement: Placement },
): string {
  const [rawBefore, rawHash, directive] = split(url);
  const before = without(rawBefore, param);
  const hash = without(rawHash, param).replace(/^#$/, '');
  const pair = `${param}=${token}`;
  if (placement === 'query' || (hash && !isRoute(hash))) {
    return join(before, pair) + (hash || (directive && '#')) + directive;
  }
  return before + (hash ? join(hash, pair) : '#' + pair) + directive;
}
