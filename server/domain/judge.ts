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

/** How improbable a burst must be, at one look. */
export const BURST_P = 1e-5;

/**
 * How many views must be missing before silence is told: Poisson views are all missing by chance once in e^16,
 * nine million times.
 */
export const SILENT_VIEWS = 16;

/** What of a page is compared: arrivals in the window and before it, each with its hours weighted by the site's rhythm. */
export type PageCounts = Parameters<typeof burstExcess>[0];

/**
 * How many times more than Poisson counts arrivals vary, since a share brings several at once. Where shares are
 * Poisson and each brings a geometric number of arrivals, `perShare` on average, the variance of the arrivals
 * is 1 + 2 · perShare times their mean: the second moment of what a share brings, divided by the first.
 */
export function dispersionOf(perShare: number | null): number {
  return 1 + 2 * (perShare ?? 0);
}

/**
 * The burst that an article has, if it takes off: enough arrivals, many times its own rate, and not by chance.
 * For the test, counts are divided by their dispersion, as quasi-likelihood does (McCullagh and Nelder,
 * Generalized Linear Models, 1989, chapter 9); taken for single, arrivals of one popular share would be a burst.
 */
export function takesOff(
  counts: PageCounts,
  { least, times }: AlertSettings,
  dispersion: number,
): BurstExcess | undefined {
  if (counts.inWindow < least) return undefined;
  const burst = burstExcess(counts);
  if (burst.rateRatio !== null && burst.rateRatio < times) return undefined;
  const { pGreater } = burstExcess({
    ...counts,
    inWindow: Math.floor(counts.inWindow / dispersion),
    outside: Math.ceil(counts.outside / dispersion),
  });
  return pGreater <= BURST_P ? { ...burst, se: burst.se * Math.sqrt(dispersion), pGreater } : undefined;
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
