import { describe, expect, it } from 'vitest';
import { fractionOf } from './fraction.js';

describe('fractionOf', () => {
  it.each([
    ['', 1],
    ['on', 1],
    ['1', 1],
    ['0.2', 0.2],
    ['7', 1],
    ['0', 0],
    ['-1', 0],
    ['off', 0],
    ['often', 0],
  ])('makes of data-address-bar="%s": %d of the views', (attribute, expected) =>
    expect(fractionOf(attribute)).toBe(expected),
  );
});
