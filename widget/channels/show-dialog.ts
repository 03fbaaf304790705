import { h, render, type ComponentChild } from 'preact-small';
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
  content: (close: () => void) => ComponentChild,
): void {
  const { element: dialog, leave } = place(target, 'dialog');
  const close = () => dialog.close();
  dialog.lang = lang;
  dialog.ariaLabel = title;
  dialog.addEventListener('close', leave);
  render([content(close), h('button', { type: 'button', onClick: close }, labels.close)], dialog);
  dialog.showModal();
}
