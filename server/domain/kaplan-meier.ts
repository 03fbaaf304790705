/** How long something was watched, and whether it ended then; otherwise it was still going on. */
export interface Watched {
  time: number;
  ended: boolean;
}

/** The part of all that is still going on from a time on, up to the next. */
export interface Survival {
  time: number;
  surviving: number;
}

/**
 * The product-limit estimate of how many are still going on, after each time at which any ended (Kaplan and Meier,
 * 1958). What was still going on when it was last seen counts as long as it was watched.
 */
export function kaplanMeier(watched: readonly Watched[]): Survival[] {
  const sorted = [...watched].sort((a, b) => a.time - b.time);
  const steps: Survival[] = [];
  let surviving = 1;
  for (let index = 0; index < sorted.length;) {
    const time = sorted[index]!.time;
    const atRisk = sorted.length - index;
    let ended = 0;
    for (; sorted[index]?.time === time; index += 1) ended += Number(sorted[index]!.ended);
    if (ended === 0) continue;
    surviving *= 1 - ended / atRisk;
    steps.push({ time, surviving });
  }
  return steps;
}

/** Rounding of products, well below what any number of observations can differ by. */
const ROUNDING = 1e-9;

/**
 * The time after which half have ended; where exactly half have from one time to another, the middle of them.
 * Null where fewer than half ever did.
 */
export function medianSurvival(steps: readonly Survival[]): number | null {
  const index = steps.findIndex(({ surviving }) => surviving <= 0.5 + ROUNDING);
  const step = steps[index];
  if (!step) return null;
  const next = steps[index + 1];
  return step.surviving > 0.5 - ROUNDING && next ? (step.time + next.time) / 2 : step.time;
}
