import { begin, type Stage } from '../buttons/act.js';
import { directionOf } from '../buttons/draw.js';
import { make } from '../buttons/make.js';
import type { Row } from '../buttons/rows.js';
import { codeOf } from './code.js';
import { labelsOf } from './labels-of.js';
import { place } from './place.js';

/**
 * Prints the page with the link on it as a QR code: nobody types a token, but who holds the paper can come
 * back by it. What was put there for the paper goes when it is printed.
 */
export async function print(stage: Stage, row: Row): Promise<void> {
  const [{ url }, reportAs] = begin(stage, row);
  const [lang, labels] = await labelsOf(stage.target);
  const paper = make('div', { class: 'paper', lang, dir: directionOf(lang) });
  // Without the code, the page is still worth printing.
  const code = await codeOf(url, labels.qr).catch(() => undefined);
  if (code) paper.append(code, make('p', {}, labels.scan));
  addEventListener('afterprint', place(stage.target, paper), { once: true });
  reportAs('button');
  globalThis.print();
}
