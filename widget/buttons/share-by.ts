import { messageOf, type Stage } from './act.js';
import { targetOf } from './draw.js';
import { follow } from './follow.js';
import { perform } from './perform.js';
import type { Shown } from './rows.js';

/** What a press does by a channel that no link opens here. */
export const press = (stage: Stage, shown: Shown): unknown => (shown[1][4] ?? perform)(stage, shown);

/** Shares in a gesture on something that is no button of ours. */
export function shareBy(stage: Stage, shown: Shown): void {
  const href = shown[1][2]?.(messageOf(stage.given));
  if (href) {
    // A link of our own, never a window of ours: a browser that blocks those does not say so.
    const link = Object.assign(document.createElement('a'), {
      href,
      target: targetOf(href),
      rel: 'noopener',
    });
    follow(stage, shown, link);
    link.click();
  } else press(stage, shown);
}
