/**
 * The probability of `k` or more successes in `n` trials of probability `p`, to about ten digits, however many
 * trials: the likelier side is never summed, and a sum ends where its terms no longer matter.
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  // Below the mean, what is summed is the other side.
  return k > n * p ? upperSum(k, n, p) : 1 - upperSum(n - k + 1, n, 1 - p);
}

/** The terms from `k` up, each from the one before: they only fall, since `k` lies above the mean. */
function upperSum(k: number, n: number, p: number): number {
  if (k > n) return 0;
  let term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = term;
  for (let i = k; i < n && term > sum * Number.EPSILON; i += 1) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** By sum where that is short, else by Stirling's series, whose first term left out is below 1e-17 there. */
function logFactorial(n: number): number {
  if (n < 256) {
    let sum = 0;
    for (let i = 2; i <= n; i += 1) sum += Math.log(i);
    return sum;
  }
  const x = n + 1;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * x) -
    1 / (360 * x ** 3) +
    1 / (1260 * x ** 5)
  );
}
