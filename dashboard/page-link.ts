/** How a page is shown: what to read, and where to go. */
export interface PageLink {
  /** Path, query and route, decoded where that is possible; the whole text for what is not a web address. */
  path: string;
  /** Absolute http(s) URL, or null: nothing else is ever linked to. */
  href: string | null;
}

/** What to show of a page's URL. */
export function pageLink(page: string): PageLink {
  let url: URL;
  try {
    url = new URL(page);
  } catch {
    return { path: page, href: null };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { path: page, href: null };
  return { path: decoded(url.pathname + url.search + url.hash), href: url.href };
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
