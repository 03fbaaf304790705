import { begin, type Stage } from './act.js';
import { loadMore } from './channels.js';
import type { Row } from './rows.js';

/**
 * Lets the browser follow `link` with a token, once: before and after, a clean link stands in the page. Where
 * the link is an app's, a moment later it shows whether the app is there.
 */
export function follow(stage: Stage, row: Row, link: HTMLAnchorElement): void {
  const begun = begin(stage, row);
  const { href } = link;
  link.href = row[3]!(begun[0])!;
  setTimeout(() => (link.href = href));
  begun[1]('button');
  if (!/^(http|mail)/.test(href)) {
    void loadMore().then((more) => more?.offerCopy(stage, row, begun));
  }
}
