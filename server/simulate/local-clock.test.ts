import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay, localHour } from '../domain/time.js';
import { LocalClock } from './local-clock.js';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/Santiago',
];

describe('LocalClock', () => {
  it('reads the same days and hours as the server reckons, in any zone', () => {
    const clocks = new Map(ZONES.map((zone) => [zone, new LocalClock(zone)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }),
        (zone, at) => {
          const time = clocks.get(zone)?.read(at);
          expect([time?.day, time?.hourName]).toEqual([localDay(at, zone), localHour(at, zone)]);
        },
      ),
    );
  });

  it('knows the hour that comes twice, and the weekend', () => {
    const clock = new LocalClock('Europe/Paris');
    const first = clock.read(Date.UTC(2026, 9, 25, 0, 30));
    const second = clock.read(Date.UTC(2026, 9, 25, 1, 30));
    expect([first.hourName, second.hourName]).toEqual(['2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00']);
    expect([first.hour, second.hour, first.weekend]).toEqual([2, 2, true]);
    expect(clock.read(Date.UTC(2026, 9, 26, 12)).weekend).toBe(false);
  });
});
