import { burstExcess, type BurstExcess } from './burst-excess.js';

/** When an owner wants to be told. */
export interface AlertSettings {
  /** Whether an article that takes off is told. */
  burst: boolean;
  /** Arrivals within the window, at least. */
  least: number;
  /** Times its own rate, at least. */
  times: number;
  /** Whether a site that falls silent is told. */
  silent: boolean;
  /** Minutes without a view, at least. */
  minutes: number;
}

export const ALERT_DEFAULTS: AlertSettings = { burst: true, least: 20, times: 3, silent: true, minutes: 30 };

/**
 * How improbable a burst must be. Looked at every five minutes, a page whose arrivals are Poisson is told of
 * wrongly on fewer than 288 in a million days, by the union bound.
 */
export const BURST_P = 1e-6;

/**
 * How many views must be missing before silence is told: Poisson views are all missing by chance once in e^16,
 * nine million times.
 */
export const SILENT_VIEWS = 16;

/** What of a page is compared: arrivals in the window and before it, each with its hours weighted by the site's rhythm. */
export type PageCounts = Parameters<typeof burstExcess>[0];

/** The burst that an article has, if it takes off: enough arrivals, many times its own rate, and not by chance. */
export function takesOff(counts: PageCounts, { least, times }: AlertSettings): BurstExcess | undefined {
  if (counts.inWindow < least) return undefined;
  const burst = burstExcess(counts);
  const many = burst.rateRatio === null || burst.rateRatio >= times;
  return many && burst.pGreater <= BURST_P ? burst : undefined;
}

/**
 * Whether a burst is over: less than half of what it took to be told. The rate it is held against is the one of
 * before it began, or a burst would end by becoming its own baseline.
 */
export function calmedDown(
  { inWindow, expected }: { inWindow: number; expected: number },
  { least, times }: AlertSettings,
): boolean {
  return inWindow < least / 2 || inWindow < (times * expected) / 2;
}

/** Whether a silence is too long: `missing` is what the site's reliable rhythm would have brought meanwhile. */
export function isSilent(
  { minutes, missing }: { minutes: number; missing: number },
  settings: AlertSettings,
): boolean {
  return minutes >= settings.minutes && missing >= SILENT_VIEWS;
}
