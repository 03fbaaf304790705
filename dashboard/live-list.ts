import type { LiveCount, LiveItem, LiveMessage, LivePage } from '../protocol/index.js';

/** Shares and arrivals that are kept in the list. */
const KEPT = 200;

/** All that a live view shows. */
export interface LiveList {
  /** When it was read, by the collector's clock, ms since the epoch. */
  at: number;
  /** Latest first. */
  items: LiveItem[];
  counts: LiveCount[];
  pages: LivePage[];
  /** Times of which the items are not complete, latest first. */
  gaps: { from: number; to: number }[];
}

/** A list with what a message tells besides. What was told before has its name, and stands there once. */
export function withMessage(list: LiveList | null, message: LiveMessage): LiveList {
  const { at, counts, pages, missed } = message;
  const known = new Map((list?.items ?? []).map((item) => [item.id, item]));
  for (const item of message.items) known.set(item.id, item);
  const items = [...known.values()].sort((a, b) => b.at - a.at).slice(0, KEPT);
  const oldest = items.at(-1)?.at ?? at;
  const gaps = [...(missed ? [missed] : []), ...(list?.gaps ?? [])].filter(
    // Where nothing older is left in the list, its end says as much.
    ({ from }, index) => index === 0 || from >= oldest,
  );
  return { at, items, counts, pages, gaps };
}

/** How many of a list's items are shares and arrivals, without those that another has already. */
export function newIn(list: LiveList, before: LiveList | null): { shares: number; arrivals: number } {
  const known = new Set(before?.items.map(({ id }) => id));
  const fresh = list.items.filter(({ id }) => !known.has(id));
  const shares = fresh.filter(({ type }) => type === 'share').length;
  return { shares, arrivals: fresh.length - shares };
}

/** Items in order, with the gaps between them where they were. */
export function withGaps({ items, gaps }: LiveList): (LiveItem | { from: number; to: number })[] {
  const lines: (LiveItem | { from: number; to: number })[] = [...items];
  for (const gap of gaps) {
    const index = lines.findIndex((line) => 'at' in line && line.at <= gap.to);
    lines.splice(index < 0 ? lines.length : index, 0, gap);
  }
  return lines;
}
