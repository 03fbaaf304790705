import { readToken } from './token.js';

/** `=`, also as a messenger may have encoded it, once or more. */
const EQUALS = '(?:=|%[25]*3[dD])';

/** Parameters that say how a reader came, never what the page shows. */
const TRACKING = 'utm_\\w+|(?:fb|[gdy]|tw|tt)clid|msclkid|[gw]braid|mc_[ce]id|igsh(?:id)?|_hs\\w+|li_fat_id';

/** Where a token goes in a link. */
export type Placement = 'fragment' | 'query';

/** Whether a fragment (with its `#`) is a route of the page, `#/…` or `#!…`, rather than an anchor. */
export function isRoute(hash: string): boolean {
  return /^#[/!]/.test(hash);
}

/** What comes before the fragment, and the fragment with its `#`, but without its text directive. */
function split(url: string): [before: string, hash: string] {
  const before = url.replace(/#.*/s, '');
  return [before, url.slice(before.length).replace(/:~:.*/s, '')];
}

/** Pattern of a token behind a delimiter, which may be encoded, or escaped for HTML, and of what adheres to it. */
const tokenPattern = (param: string) =>
  `(?:[?&#]|%[25]*(?:23|26|3[fF]))(?:amp;)?${param}${EQUALS}(\\w{14}[^?&#%]*)`;

/** `part` without tokens and without the parameters that have one of `names`, a pattern. */
function without(part: string, param: string, names = param): string {
  const pattern = `(?:(\\?)|&)(?:${names})(?![^=?&#])[^&#]*|${tokenPattern(param)}`;
  return (
    part
      .replace(RegExp(pattern, 'g'), '$1')
      // What follows the first parameter moves up to the `?`; a `?` with nothing behind it goes.
      .replace(/\?&*(.?)/, (_, next: string) => next && '?' + next)
  );
}

/**
 * The token in `url` under the parameter's name, first in the fragment, then before it; undefined where
 * there is none. Delimiters may be percent-encoded or HTML-escaped, other parameters and punctuation may
 * surround it. `param` is made of letters, digits, `_` and `-`; `now` is in ms since the epoch.
 */
export function findToken(url: string, param: string, now: number): string | undefined {
  const [before, hash] = split(url);
  for (const [, value = ''] of `${hash} ${before}`.matchAll(RegExp(tokenPattern(param), 'g'))) {
    const token = readToken(value, now);
    if (token) return token;
  }
}

/**
 * An absolute URL without what says how its reader came: the token, known tracking parameters, an anchor, a
 * text directive. A route stays; so do all other parameters, in their order and encoding.
 */
export function cleanUrl(url: string, param: string): string {
  const [before, hash] = split(url);
  const names = `${param}|${TRACKING}`;
  const route = without(hash, param, names);
  return without(before, param, names) + (isRoute(route) ? route : '');
}

/** `url` without a token, and otherwise as it is: what is shared where there may be none. */
export function dropToken(url: string, param: string): string {
  const [before, hash] = split(url);
  const directive = url.slice(before.length + hash.length);
  // What stood behind a token in an anchor's place is an anchor still.
  return without(before, param) + (without(hash, param) + directive).replace(/^[^#]/, '#$&');
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
  const clean = dropToken(url, param);
  const [before, hash] = split(clean);
  const directive = clean.slice(before.length + hash.length);
  const pair = `${param}=${token}`;
  if (placement === 'query' || (hash[1] && !isRoute(hash))) return join(before, pair) + hash + directive;
  return before + (hash[1] ? join(hash, pair) : '#' + pair) + directive;
}
