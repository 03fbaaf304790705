import { html } from 'hono/html';
import { otherLanguage, type Language } from '../language.js';
import type { Markup, PageContent, Visit } from '../layout.js';
import { atlasPath, homePath, picturePath, storyPath } from '../paths.js';
import { friendOf, READERS } from '../readers.js';
import { editionsIn, type Edition } from '../stories/index.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';
import { storyCard } from './card.js';

/** The front page, with a guide for whoever has just started the demo. */
export function homePage(visit: Visit, language: Language): PageContent {
  const words = WORDS[language];
  return {
    language,
    title: words.tagline,
    canonical: homePath(language),
    twin: homePath(otherLanguage(language)),
    current: 'front',
    body: html`${guide(visit, language)}
      <ul class="cards">
        ${editionsIn(language).map((edition, position) => storyCard(edition, { first: position === 0 }))}
        ${atlasCard(language)}
      </ul>
      <div class="sharing"><luciole-share></luciole-share></div>`,
  };
}

function atlasCard(language: Language): Markup {
  const { name, about } = WORDS[language].atlas;
  return html`<li class="card">
    <img src="${picturePath('atlas')}" alt="" width="800" height="500" loading="lazy" />
    <div>
      <h2><a class="cover" href="${atlasPath(language)}">${name}</a></h2>
      <p class="lead">${setType(language, about)}</p>
    </div>
  </li>`;
}

function guide({ reader, collectorUrl }: Visit, language: Language): Markup {
  const words = WORDS[language].demo.guide;
  const friend = friendOf(reader);
  const steps = words.steps({
    sharer: READERS[reader].name,
    friend: READERS[friend].name,
    third: READERS[friendOf(friend)].name,
  });
  const harder = (test: (edition: Edition) => boolean) => storyPath(editionsIn(language).find(test)!);
  return html`<section class="guide" aria-labelledby="guide">
    <h2 id="guide">${words.title}</h2>
    <p>${setType(language, words.about)}</p>
    <ol>
      ${steps.map(
        ({ title, text }) =>
          html`<li>
            <h3>${setType(language, title)}</h3>
            <p>${setType(language, text)}</p>
          </li>`,
      )}
    </ol>
    <p><a href="${collectorUrl}/">${WORDS[language].demo.guide.open}</a></p>
    <p>
      ${setType(language, words.more)}
      <a href="${harder(({ story }) => story.placement === 'query')}">${words.pages.query}</a>,
      <a href="${harder(({ story }) => story.strictCsp === true)}">${words.pages.csp}</a>,
      <a href="${harder(({ story }) => story.addressBar === true)}">${words.pages.addressBar}</a>,
      <a href="${atlasPath(language)}">${words.pages.atlas}</a>.
    </p>
  </section>`;
}
