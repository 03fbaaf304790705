const QUARTER_MS = 900_000;

/** What the clocks of a place show. */
export interface LocalTime {
  /** YYYY-MM-DD. */
  day: string;
  /** 0 to 23. */
  hour: number;
  /** The hour with the offset in force, so that one which comes twice is two: `2026-10-25T02:00+01:00`. */
  hourName: string;
  /** Saturday or Sunday. */
  weekend: boolean;
}

/**
 * Reads the clocks of a time zone. Works by `Intl` alone, so that a world that was counted by it can be held
 * against a server that reckons with another library.
 */
export class LocalClock {
  readonly #format;
  // Every zone's days begin, and its clocks change, on a quarter hour of UTC.
  readonly #quarters = new Map<number, LocalTime>();

  constructor(timezone: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      weekday: 'short',
      timeZoneName: 'longOffset',
    });
  }

  /** `at` in ms since the epoch. */
  read(at: number): LocalTime {
    const quarter = Math.floor(at / QUARTER_MS);
    let time = this.#quarters.get(quarter);
    if (!time) this.#quarters.set(quarter, (time = this.#readQuarter(quarter * QUARTER_MS)));
    return time;
  }

  #readQuarter(at: number): LocalTime {
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const day = `${part('year')}-${part('month')}-${part('day')}`;
    const offset = part('timeZoneName').slice('GMT'.length) || '+00:00';
    return {
      day,
      hour: Number(part('hour')),
      hourName: `${day}T${part('hour')}:00${offset}`,
      weekend: part('weekday').startsWith('S'),
    };
  }
}
