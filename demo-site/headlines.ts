import { storyPath } from './paths.js';
import { editionsIn } from './stories/index.js';

/** Addresses and titles of all stories on an origin, as their pages report them. */
export function headlines(origin: string): { url: string; title: string }[] {
  return [...editionsIn('fr'), ...editionsIn('en')].map((edition) => ({
    url: origin + storyPath(edition),
    title: edition.text.title,
  }));
}
