import { cleanUrl, MAX_URL_LENGTH } from '../../protocol/index.js';

const host = (url: string) => new URL(url).host.replace('www.', '');

/**
 * The URL a page is counted and shared under: its canonical one where that is on the same host, else where
 * the reader is; the route of the address in either case, and nothing that says how the reader came.
 */
export function pageUrl(href: string, canonical: string | undefined, param: string): string {
  const own = canonical && host(canonical) === host(href) ? canonical : href;
  return cleanUrl(own.split('#')[0]! + href.slice(href.split('#')[0]!.length), param).slice(
    0,
    MAX_URL_LENGTH,
  );
}
