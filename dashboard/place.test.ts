import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from './place.js';

describe('a place', () => {
  it.each(['/', '/?site=gazette&period=7', '/people?site=gazette&lang=fr', '/shared?period=90#lucs_abc'])(
    'is the same after a way through its address: %s',
    (address) => {
      expect(addressOf(placeOf(new URL(address, 'https://example.org') as unknown as Location))).toBe(
        address,
      );
    },
  );
});
