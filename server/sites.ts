import { SITE_PATTERN } from '../protocol/index.js';
import { TOKEN_EPOCH } from '../protocol/token.js';
import type { Site, Store } from './store/port.js';

/**
 * Adds a site, or replaces the origins of one that is there.
 * Throws an `Error` with a sentence where the id, an origin or the zone is wrong, or where the zone of a site
 * would change: that starts a recount, and is asked for by `changeSite`.
 */
export async function putSite(
  store: Store,
  asked: { id: string; origins: string[]; timezone: string },
  now: number,
): Promise<Site> {
  if (!SITE_PATTERN.test(asked.id))
    throw new Error(
      `"${asked.id}" cannot be a site's id: use up to 63 of a-z 0-9 _ -, beginning with a letter or digit.`,
    );
  const known = await store.getSite(asked.id);
  const timezone = zoneOf(asked.timezone);
  if (known && timezone !== known.timezone)
    throw new Error(
      `${known.id} counts its days in ${known.timezone}; name that zone to change its origins only. "luciole site set ${known.id} --timezone ${timezone}" changes the zone.`,
    );
  const site: Site = {
    id: asked.id,
    origins: [...new Set(asked.origins.map(originOf))],
    timezone,
    createdAt: known?.createdAt ?? now,
  };
  await store.putSite(site);
  return site;
}

/** Whether anything of a site is on record, counted or left out. */
export async function isRecorded(store: Store, site: string): Promise<boolean> {
  // No event is older than the clock of tokens, and none is from after the last day that can be written.
  const span = { site, from: new Date(TOKEN_EPOCH).toISOString().slice(0, 10), to: '9999-12-31' };
  const { totals } = await store.stats({ ...span, by: null, limit: 1 });
  if (Object.values(totals).some((figure) => figure !== null && figure > 0)) return true;
  return (await store.leftOut(span)).length > 0;
}

/**
 * Changes the origins of a site, or its zone: from then on events are of its days, and what is on record is counted
 * anew once its days are over (`Keeping.recountZones`). Throws an `Error` with a sentence where one is wrong.
 */
export async function changeSite(
  store: Store,
  site: Site,
  { origins = site.origins, timezone = site.timezone }: { origins?: string[]; timezone?: string },
): Promise<Site> {
  const changed: Site = { ...site, origins: [...new Set(origins.map(originOf))], timezone: zoneOf(timezone) };
  await store.putSite(changed);
  return changed;
}

/** The zone of this machine, or of Paris where it says none. */
export function machineZone(): string {
  // Some containers answer undefined or an offset, whatever the types say.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  return zone?.includes('/') && !zone.startsWith('Etc/') ? zone : 'Europe/Paris';
}

function zoneOf(text: string): string {
  try {
    // Newer engines also take offsets, which know nothing of summer time.
    if (!/^[A-Za-z]/.test(text)) throw new RangeError();
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new Error(`There is no time zone "${text}"; write one such as Europe/Paris.`);
  }
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`"${text}" is not an origin; write one such as https://www.example.org, without a path.`);
}
