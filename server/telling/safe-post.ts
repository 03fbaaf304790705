import { lookup as resolveName } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AddressRange } from '../http/client-address.js';
import { isAllowed, mayReach } from '../may-reach.js';

const TIMEOUT_MS = 10_000;

/** An address that is not posted to; the message is a sentence for who wants it. */
export class RefusedAddressError extends Error {
  override name = 'RefusedAddressError';
}

/** What came of a post. */
export type Outcome = { status: number } | { error: string };

/** Names to addresses, as the machine knows them. */
export type Resolve = (host: string) => Promise<string[]>;

const resolveBySystem: Resolve = async (host) =>
  (await resolveName(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Whether an address can be posted to at all, by how it is written: https, and http within the networks allowed.
 * Throws a `RefusedAddressError`.
 */
export function checkUrl(text: string, allowed: AddressRange[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RefusedAddressError('must be an address that begins with https://');
  if (url.username || url.password)
    throw new RefusedAddressError('must have no name or password in it; the signature says who sends');
  if (url.protocol === 'http:' && allowed.length === 0)
    throw new RefusedAddressError('must begin with https://, so that nobody on the way reads along');
  const address = literalOf(url);
  if (address !== undefined && !mayReach(address, allowed))
    throw new RefusedAddressError('is an address of a private network; LUCIOLE_WEBHOOK_PRIVATE can allow it');
  return url;
}

/**
 * Posts a body to an address of somebody else's choosing. The name is resolved once, each address it has is
 * looked at, and the connection goes to the one that was looked at, so that a name that changes its mind in
 * between reaches nothing of ours. Redirects are not followed and nothing of the answer is read but its status.
 */
export async function safePost(
  text: string,
  body: string,
  headers: Record<string, string>,
  options: { allowed: AddressRange[]; resolve?: Resolve; timeoutMs?: number },
): Promise<Outcome> {
  const { allowed, resolve = resolveBySystem, timeoutMs = TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const url = checkUrl(text, allowed);
    const literal = literalOf(url);
    const addresses = literal === undefined ? await inTime(resolve(url.hostname), signal) : [literal];
    const address = addresses[0];
    if (address === undefined) return { error: 'the name has no address' };
    // All of them: one that is private among public ones is somebody trying.
    if (!addresses.every((each) => mayReach(each, allowed))) return { error: 'private address' };
    if (url.protocol === 'http:' && !isAllowed(address, allowed)) return { error: 'not https' };
    return await post(url, { address, body, headers, signal });
  } catch (error) {
    return { error: wordFor(error) };
  }
}

function post(
  url: URL,
  {
    address,
    body,
    headers,
    signal,
  }: { address: string; body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<Outcome> {
  const family = address.includes(':') ? 6 : 4;
  const pinned: LookupFunction = (_host, { all }, answer) => {
    if (all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
  return new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: 'POST',
        // A connection of its own: one that is kept might be another's.
        agent: false,
        lookup: pinned,
        signal,
        maxHeaderSize: 16_384,
        headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
      },
      (response) => {
        done({ status: response.statusCode ?? 0 });
        response.destroy();
      },
    );
    request.on('error', fail);
    // Where the other side changes to another protocol, neither an answer nor an error comes.
    request.on('close', () => fail(new Error('closed without an answer')));
    request.end(body);
  });
}

/** The address that a URL names outright, without brackets. */
function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : undefined;
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
    }),
  ]);
}

/** What is noted of a failure: a word, and nothing that the other side could have written. */
function wordFor(error: unknown): string {
  if (error instanceof RefusedAddressError) return 'address not allowed';
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'no connection';
}
