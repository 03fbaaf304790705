import type { Language } from '../language.js';
import { bread } from './bread.js';
import { fireflies } from './fireflies.js';
import { letters } from './letters.js';
import { library } from './library.js';
import { map } from './map.js';
import { nightTrains } from './night-trains.js';
import type { SectionId, Story, StoryText } from './story.js';
import { swimming } from './swimming.js';

/** A story in a language it has. */
export interface Edition {
  story: Story;
  text: StoryText;
  language: Language;
}

/** Everything in this issue of the magazine, in the order of the home page. */
export const STORIES: Story[] = [fireflies, nightTrains, bread, letters, swimming, map, library];

/** What there is to read in a language, in the order of the home page; of one section, where one is named. */
export function editionsIn(language: Language, section?: SectionId): Edition[] {
  return STORIES.filter((story) => section === undefined || story.section === section).flatMap((story) => {
    const text = story.texts[language];
    return text ? [{ story, text, language }] : [];
  });
}

/** The story with this slug in this language, where there is one. */
export function findEdition(language: Language, slug: string): Edition | undefined {
  return editionsIn(language).find(({ text }) => text.slug === slug);
}
