import type { StatsRow, WeekHour } from '../../protocol/index.js';

const FIGURES = ['landings', 'views', 'shares', 'arrivals'] as const;

/** Rows of hours (`2026-11-01T09:00+01:00`) added up by weekday and local hour, Monday first. */
export function weekOf(rows: readonly StatsRow[]): WeekHour[] {
  const week = new Map<number, WeekHour>();
  for (const row of rows) {
    const weekday = weekdayOf(row.key.slice(0, 10));
    const hour = Number(row.key.slice(11, 13));
    const place = weekday * 24 + hour;
    let sums = week.get(place);
    if (!sums) week.set(place, (sums = { weekday, hour, landings: 0, views: 0, shares: 0, arrivals: 0 }));
    for (const figure of FIGURES) sums[figure] += row[figure] ?? 0;
  }
  return [...week.values()]
    .filter((sums) => FIGURES.some((figure) => sums[figure] > 0))
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

/** How many days of each weekday, Monday first, there are from `from` to `to` (YYYY-MM-DD). */
export function weekdaysOf(from: string, to: string): number[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const first = weekdayOf(from);
  return Array.from({ length: 7 }, (_, index) => {
    const ahead = (index + 1 - first + 7) % 7;
    return days > ahead ? Math.floor((days - ahead - 1) / 7) + 1 : 0;
  });
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
