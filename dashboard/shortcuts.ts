import { filtersOf, narrowed, type Choice } from './choice.js';
import { addDays, addMonths, countDays, dayIn, periodOf, PERIODS, spanOf, type Period } from './period.js';
import type { Place } from './place.js';
import { pageAt, pathTo, SECTIONS, SETTINGS } from './sections.js';

/** The keys that lead to each page of the menu; the same in every language. */
export const PAGE_KEYS = { '/': 'o', '/live': 'l', '/left-out': 'x', [SETTINGS.path]: 's' } as const;
/** The key of each period that has a name. */
export const PERIOD_KEYS = Object.fromEntries(PERIODS.map((period, index) => [period, String(index + 1)]));
/** The other keys. */
export const KEYS = {
  list: '?',
  previous: 'p',
  next: 'n',
  removeLast: 'r',
  removeAll: 'a',
  pause: 'k',
} as const;

/** Pages of which days are chosen, and those that can be narrowed. */
const WITH_DAYS = new Set(['/', '/left-out', '/article']);
const WITH_FILTERS = new Set(['/', '/article']);

interface Around {
  /** Of the site; null where there is none. */
  timezone: string | null;
  /** Who has a shared link has no settings. */
  signedIn: boolean;
  /** ms since the epoch. */
  now: number;
}

/** Where a key leads from a place; null where it leads nowhere. */
export function placeAfter(key: string, place: Place, { timezone, signedIn, now }: Around): Place | null {
  const page = pageAt(place.path);
  const [to] = Object.entries(PAGE_KEYS).find(([, each]) => each === key) ?? [];
  if (to !== undefined) {
    if (to === page || (to === SETTINGS.path && !signedIn)) return null;
    // Off an article, its page is left behind: elsewhere it would only be a filter.
    const choice = page === '/article' ? narrowed(place.choice, 'page', null) : place.choice;
    return { path: pathTo(to, place.path), choice, hash: signedIn ? '' : place.hash };
  }
  const choice = choiceAfter(key, place.choice, { page, timezone, now });
  return choice && { ...place, choice };
}

function choiceAfter(
  key: string,
  choice: Choice,
  { page, timezone, now }: { page: string; timezone: string | null; now: number },
): Choice | null {
  if (WITH_DAYS.has(page)) {
    const named = PERIODS.find((period) => PERIOD_KEYS[period] === key);
    const beside = key === KEYS.previous ? -1 : key === KEYS.next ? 1 : null;
    const period =
      named ??
      (beside !== null && timezone !== null ? periodBeside(choice.period, beside, { timezone, now }) : null);
    if (period !== null) return period === choice.period ? null : { ...choice, period };
  }
  if (WITH_FILTERS.has(page)) {
    const removable = filtersOf(choice).filter(([name]) => !(page === '/article' && name === 'page'));
    const last = removable.at(-1);
    if (!last) return null;
    if (key === KEYS.removeLast) return narrowed(choice, last[0], null);
    if (key === KEYS.removeAll) return removable.reduce((rest, [name]) => narrowed(rest, name, null), choice);
  }
  return null;
}

/** The period of the same length before or after one; null where it would lie ahead. */
export function periodBeside(
  period: Period,
  step: -1 | 1,
  { timezone, now }: { timezone: string; now: number },
): Period | null {
  const today = dayIn(timezone, now);
  if (/^\d{4}-\d\d$/.test(period)) {
    const month = addMonths(period, step);
    return month > today.slice(0, 7) ? null : month;
  }
  const span = spanOf(period, timezone, now);
  const days = step * countDays(span);
  const from = addDays(span.from, days);
  if (from > today) return null;
  const after = addDays(span.to, days);
  const to = after > today ? today : after;
  const named = PERIODS.find((each) => {
    const other = spanOf(each, timezone, now);
    return other.from === from && other.to === to;
  });
  return named ?? periodOf({ from, to });
}

/** The sections with their keys, for who has them. */
export function sectionKeys(signedIn: boolean) {
  return [...SECTIONS, ...(signedIn ? [SETTINGS] : [])].map(({ path, name }) => ({
    name,
    key: PAGE_KEYS[path],
  }));
}
