import { BASE62 } from '../../protocol/index.js';
import { exp, log } from './exact.js';

const TWO_32 = 4_294_967_296;

/**
 * Numbers that look random and are the same for the same seed on every machine (sfc32, after Chris
 * Doty-Humphrey's PractRand).
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** `seed`: a whole number; its lower 53 bits count. */
  constructor(seed: number) {
    this.#a = Math.floor(seed / TWO_32) | 0;
    this.#b = seed | 0;
    this.#c = 0x9e3779b9 | 0;
    for (let n = 0; n < 16; n += 1) this.#next();
  }

  /** 32 bits. */
  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 to 1, without 1. */
  fraction(): number {
    return this.#next() / TWO_32;
  }

  /** A whole number from 0 to `n`, without `n`. */
  below(n: number): number {
    return Math.floor(this.fraction() * n);
  }

  /** Any number from `low` to `high`. */
  between(low: number, high: number): number {
    return low + this.fraction() * (high - low);
  }

  /** True so often of once. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** How long until something that happens every `mean` on average. */
  wait(mean: number): number {
    return -log(1 - this.fraction()) * mean;
  }

  /** A factor around 1: the larger `spread`, the more of them lie far away. Its median is 1. */
  factor(spread: number): number {
    // Twelve of them are near enough to the bell curve.
    let sum = -6;
    for (let n = 0; n < 12; n += 1) sum += this.fraction();
    return exp(spread * sum);
  }

  /** How many of what happens `mean` times on average. */
  times(mean: number): number {
    // Knuth's way; of many, the whole part is taken as it is, since it is near enough.
    const sure = mean > 30 ? Math.floor(mean) - 30 : 0;
    const limit = exp(sure - mean);
    let count = sure;
    for (let left = this.fraction(); left > limit; left *= this.fraction()) count += 1;
    return count;
  }

  /** So many base-62 digits. */
  base62(length: number): string {
    let text = '';
    while (text.length < length) text += BASE62.charAt(this.below(62));
    return text;
  }
}

/** Draws among things of different weight; a weight says how often a thing is drawn, compared to the others. */
export class Lot<T> {
  readonly #items: readonly T[];
  readonly #sums: Float64Array;
  readonly #total: number;

  constructor(items: readonly T[], weightOf: (item: T) => number) {
    this.#items = items;
    this.#sums = new Float64Array(items.length);
    let total = 0;
    for (const [index, item] of items.entries()) this.#sums[index] = total += weightOf(item);
    this.#total = total;
  }

  /** The sum of all weights. */
  get total(): number {
    return this.#total;
  }

  draw(random: Random): T {
    const mark = random.fraction() * this.#total;
    let low = 0;
    let high = this.#items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    return this.#items[low]!;
  }
}
