import { directionOf } from '../buttons/draw.js';
import { make } from '../buttons/make.js';
import type { AllSpoken } from './labels-of.js';
import { place } from './place.js';

/**
 * Shows a dialog over the page. Escape and its last button close it; the focus then returns to where it was.
 * `title` is what it is called by who hears it.
 */
export function showDialog(
  target: EventTarget,
  [lang, labels]: AllSpoken,
  title: string,
  content: (close: () => void) => HTMLElement[],
): void {
  const dialog = make('dialog', { lang, dir: directionOf(lang), 'aria-label': title }) as HTMLDialogElement;
  const close = () => dialog.close();
  dialog.append(...content(close), make('button', { type: 'button', onclick: close }, labels.close));
  dialog.addEventListener('close', place(target, dialog));
  dialog.showModal();
}
