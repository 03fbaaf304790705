import { begin, type Stage } from './act.js';
import type { Shown } from './rows.js';

/**
 * Lets the browser follow `link` with a token, once: before and after, a clean link stands in the page. Where
 * the link is an app's, a moment later it shows whether the app is there.
 */
export function follow(stage: Stage, shown: Shown, link: HTMLAnchorElement): void {
  const [message, reportAs] = begin(stage, shown);
  const { href } = link;
  link.href = shown[1][2]!(message)!;
  setTimeout(() => (link.href = href));
  reportAs('button');
  if (!/^(http|mail)/.test(href)) {
    void import('../channels.js').then(
      ({ offerCopy }) => offerCopy(stage, shown, { url: message.url, reportAs, link }),
      () => undefined,
    );
  }
}
