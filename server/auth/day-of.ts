/** The day of a moment (ms since the epoch) in UTC, YYYY-MM-DD: as exactly as uses are noted. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
