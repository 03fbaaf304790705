import { hashKey } from '../auth/keys.js';
import type { Site } from '../store/port.js';
import type { Dependencies } from './environment.js';
import { ProblemError } from './problem.js';

/** Who asks: a program with the key of one site, or a person signed in, who may read them all. */
export type Reader = { site: string } | 'owner';

/**
 * Who asks, by the request's key or session.
 * Throws a `ProblemError` 401 where there is neither, or a key that is not known.
 */
export async function readerOf(headers: Headers, { store, accounts }: Dependencies): Promise<Reader> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const key = /^Bearer +([\w-]{1,100}) *$/i.exec(authorization)?.[1];
    const record = key === undefined ? undefined : await store.getKey(hashKey(key));
    if (record) return { site: record.site };
    throw unauthorized('This key is not known here. "luciole key add --site ID" makes one.');
  }
  if (await accounts.isSignedIn(headers)) return 'owner';
  throw unauthorized('Send "Authorization: Bearer KEY" with a key of the site, or sign in to the dashboard.');
}

/**
 * The site a reader asks for.
 * Throws a `ProblemError`: 403 where the key is for another site, whether the one asked for exists or not, so
 * that a key cannot find out what else lives here; 404 where a person asks for a site that is not here.
 */
export async function siteFor(reader: Reader, id: string, { store }: Dependencies): Promise<Site> {
  if (reader !== 'owner' && reader.site !== id)
    throw new ProblemError(403, 'This key is for another site; each site has keys of its own.');
  const site = await store.getSite(id);
  if (!site) throw new ProblemError(404, 'There is no such site. "luciole site list" shows those there are.');
  return site;
}

function unauthorized(detail: string): ProblemError {
  return new ProblemError(401, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="luciole"' } });
}
