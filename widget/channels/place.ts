import { STYLES } from '../buttons/styles.js';
import { wear } from '../buttons/wear.js';
import { MORE_STYLES } from './styles.js';

const worn = new WeakSet<ShadowRoot>();

/**
 * Puts an element where the reader shares: into the shadow root of what was pressed or, where the page's own
 * script shares, into one at the end of the page. Answers what takes it away again.
 */
export function place(target: EventTarget, element: HTMLElement): () => void {
  const host = target instanceof Element ? target : document.body.appendChild(document.createElement('div'));
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (host !== target) wear(root, STYLES);
  if (!worn.has(root)) wear(root, MORE_STYLES, true);
  worn.add(root);
  root.append(element);
  return () => (host === target ? element : host).remove();
}
