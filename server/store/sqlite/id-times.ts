import { anywhere } from './codes.js';

const MINUTE_MS = 60_000;

/** How far the time in an id may be from that of its event, ms: clocks are set by the network, or nearly. */
export const SLACK_MS = 600_000;

const LAST = 36 ** 8 - 1;

/**
 * Where ids lie that the widget makes at a time, ms since the epoch: they begin with it, eight digits of base 36,
 * so that ids made later sort behind.
 */
export function idAt(ms: number): string {
  return Math.min(Math.max(0, ms), LAST).toString(36).padStart(8, '0');
}

let lastMinute = -1;
let from = '';
let to = '';

/** Whether an event of a time is not to be found where ids of that time lie. */
export function isStray(id: string, at: number): boolean {
  const minute = Math.floor(at / MINUTE_MS);
  // Asked for with each event, and nearly always of now.
  if (minute !== lastMinute) {
    lastMinute = minute;
    from = idAt(minute * MINUTE_MS - SLACK_MS);
    to = idAt((minute + 1) * MINUTE_MS + SLACK_MS);
  }
  return id < from || id >= to;
}

/** Between which ids all events from `start` to before `end` lie, but for strays: `from` among them, `to` not. */
export function idsBetween(start: number, end: number): { from: string; to: string } {
  const slack = SLACK_MS + MINUTE_MS;
  return { from: idAt(start - slack), to: idAt(end + slack) };
}

/** The same for the days from one number to another, both ends included, in whatever zone they were. */
export function idsOfDays(first: number, last: number): { from: string; to: string } {
  return idsBetween(anywhere(first).start, anywhere(last).end);
}

/**
 * The id of a page view as it is kept beside an event's: what both begin with is said by its length, as one character
 * before the rest. No id begins with such a character.
 */
export function packView(view: string, id: string): string {
  let same = 0;
  while (same < 31 && same < view.length && view.charCodeAt(same) === id.charCodeAt(same)) same += 1;
  return same < 2 ? view : String.fromCharCode(same) + view.slice(same);
}

/** `packView` the other way round. */
export function unpackView(view: string, id: string): string {
  const same = view.charCodeAt(0);
  return same < 32 ? id.slice(0, same) + view.slice(1) : view;
}
