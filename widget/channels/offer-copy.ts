import { h } from 'preact-small';
import type { ReportAs, Stage } from '../buttons/act.js';
import { page } from '../buttons/core.js';
import { copyInstead, copyLink } from '../buttons/perform.js';
import { ROWS, type Shown } from '../buttons/rows.js';
import { labelsOf } from './labels-of.js';
import { showDialog } from './show-dialog.js';

/** How long an app may take to come before the page, ms; slow phones need about one second. */
const PATIENCE_MS = 1500;

/** The act of sharing that an app was to take over. */
export interface Begun {
  url: string;
  reportAs: ReportAs;
  /** The link that was followed. */
  link: HTMLAnchorElement;
}

/** Whether the page has neither been hidden nor lost the focus to something else after a moment. */
const staysInView = () =>
  new Promise<boolean>((answer) => {
    const watch = new AbortController();
    const settle = (stays: boolean) => {
      watch.abort();
      answer(stays);
    };
    const { signal } = watch;
    document.addEventListener('visibilitychange', () => settle(false), { signal });
    addEventListener('pagehide', () => settle(false), { signal });
    setTimeout(() => settle(!document.hidden && document.hasFocus()), PATIENCE_MS);
  });

/**
 * Puts "copy link" in the place of a channel whose app did not open: a page is not told whether an app is
 * there, but it stays in view where none is. The same link is copied, and reported again as what it became.
 */
export async function offerCopy(stage: Stage, shown: Shown, { url, reportAs, link }: Begun): Promise<void> {
  const sharedPage = page();
  if (!(await staysInView())) return;
  const copy = () => {
    // Another page view by now, which cannot speak for the first one's share.
    if (page() !== sharedPage) return copyInstead(stage);
    reportAs('copy-link', 'copy');
    return copyLink(stage, url, 'copied');
  };
  const spoken = await labelsOf(stage.target);
  const [, labels] = spoken;
  const text = labels.noApp.replace('{name}', shown[1][3] ?? '');
  const index = stage.shown?.indexOf(shown) ?? -1;
  if (index >= 0) {
    const root = link.getRootNode() as ShadowRoot;
    const hadFocus = root.activeElement === link;
    const place = link.parentElement;
    stage.shown![index] = ['copy', ['c', ROWS.copy[1], undefined, undefined, copy]];
    stage.tell(text);
    if (hadFocus) place?.querySelectorAll<HTMLElement>('a, button')[index]?.focus();
  }
  if (!stage.shown) {
    showDialog(stage.target, spoken, labels.copy, (close) => {
      const onClick = () => {
        void copy();
        close();
      };
      return [h('p', null, text), h('button', { type: 'button', onClick }, labels.copy)];
    });
  }
}
