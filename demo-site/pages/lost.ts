import { html } from 'hono/html';
import type { Language } from '../language.js';
import type { PageContent } from '../layout.js';
import { homePath } from '../paths.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';

/** What stands where there is no page. It is no page of the publication and reports nothing. */
export function lostPage(language: Language): PageContent {
  const words = WORDS[language].lost;
  return {
    language,
    title: `${words.title} · Demi-jour`,
    canonical: homePath(language),
    measured: false,
    body: html`<header class="opening">
      <h1>${setType(language, words.title)}</h1>
      <p>${setType(language, words.text)}</p>
      <p><a href="${homePath(language)}">${words.back}</a></p>
    </header>`,
  };
}
