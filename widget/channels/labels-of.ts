import { enMore } from '../buttons/labels/en-more.js';
import type { Spoken } from '../buttons/labels/index.js';
import { spokenIn } from '../buttons/spoken-in.js';

/** A language and everything that is said in it. */
export type AllSpoken = [lang: string, labels: Spoken[1] & typeof enMore];

/** What is said where an element stands, or, for what is no element, in the page: all of it. */
export async function labelsOf(target: EventTarget): Promise<AllSpoken> {
  const [lang, labels] = await spokenIn(target instanceof Element ? target : document.documentElement);
  return [lang, { ...enMore, ...labels }];
}
