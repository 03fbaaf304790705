import { TOKEN_FORM } from './token.js';

/** Parameters that say how a reader came, never what the page shows. */
const TRACKING = 'utm_\\w+|\\w+clk?id|[gw]braid|mc_[ce]id|igshid|_hs\\w+|li_fat_id';

/** Where a token goes in a link. */
export type Placement = 'fragment' | 'query';

/** Whether a fragment (with its `#`) is a route of the page, `#/…` or `#!…`, rather than an anchor. */
export function isRoute(hash: string): boolean {
  return /^#[/!]/.test(hash);
}

/** Pattern of a token behind a delimiter, which may be encoded, or escaped for HTML, and of what adheres to it. */
const tokenPattern = (param: string) =>
  `(?:([?#])|&|%[25]*(?:2[36]|3[fF]))(?:amp;)?${param}(?:=|%[25]*3[dD])(${TOKEN_FORM})[^?&#%:]*`;

/** `url` without tokens and without the parameters that have one of `names`, a pattern. */
function without(url: string, param: string, names = param): string {
  return (
    url
      .replace(RegExp(tokenPattern(param), 'g'), '$1')
      // Parameters stand behind a `?` or a `#`: what looks like one in the path is part of the path.
      .replace(/[?#].*/s, (rest) =>
        rest
          .replace(RegExp(`(?:(\\?)|&)(?:${names})(?![^=?&#])[^&#]*`, 'g'), '$1')
          // What follows the first parameter moves up to the `?`; a `?` with nothing behind it goes.
          .replace(
            /((?:^|#)[^?#]*)\?&*([^#]?)/g,
            (_, head: string, next: string) => head + (next && '?' + next),
          ),
      )
  );
}

/**
 * The token in `url` under the parameter's name, the one in the fragment before one in the query; undefined
 * where there is none. Delimiters may be percent-encoded or HTML-escaped, other parameters and punctuation
 * may surround it. `param` is made of letters, digits, `_` and `-`.
 */
export function findToken(url: string, param: string): string | undefined {
  return [...url.matchAll(RegExp(tokenPattern(param), 'g'))].pop()?.[2];
}

/**
 * An absolute URL without what says how its reader came: the token, known tracking parameters, an anchor, a
 * text directive. A route stays; so do all other parameters, in their order and encoding.
 */
export function cleanUrl(url: string, param: string): string {
  // Most addresses have nothing of the kind, and are not worth five patterns.
  return /[?#&%]/.test(url)
    ? without(url.replace(/(#.*?):~:.*/s, '$1'), param, `${param}|${TRACKING}`).replace(/#(?![/!]).*/s, '')
    : url;
}

/** `url` without a token, and otherwise as it is: what is shared where there may be none. */
export function dropToken(url: string, param: string): string {
  return without(url, param).replace(/#$/, '');
}

const join = (part: string, pair: string) => part + (part.includes('?') ? '&' : '?') + pair;

/** Where a token goes, and under which name. */
export interface Place {
  param: string;
  placement: Placement;
}

/**
 * `url`, which has no token, with one. In the fragment it stands alone or as a parameter of the route; beside
 * an anchor it goes into the query, so that the anchor still scrolls.
 */
export function insertToken(url: string, token: string, { param, placement }: Place): string {
  const [, before = '', hash = '', directive = ''] = /^([^#]*)(.*?)(:~:.*)?$/s.exec(url) ?? [];
  const pair = `${param}=${token}`;
  if (placement === 'query' || (hash[1] && !isRoute(hash))) return join(before, pair) + hash + directive;
  return before + (hash[1] ? join(hash, pair) : '#' + pair) + directive;
}

/** `url` with the token in place of any it had. */
export function placeToken(url: string, token: string, place: Place): string {
  return insertToken(dropToken(url, place.param), token, place);
}
