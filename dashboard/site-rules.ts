import { SITE_PATTERN } from '../protocol/limits.js';
import { fill } from './locale.js';
import type { Messages } from './messages/index.js';

/** What somebody fills in of a site. */
export interface SiteDraft {
  id?: string;
  origins: string[];
  timezone: string;
}

/** Origins as somebody writes them, one a line, or apart by spaces or commas; a slash at the end says nothing. */
export function originsOf(text: string): string[] {
  const origins = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((line) => {
      const url = URL.canParse(line) ? new URL(line) : null;
      return url?.href === `${url?.origin}/` ? url.origin : line;
    });
  return [...new Set(origins)];
}

/** What is wrong with it, as a sentence; null where nothing is. The server has the last word. */
export function troubleWith({ id, origins, timezone }: SiteDraft, t: Messages): string | null {
  if (id !== undefined && !SITE_PATTERN.test(id)) return t.siteForm.badId;
  if (origins.length === 0) return t.siteForm.noOrigin;
  for (const origin of origins) {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return fill(t.siteForm.badOrigin, { origin });
    if (url.origin !== origin) return fill(t.siteForm.originPath, { origin, right: url.origin });
  }
  return isZone(timezone) ? null : fill(t.siteForm.badZone, { zone: timezone });
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    // Newer engines also take offsets, which know nothing of summer time.
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
}
