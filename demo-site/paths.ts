import { otherLanguage, type Language } from './language.js';
import type { Edition } from './stories/index.js';
import type { SectionId } from './stories/story.js';
import { WORDS } from './words.js';

/** The magazine's front page in a language. */
export function homePath(language: Language): string {
  return `/${language}`;
}

/** Page of a section. */
export function sectionPath(language: Language, section: SectionId): string {
  return `/${language}/${language === 'en' ? 'sections' : 'rubriques'}/${WORDS[language].sections[section].slug}`;
}

/** Page of the atlas, whose places are routes behind the `#`. */
export function atlasPath(language: Language): string {
  return `/${language}/atlas`;
}

/** Page of a story. */
export function storyPath({ language, text }: Edition): string {
  return `/${language}/${text.slug}`;
}

/** The same story in the other language, where it was translated. */
export function twinPath({ story, language }: Edition): string | undefined {
  const other = otherLanguage(language);
  const text = story.texts[other];
  return text && storyPath({ story, text, language: other });
}

/** Picture of a story or of the atlas. */
export function picturePath(id: string): string {
  return `/pictures/${id}.svg`;
}
