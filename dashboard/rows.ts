import {
  CHANNELS,
  isChannel,
  type Figures,
  type LeftOutAnswer,
  type StatsRow,
  type Visibility,
} from '../protocol/index.js';
import { daysBetween } from './period.js';

/** Landings and further pages together; null where neither exists. */
export function pageViews({ landings, views }: Figures): number | null {
  return landings === null && views === null ? null : (landings ?? 0) + (views ?? 0);
}

/** Whether anything was read or shared at all. */
export function isQuiet(figures: Figures): boolean {
  return !pageViews(figures) && !figures.shares && !figures.arrivals;
}

/** Rows of declared shares, and the address bar's, which stands apart as share or return (rule 9). */
export function splitAddressBar(rows: StatsRow[]): {
  declared: StatsRow[];
  addressBar: StatsRow | undefined;
} {
  return {
    declared: rows.filter(({ key }) => key !== 'address-bar'),
    addressBar: rows.find(({ key }) => key === 'address-bar'),
  };
}

/** The largest of some figures over some rows: what a full bar stands for. At least 1. */
export function largest(rows: Figures[], ...figures: (keyof Figures)[]): number {
  return Math.max(1, ...rows.flatMap((row) => figures.map((figure) => row[figure] ?? 0)));
}

/** A day with its figures. */
export interface DayRow {
  day: string;
  shares: number;
  arrivals: number;
}

/** Every day of a span in order, those without a row as days on which nothing happened. */
export function fillDays(rows: StatsRow[], from: string, to: string): DayRow[] {
  const known = new Map(rows.map((row) => [row.key, row]));
  return daysBetween(from, to).map((day) => ({
    day,
    shares: known.get(day)?.shares ?? 0,
    arrivals: known.get(day)?.arrivals ?? 0,
  }));
}

/** The smallest of 1, 2, 3, 4, 5, 6, 8 and their tens that is `value` or more: where a chart's scale ends. */
export function scaleEnd(value: number): number {
  for (let ten = 1; ; ten *= 10) {
    const end = [1, 2, 3, 4, 5, 6, 8].find((step) => step * ten >= value);
    if (end !== undefined) return end * ten;
  }
}

/** How often something was left out for `reason`. */
export function countOf(rows: LeftOutAnswer['rows'], reason: string): number {
  return rows.find((row) => row.reason === reason)?.count ?? 0;
}

/** What the two reasons that can hide real people left out, and arrivals if all of them were (rule 6). */
export function upperBound(
  { arrivals }: Figures,
  leftOut: LeftOutAnswer['rows'],
): { own: number; repeated: number; most: number } {
  const own = countOf(leftOut, 'self-or-household');
  const repeated = countOf(leftOut, 'repeat-or-household');
  return { own, repeated, most: (arrivals ?? 0) + own + repeated };
}

/** A channel's visibility; unknown for one that this dashboard does not know. */
export function visibilityOf(channel: string): Visibility {
  return isChannel(channel) ? CHANNELS[channel].visibility : 'unknown';
}

/** Rows in the order of their keys taken as numbers. */
export function byNumber(rows: StatsRow[]): StatsRow[] {
  return [...rows].sort((a, b) => Number(a.key) - Number(b.key));
}

/** Rows with the most landings first; equals stay in the order they came in. */
export function byLandings(rows: StatsRow[]): StatsRow[] {
  return [...rows].sort((a, b) => (b.landings ?? 0) - (a.landings ?? 0));
}
