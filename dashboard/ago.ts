import { TIME_UNITS } from './time-units.js';

/** Seconds are told in steps of so many: a list in which every line counts cannot be read. */
const STEP_S = 10;

/** How long ago something was, `ms`, in words of a locale; of the last seconds, and of what lies ahead: now. */
export function ago(locale: string, ms: number): string {
  const [unit, length] = TIME_UNITS.find(([, least]) => ms >= least) ?? TIME_UNITS[3];
  const whole = Math.max(0, Math.floor(ms / length));
  const count = unit === 'second' ? whole - (whole % STEP_S) : whole;
  return new Intl.RelativeTimeFormat(locale, { numeric: count === 0 ? 'auto' : 'always' }).format(
    -count,
    unit,
  );
}
