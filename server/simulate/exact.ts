/*
 * `Math.log`, `Math.exp` and `Math.cos` may differ in their last digit from one machine or engine to the next,
 * and a world must not. These use the four operations only, which are the same everywhere.
 */

/** The natural logarithm of a number above 0. */
export function log(value: number): number {
  let rest = value;
  let halvings = 0;
  for (; rest < 1; rest *= 2) halvings -= 1;
  for (; rest >= 2; rest /= 2) halvings += 1;
  // 2 artanh t, whose series ends soon where t is at most a third.
  const t = (rest - 1) / (rest + 1);
  let sum = 0;
  for (let n = 33; n > 0; n -= 2) sum = sum * t * t + 1 / n;
  return halvings * Math.LN2 + 2 * t * sum;
}

/** e to the power of a number. */
export function exp(value: number): number {
  const doublings = Math.round(value / Math.LN2);
  const rest = value - doublings * Math.LN2;
  let sum = 1;
  for (let n = 18; n > 0; n -= 1) sum = 1 + (rest * sum) / n;
  let result = sum;
  for (let n = 0; n < Math.min(Math.abs(doublings), 1100); n += 1) result *= doublings > 0 ? 2 : 0.5;
  return result;
}
