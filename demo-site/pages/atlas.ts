import { html } from 'hono/html';
import { PLACES } from '../atlas.js';
import { otherLanguage, type Language } from '../language.js';
import type { PageContent } from '../layout.js';
import { atlasPath, picturePath } from '../paths.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';

/** A page whose places are routes behind the `#`, as in many applications. */
export function atlasPage(language: Language): PageContent {
  const { atlas: words, demo } = WORDS[language];
  const places = PLACES[language];
  return {
    language,
    title: `${words.name} · Demi-jour`,
    description: words.about,
    canonical: atlasPath(language),
    twin: atlasPath(otherLanguage(language)),
    current: 'atlas',
    note: demo.notes.atlas,
    script: '/atlas.js',
    body: html`<header class="opening">
        <h1>${words.name}</h1>
        <p>${setType(language, words.about)}</p>
        <luciole-share></luciole-share>
      </header>
      <div class="atlas">
        <img src="${picturePath('atlas')}" alt="${setType(language, words.alt)}" width="800" height="500" />
        <div>
          <nav class="places" aria-label="${words.places}">
            <ol>
              ${places.map(({ route, title }) => html`<li><a href="#${route}">${setType(language, title)}</a></li>`)}
            </ol>
          </nav>
          ${places.map(
            ({ route, title, text }) =>
              html`<section class="place" data-route="${route}">
                <h2 tabindex="-1">${setType(language, title)}</h2>
                <p>${setType(language, text)}</p>
              </section>`,
          )}
        </div>
      </div>`,
  };
}
