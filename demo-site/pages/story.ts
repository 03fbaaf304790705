import { html } from 'hono/html';
import type { Markup, PageContent } from '../layout.js';
import { picturePath, storyPath, twinPath } from '../paths.js';
import { editionsIn, type Edition } from '../stories/index.js';
import type { Block } from '../stories/story.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';
import { storyCard, storyLabel } from './card.js';

/** A story, with buttons to pass it on and three others to go on with. */
export function storyPage(edition: Edition): PageContent {
  const { language, story, text } = edition;
  const { demo, next } = WORDS[language];
  const all = editionsIn(language);
  const position = all.findIndex((other) => other.story === story);
  const others = [1, 2, 3].map((step) => all[(position + step) % all.length]!);
  return {
    language,
    title: text.title,
    description: text.lead,
    canonical: storyPath(edition),
    twin: twinPath(edition),
    placement: story.placement,
    addressBar: story.addressBar,
    note:
      story.placement === 'query'
        ? demo.notes.query
        : story.addressBar
          ? demo.notes.addressBar
          : story.strictCsp && demo.notes.csp,
    body: html`<article class="story">
        <header>
          <div>
            ${storyLabel(edition)}
            <h1>${setType(language, text.title)}</h1>
          </div>
          <p class="lead">${setType(language, text.lead)}</p>
          <luciole-share></luciole-share>
        </header>
        <div class="picture">
          <img src="${picturePath(story.id)}" alt="${setType(language, text.alt)}" width="800" height="500" />
        </div>
        ${contents(edition)}
        <div class="text">${text.body.map((block) => renderBlock(edition, block))}</div>
      </article>
      <section class="also" aria-labelledby="also">
        <h2 id="also">${next}</h2>
        <ul class="cards">
          ${others.map((other) => storyCard(other, { brief: true, heading: 3 }))}
        </ul>
      </section>`,
  };
}

function contents({ language, text }: Edition): Markup | '' {
  const headings = text.body.filter((block) => typeof block === 'object' && 'heading' in block);
  if (!headings.length) return '';
  return html`<nav class="contents" aria-label="${WORDS[language].contents}">
    <ul>
      ${headings.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
    </ul>
  </nav>`;
}

function renderBlock({ language }: Edition, block: Block): Markup {
  if (typeof block === 'string') return html`<p>${setType(language, block)}</p>`;
  if ('quote' in block) {
    return html`<blockquote><p>${setType(language, block.quote)}</p></blockquote>`;
  }
  return html`<h2 id="${block.id}">${setType(language, block.heading)}</h2>`;
}
