/** Units that lengths of time are told in, the largest first, each with how long it is, ms. */
export const TIME_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;
