import type { MiddlewareHandler } from 'hono';
import { levelOf, reaches, type Level } from '../auth/levels.js';
import { hashKey } from '../auth/keys.js';
import { named } from '../auth/people.js';
import type { SignedIn } from '../auth/accounts.js';
import type { Site } from '../store/port.js';
import type { Actor, Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';

/** Who asks: a program or a shared link, which have one site, or a person signed in, who may have several. */
export type Reader = { site: string; level: Level; actor: Actor } | { person: SignedIn };

/**
 * Who asks, by the request's key, link or session.
 * Throws a `ProblemError` 401 where there is none, or one that is not known.
 */
export async function readerOf(headers: Headers, dependencies: Dependencies): Promise<Reader> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return programOf(authorization, dependencies);
  const person = await dependencies.accounts.signedIn(headers);
  if (person) return { person };
  throw unauthorized('Send "Authorization: Bearer KEY" with a key of the site, or sign in to the dashboard.');
}

async function programOf(
  authorization: string,
  { store, accounts, now }: Dependencies,
): Promise<Exclude<Reader, { person: SignedIn }>> {
  const bearer = /^Bearer +([\w-]{1,100}) *$/i.exec(authorization)?.[1] ?? '';
  if (/^luc[sv]_/.test(bearer)) {
    const site = accounts.links.use(bearer, now());
    if (site === undefined)
      throw unauthorized('This link is not known here any more, or its password is to be given again.');
    return { site, level: 'read', actor: { id: '', name: '' } };
  }
  const hash = hashKey(bearer);
  let key = accounts.keys.use(hash, now());
  if (key === undefined) {
    const older = await store.getKey(hash);
    key = older && accounts.keys.adopt(older);
  }
  if (key === undefined || key === 'revoked')
    throw unauthorized('This key is not known here. "luciole key add --site ID" makes one.');
  return {
    site: key.site,
    level: key.scope,
    actor: { id: key.id, name: `${key.name || 'key'} (${key.id})` },
  };
}

/**
 * The site a reader asks for, and what they may do there.
 * Throws a `ProblemError`: 403 where a key is for another site, 404 where a person has no role on it; each
 * whether that site exists or not, so that nobody can find out what else lives here.
 */
export async function siteFor(
  reader: Reader,
  id: string,
  { store, accounts }: Dependencies,
): Promise<{ site: Site; level: Level }> {
  if (!('person' in reader) && reader.site !== id)
    throw new ProblemError(403, 'This key is for another site; each site has keys of its own.');
  const role = 'person' in reader ? accounts.members.roleOf(reader.person.id, id) : undefined;
  const level = 'person' in reader ? role && levelOf(role) : reader.level;
  const site = level && (await store.getSite(id));
  if (!site) throw new ProblemError(404, 'You have no such site. "luciole site list" shows those there are.');
  return { site, level };
}

/** Lets those through who may read the site that the path names. */
export function ofSite(dependencies: Dependencies): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const reader = await readerOf(c.req.raw.headers, dependencies);
    const { site, level } = await siteFor(reader, c.req.param('site') ?? '', dependencies);
    c.set('site', site);
    c.set('level', level);
    if ('person' in reader) c.set('person', reader.person);
    c.set('actor', 'person' in reader ? named(reader.person) : reader.actor);
    c.header('Cache-Control', 'no-store');
    await next();
  };
}

/** Of those, lets those through who may do this much. */
export function needs(level: Level): MiddlewareHandler<Environment> {
  return async (c, next) => {
    if (!reaches(c.get('level'), level))
      throw new ProblemError(403, `You may not do this here. ${WHO[level]}`);
    await next();
  };
}

const WHO: Record<Level, string> = {
  read: '',
  export: 'It takes an editor or an owner of the site, or a key made for exports.',
  manage: 'It takes an editor or an owner of the site, or a key made for managing it.',
  own: 'It takes an owner of the site.',
};

/** Lets people through who are signed in; a key is no person. */
export function signedIn({ accounts }: Dependencies): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const person = await accounts.signedIn(c.req.raw.headers);
    if (!person) throw unauthorized('Sign in to the dashboard.');
    c.set('person', person);
    c.header('Cache-Control', 'no-store');
    await next();
  };
}

function unauthorized(detail: string): ProblemError {
  return new ProblemError(401, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="luciole"' } });
}
