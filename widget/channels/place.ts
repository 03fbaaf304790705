import { STYLES } from '../buttons/styles.js';
import { MORE_STYLES } from './styles.js';

const sheetOf = (text: string) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};
let more: CSSStyleSheet | undefined;

/**
 * Puts a new element where the reader shares: into the shadow root of what was pressed or, where the page's
 * own script shares, into one at the end of the page, which goes when `leave` is called.
 */
export function place<K extends 'dialog' | 'div'>(
  target: EventTarget,
  kind: K,
): { element: HTMLElementTagNameMap[K]; root: ShadowRoot; leave: () => void } {
  const host = target instanceof Element ? target : document.body.appendChild(document.createElement('div'));
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (host !== target) root.adoptedStyleSheets = [sheetOf(STYLES)];
  more ??= sheetOf(MORE_STYLES);
  if (!root.adoptedStyleSheets.includes(more)) root.adoptedStyleSheets.push(more);
  const element = root.appendChild(document.createElement(kind));
  return { element, root, leave: () => (host === target ? element : host).remove() };
}
