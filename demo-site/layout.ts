import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { otherLanguage, type Language } from './language.js';
import { atlasPath, homePath, sectionPath } from './paths.js';
import { friendOf, READER_IDS, READERS, type ReaderId } from './readers.js';
import type { SectionId, Story } from './stories/story.js';
import { setType } from './typography.js';
import { WORDS } from './words.js';

/** A piece of markup, escaped where it had to be. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a page needs to know of the request it answers. */
export interface Visit {
  reader: ReaderId;
  /** The demo's own origin, as this browser calls it. */
  origin: string;
  /** Where the collector is, without a trailing slash. */
  collectorUrl: string;
}

/** One page of the magazine. */
export interface PageContent {
  language: Language;
  title: string;
  description?: string;
  /** Path of this page, the same however it was reached. */
  canonical: string;
  /** The same page in the other language, where there is one. */
  twin?: string | undefined;
  current?: SectionId | 'atlas' | 'front';
  placement?: Story['placement'];
  addressBar?: Story['addressBar'];
  /** What is special about this page, for someone who tries the demo. */
  note?: string | undefined;
  /** A script of the page's own. */
  script?: string;
  /** False where the page is none of the publication's, so that nothing is reported and nothing shared. */
  measured?: false;
  body: Markup;
}

/** The whole document of a page. */
export function renderPage(visit: Visit, page: PageContent): Markup {
  const { language } = page;
  const words = WORDS[language];
  const front = page.current === 'front';
  const name = html`<a class="name" href="${homePath(language)}" translate="no">Demi-jour</a>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${setType(language, front ? `Demi-jour · ${page.title}` : page.title)}</title>
        ${page.description && html`<meta name="description" content="${page.description}" />`}
        ${page.measured !== false && html`<link rel="canonical" href="${visit.origin}${page.canonical}" />`}
        ${page.twin && html`<link rel="alternate" hreflang="${otherLanguage(language)}" href="${visit.origin}${page.twin}" />`}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        ${page.measured !== false && tag(visit, page)}
        ${page.script && html`<script type="module" src="${page.script}"></script>`}
      </head>
      <body ${front && html`class="front"`}>
        ${page.measured !== false && bar(visit, page)}
        <a class="skip" href="#text">${words.skip}</a>
        <header class="masthead">
          ${front ? html`<h1 class="name" translate="no">Demi-jour</h1>` : name}
          <div class="languages">
            ${
              page.twin &&
              html`<a
                href="${page.twin}"
                lang="${otherLanguage(language)}"
                hreflang="${otherLanguage(language)}"
                >${front ? WORDS[otherLanguage(language)].languageName : words.also}</a
              >`
            }
          </div>
          ${front && html`<p class="tagline">${words.tagline}</p>`}
          <nav aria-label="${words.sectionsLabel}">
            ${(Object.keys(words.sections) as SectionId[]).map((id) =>
              navLink(sectionPath(language, id), words.sections[id].name, page.current === id),
            )}
            ${navLink(atlasPath(language), words.atlas.name, page.current === 'atlas')}
          </nav>
        </header>
        <main id="text" tabindex="-1">${page.body}</main>
        <footer class="foot"><p>${words.footer}</p></footer>
      </body>
    </html>`;
}

/**
 * All that Luciole needs on a page. `data-api` is the one thing a site of your own would leave out: events go
 * through the demo's server, which passes on the address of whoever reads.
 */
function tag({ collectorUrl, origin, reader }: Visit, { placement, addressBar }: PageContent): Markup {
  const place = placement ? html` data-placement="${placement}"` : '';
  return html`<script
    async
    src="${collectorUrl}/luciole.js"
    data-site="demo"
    data-api="${origin}/as/${reader}"
    ${place}
    ${addressBar && html`data-address-bar`}
  ></script>`;
}

function navLink(href: string, name: string, current: boolean): Markup {
  return html`<a href="${href}" ${current && html`aria-current="page"`}>${name}</a>`;
}

/**
 * The demo's furniture. The form has no action and so is sent to the document's own address: whatever stands
 * behind `?` and `#` survives the change of reader, without a script.
 */
function bar({ reader, collectorUrl }: Visit, page: PageContent): Markup {
  const words = WORDS[page.language].demo;
  const advice = setType(page.language, words.advice(READERS[reader].name, READERS[friendOf(reader)].name));
  return html`<aside class="demo" aria-label="${words.label}">
    <form method="post">
      <b>${words.label}</b>
      <span id="read-as">${words.readAs}</span>
      ${READER_IDS.map(
        (id) =>
          html`<button name="reader" value="${id}" aria-pressed="${String(id === reader)}">
            ${READERS[id].name}
          </button>`,
      )}
    </form>
    <p title="${words.cookie}">${advice} <a href="${collectorUrl}/">${words.dashboard}</a>.</p>
    ${page.note && html`<p>${setType(page.language, page.note)}</p>`}
  </aside>`;
}
