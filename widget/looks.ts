import { clean, page, tag, allowed } from './buttons/core.js';
import type { Spoken } from './buttons/labels/index.js';
import { wear } from './buttons/wear.js';
import { countText } from './looks/count-text.js';
import { sharesOf } from './looks/shares-of.js';
import { LOOKS } from './looks/styles.js';

const dressed = new WeakSet<ShadowRoot>();

/**
 * Scrolls what got the focus by the keyboard into view as a whole: browsers leave what they show a part of where it
 * is. Never what is pressed: the finger would let go of something else.
 */
const showWhole = ({ target }: Event) => {
  const element = target as Element;
  if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/**
 * Dresses an element in what its attributes ask for: layout, look and theme are chosen by the style sheet alone;
 * how often the page was shared is asked for, and told once it is known. Answers the text that its place is kept
 * free for until then: none where the owner wants no count.
 */
export function dress(
  element: HTMLElement,
  root: ShadowRoot,
  [lang, labels]: Spoken,
  tell: (count: string) => void,
): '' | undefined {
  if (!dressed.has(root)) {
    wear(root, LOOKS, true);
    root.addEventListener('focusin', showWhole);
  }
  dressed.add(root);
  const threshold = element.getAttribute('counts');
  if (threshold === null) return undefined;
  // Before the reader has agreed to anything, nothing is asked either.
  if (tag['consent'] !== 'required' || allowed()) {
    const url = element.getAttribute('url');
    void sharesOf(url ? clean(new URL(url, document.baseURI).href) : page()).then((shares) => {
      const isAskedStill =
        element.getAttribute('counts') === threshold && element.getAttribute('url') === url;
      // Nobody is told that they would be the first.
      if (shares && shares >= Number(threshold) && isAskedStill) tell(countText(shares, lang, labels));
    });
  }
  return '';
}
