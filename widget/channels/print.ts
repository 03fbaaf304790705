import { h, render } from 'preact-small';
import { begin, type Stage } from '../buttons/act.js';
import type { Row } from '../buttons/rows.js';
import { codeOf } from './code.js';
import { labelsOf } from './labels-of.js';
import { place } from './place.js';

/** What is seen on paper of the place where the reader shared: the code, and none of the buttons. */
const ON_PAPER = `@media print {
  :host { display: block !important; position: static !important }
  section { display: none }
  .paper { display: block }
}`;

/**
 * Prints the page with the link on it as a QR code: nobody types a token, but who holds the paper can come
 * back by it. What was put there for the paper goes when it is printed.
 */
export async function print(stage: Stage, row: Row): Promise<void> {
  const [{ url }, reportAs] = begin(stage, row);
  const [lang, labels] = await labelsOf(stage.target);
  const { element: paper, root, leave } = place(stage.target, 'div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ON_PAPER);
  root.adoptedStyleSheets.push(sheet);
  addEventListener(
    'afterprint',
    () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
      leave();
    },
    { once: true },
  );
  paper.className = 'paper';
  paper.lang = lang;
  // Without the code, the page is still worth printing.
  const code = await codeOf(url, labels.qr).catch(() => undefined);
  render(code && [code, h('p', null, labels.scan)], paper);
  reportAs('button');
  globalThis.print();
}
