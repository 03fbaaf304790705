import { begin, messageOf, type Stage } from '../buttons/act.js';
import { targetOf } from '../buttons/draw.js';
import { press } from '../buttons/perform.js';
import type { Row } from '../buttons/rows.js';
import { offerCopy } from './offer-copy.js';

/** Shares in a gesture on something that is no button of ours. */
export function shareBy(stage: Stage, row: Row): void {
  const intent = row[3];
  if (!intent?.(messageOf(stage.given))) {
    press(stage, row);
    return;
  }
  const begun = begin(stage, row);
  const [message, reportAs] = begun;
  const href = intent(message)!;
  // A link of our own, never a window of ours: a browser that blocks those does not say so.
  Object.assign(document.createElement('a'), { href, target: targetOf(href), rel: 'noopener' }).click();
  reportAs('button');
  void offerCopy(stage, row, begun);
}
