import { describe, expect, it } from 'vitest';
import { Places } from './places.js';

describe('Places', () => {
  it('lets so many in under each name, and again once some have left', () => {
    const places = new Places();
    const leave = places.take({ anna: 2, all: 3 });
    expect(leave).toBeDefined();
    expect(places.take({ anna: 2, all: 3 })).toBeDefined();
    expect(places.take({ anna: 2, all: 3 })).toBeUndefined();
    expect(places.take({ bruno: 2, all: 3 })).toBeDefined();
    expect(places.take({ bruno: 2, all: 3 })).toBeUndefined();
    leave?.();
    expect(places.take({ bruno: 2, all: 3 })).toBeDefined();
  });

  it('takes none where one of the names has no room', () => {
    const places = new Places();
    expect(places.take({ chloe: 1, all: 0 })).toBeUndefined();
    expect(places.take({ chloe: 1 })).toBeDefined();
  });
});
