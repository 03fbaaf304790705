import type { Core } from '../seam.js';

/** What the tracker handed over; see `Core` for what each of them is. */
export let tag: Core[0],
  param: Core[1],
  page: Core[2],
  clean: Core[3],
  drop: Core[4],
  arriving: Core[5],
  allowed: Core[6],
  report: Core[7];

/** Takes what the tracker hands over, before anything else is called. */
export function receive(core: Core): void {
  [tag, param, page, clean, drop, arriving, allowed, report] = core;
}
