import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { FindingName } from '../../protocol/index.js';
import type { FetchedPage } from '../domain/check-tag.js';

const TIMEOUT_MS = 5000;
/** What is read of a page: a tag stands near its beginning. */
const MAX_BYTES = 1_000_000;
const MAX_REDIRECTS = 3;

/** Why a page could not be looked at. */
export interface NotFetched {
  finding: FindingName;
  values: Record<string, string | number>;
}

interface Bounds {
  /** Origins that may be asked; a redirect to any other one is not followed. */
  origins: string[];
  /** Whether an address may be connected to. */
  mayVisit: (address: string) => boolean;
  /** What the page's server is told of who asks. */
  userAgent: string;
  timeoutMs?: number;
}

class PrivateAddressError extends Error {
  readonly code = 'PRIVATE';
}

/**
 * Fetches a page as a stranger would: without cookies, from the origins named alone, from addresses that may be
 * visited alone, and no more of it, nor for longer, than is needed. Resolves to why not, where it cannot.
 */
export async function fetchPage(address: URL, bounds: Bounds): Promise<FetchedPage | NotFetched> {
  const signal = AbortSignal.timeout(bounds.timeoutMs ?? TIMEOUT_MS);
  let url = address;
  try {
    for (let redirects = 0; ; redirects += 1) {
      if (!bounds.origins.includes(url.origin)) {
        const values = { origin: url.origin, url: url.href.slice(0, 200) };
        return { finding: redirects === 0 ? 'page-elsewhere' : 'page-redirects', values };
      }
      const response = await get(url, bounds, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        if (redirects >= MAX_REDIRECTS || !URL.canParse(headers.location, url))
          return { finding: 'page-status', values: { status: statusCode } };
        url = new URL(headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        return { finding: 'page-status', values: { status: statusCode } };
      }
      const type = headers['content-type'] ?? '';
      // What is compressed though it was not asked for could be anything once it is unpacked.
      if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type) || headers['content-encoding']) {
        response.destroy();
        return { finding: 'page-not-html', values: { type: (type || '–').slice(0, 100) } };
      }
      const policies = headersOf(response, 'content-security-policy');
      return { url: url.href, html: await beginningOf(response), policies };
    }
  } catch (error) {
    if (signal.aborted) return { finding: 'page-slow', values: { origin: url.origin } };
    return reasonOf(error as NodeJS.ErrnoException, url);
  }
}

function get(url: URL, bounds: Bounds, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node looks up names only: an address that stands in the URL itself is looked at here.
  if (isIP(host) && !bounds.mayVisit(host)) return Promise.reject(new PrivateAddressError());
  const options: RequestOptions = {
    signal,
    // Not from a pool: a connection that is open already would be taken without looking its address up.
    agent: false,
    maxHeaderSize: 16_384,
    headers: {
      'User-Agent': bounds.userAgent,
      Accept: 'text/html, application/xhtml+xml',
      'Accept-Encoding': 'identity',
    },
    // What was looked at is what is connected to: a name cannot answer otherwise the second time.
    lookup: (name, lookupOptions, done) => {
      lookup(name, { ...lookupOptions, all: true }, (error, addresses) => {
        if (error) done(error, []);
        else if (addresses.length === 0 || !addresses.every(({ address }) => bounds.mayVisit(address)))
          done(new PrivateAddressError(), []);
        else if (lookupOptions.all) done(null, addresses);
        else done(null, addresses[0]!.address, addresses[0]!.family);
      });
    },
  };
  return new Promise((resolve, reject) => {
    (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, resolve)
      .on('error', reject)
      // Where the other side changes to another protocol, neither an answer nor an error comes.
      .on('close', () => reject(new Error('closed without an answer')))
      .end();
  });
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= MAX_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, MAX_BYTES).toString('utf8');
}

function headersOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function reasonOf({ code = '' }: NodeJS.ErrnoException, { origin }: URL): NotFetched {
  if (code === 'PRIVATE') return { finding: 'page-private', values: { origin } };
  if (code === 'ETIMEDOUT') return { finding: 'page-slow', values: { origin } };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { finding: 'page-no-address', values: { origin } };
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER|EPROTO/.test(code))
    return { finding: 'page-certificate', values: { origin, code } };
  return { finding: 'page-unreachable', values: { origin, code } };
}
