import { html } from 'hono/html';
import { otherLanguage, type Language } from '../language.js';
import type { PageContent } from '../layout.js';
import { sectionPath } from '../paths.js';
import { editionsIn } from '../stories/index.js';
import type { SectionId } from '../stories/story.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';
import { storyCard } from './card.js';

/** All stories of a section. */
export function sectionPage(language: Language, section: SectionId): PageContent {
  const { name, about } = WORDS[language].sections[section];
  return {
    language,
    title: `${name} · Demi-jour`,
    description: about,
    canonical: sectionPath(language, section),
    twin: sectionPath(otherLanguage(language), section),
    current: section,
    body: html`<header class="opening">
        <h1>${name}</h1>
        <p>${setType(language, about)}</p>
        <luciole-share></luciole-share>
      </header>
      <ul class="cards">
        ${editionsIn(language, section).map((edition) => storyCard(edition))}
      </ul>`,
  };
}
