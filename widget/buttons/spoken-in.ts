import { tag } from './core.js';
import { labelsFor, type Spoken } from './labels/index.js';

/** The language an element speaks, by its own attribute, the tag's or the page's, and what is said in it. */
export const spokenIn = /*! at once */ (element: Element): Spoken | Promise<Spoken> =>
  labelsFor(
    element.getAttribute('lang') ??
      tag['lang'] ??
      (element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang,
  );
