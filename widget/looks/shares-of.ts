import { tag } from '../buttons/core.js';

/** How often a page was shared, as the collector tells anybody; none where it does not tell. */
export async function sharesOf(page: string): Promise<number> {
  try {
    const path = `/v1/sites/${encodeURIComponent(tag['site']!)}/counts?page=${encodeURIComponent(page)}`;
    const url = new URL((tag['api'] ?? '').replace(/\/$/, '') + path, import.meta.url);
    const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    return ((await answer.json()) as { shares?: number }).shares ?? 0;
  } catch {
    return 0;
  }
}
