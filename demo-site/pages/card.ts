import { html } from 'hono/html';
import type { Markup } from '../layout.js';
import { picturePath, sectionPath, storyPath } from '../paths.js';
import type { Edition } from '../stories/index.js';
import { setType } from '../typography.js';
import { WORDS } from '../words.js';

const WORDS_A_MINUTE = 200;

/** How long a story takes to read, in whole minutes. */
export function readingMinutes({ text }: Edition): number {
  const prose = text.body.map((block) =>
    typeof block === 'string' ? block : 'heading' in block ? block.heading : '',
  );
  return Math.ceil(prose.join(' ').split(/\s+/).length / WORDS_A_MINUTE);
}

/** Section and length of a story, as they stand above its title. */
export function storyLabel(edition: Edition): Markup {
  const { language, story } = edition;
  const words = WORDS[language];
  return html`<p class="label">
    <a href="${sectionPath(language, story.section)}">${words.sections[story.section].name}</a>
    <span>· ${words.minutes(readingMinutes(edition))}</span>
  </p>`;
}

/** A story as others point to it: picture, title and, where there is room, the sentence under the title. */
export function storyCard(
  edition: Edition,
  { first = false, brief = false, heading = 2 }: { first?: boolean; brief?: boolean; heading?: 2 | 3 } = {},
): Markup {
  const { language, story, text } = edition;
  const title = html`<a class="cover" href="${storyPath(edition)}">${setType(language, text.title)}</a>`;
  return html`<li class="card${first ? ' first' : ''}">
    <img src="${picturePath(story.id)}" alt="" width="800" height="500" ${!first && html`loading="lazy"`} />
    <div>
      ${!brief && storyLabel(edition)} ${heading === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
      ${!brief && html`<p class="lead">${setType(language, text.lead)}</p>`}
    </div>
  </li>`;
}
