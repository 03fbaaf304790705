import type { Begun, Stage } from '../buttons/act.js';
import { page } from '../buttons/core.js';
import { make } from '../buttons/make.js';
import { copyInstead, perform } from '../buttons/perform.js';
import { ROWS, rowsOf, type Row } from '../buttons/rows.js';
import { labelsOf } from './labels-of.js';
import { showDialog } from './show-dialog.js';

/** How long an app may take to come before the page, ms; slow phones need about one second. */
const PATIENCE_MS = 1500;

/** Whether an address is an app's own, other than the mail program's, which may be a page. */
const opensApp = (href: string) => !/^(http|mailto)/.test(href);

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
export async function offerCopy(stage: Stage, row: Row, [message, reportAs]: Begun): Promise<void> {
  if (!opensApp(row[3]!(message)!)) return;
  const sharedPage = page();
  if (!(await staysInView())) return;
  const spoken = await labelsOf(stage.target);
  const [, labels] = spoken;
  const text = labels.noApp.replace('{name}', row[4] ?? '');
  const [[channel, code, icon]] = rowsOf(['copy'], ROWS) as [Row];
  const copy = () => {
    // Another page view by now, which cannot speak for the first one's share.
    if (page() !== sharedPage) copyInstead(stage);
    else void perform(stage, [channel, code, icon] as Row, [message, (method) => reportAs(method, 'copy')]);
  };
  const { rows, target } = stage;
  if (!rows) {
    showDialog(target, spoken, labels.copy, (close) => {
      const onclick = () => {
        copy();
        close();
      };
      return [make('p', {}, text), make('button', { type: 'button', onclick }, labels.copy)];
    });
    return;
  }
  const index = rows.indexOf(row);
  if (index < 0) return;
  rows[index] = [channel, code, icon, undefined, undefined, copy] as Row;
  stage.tell(text);
}
