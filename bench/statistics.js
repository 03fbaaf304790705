/**
 * The value at a share of the way through the sorted values, interpolated between its neighbours (type 7 of
 * Hyndman and Fan). NaN where there are no values.
 *
 * @param {number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * The middle value; of an even number of values, the mean of the two in the middle.
 *
 * @param {number[]} values
 */
export const median = (values) => quantile(values, 0.5);

/**
 * Median and quartiles.
 *
 * @param {number[]} values
 */
export const summary = (values) => ({
  median: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
});
