import QuickLRU from 'quick-lru';
import { cleanUrl } from '../../protocol/index.js';

/** The parameter under which pages carry a token unless told otherwise. */
const PARAM = 'ds';

/** Addresses remembered, and the characters of one that is. */
const REMEMBERED = 5000;
const MAX_LENGTH = 300;

/** An address as it is counted, and the origin it lies on. */
export interface Page {
  origin: string;
  /** Host, in lower case, or the name of an app. */
  host: string;
  /** Without what says how its reader came (see `cleanUrl`), nor who they are. */
  canonical: string;
}

const pages = new QuickLRU<string, Page>({ maxSize: REMEMBERED });

/** Reads an address; undefined where it is no absolute URL. */
export function readPage(text: string): Page | undefined {
  const known = pages.get(text);
  if (known || !URL.canParse(text)) return known;
  const url = new URL(text);
  const { origin, hostname } = url;
  url.username = url.password = '';
  const page = { origin, host: hostname.toLowerCase(), canonical: cleanUrl(url.href, PARAM) };
  if (text.length <= MAX_LENGTH) pages.set(text, page);
  return page;
}
