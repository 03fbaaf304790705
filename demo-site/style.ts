/** The magazine's style sheet. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbf6ec;
  --card: #fffdf8;
  --ink: #23263a;
  --soft: #5d6076;
  --line: #e2d8c5;
  --accent: #a2452f;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif;
  --sans: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171b2a;
    --card: #1f2437;
    --ink: #ece6d8;
    --soft: #a9a8b6;
    --line: #343a52;
    --accent: #f0b16a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.65 var(--serif); }
img { display: block; max-width: 100%; height: auto; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.07em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h1, h2, h3 { line-height: 1.15; font-weight: 600; text-wrap: balance; margin: 0; }
luciole-share { display: block; padding-bottom: 40px; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: 0.5rem 1rem; }
.skip:focus { top: 1rem; z-index: 1; }

/* The demo's own furniture: plainly not part of the magazine. */
.demo {
  --bar: #14161f; --bar-ink: #f1f1f4; --bar-soft: #b9bccb; --bar-line: #555a70; --bar-on: #ffd166;
  background: var(--bar); color: var(--bar-ink); font: 0.8125rem/1.45 var(--sans);
  border-bottom: 3px solid; border-image: repeating-linear-gradient(-45deg, #ffd166 0 10px, #14161f 10px 20px) 3;
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1rem; padding: 0.45rem 1rem;
}
.demo p { margin: 0; color: var(--bar-soft); }
.demo form { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem; margin: 0; }
.demo b { background: var(--bar-on); color: #14161f; padding: 0.05rem 0.45rem; border-radius: 3px; font-size: 0.6875rem; letter-spacing: 0.08em; text-transform: uppercase; }
.demo button {
  font: inherit; color: var(--bar-ink); background: none; border: 1px solid var(--bar-line); border-radius: 99px;
  min-height: 1.9rem; padding: 0.1rem 0.8rem; cursor: pointer;
}
.demo button:hover { border-color: var(--bar-on); }
.demo button[aria-pressed='true'] { background: var(--bar-on); border-color: var(--bar-on); color: #14161f; font-weight: 600; }
.demo a { color: var(--bar-on); }
.demo :focus-visible { outline-color: #fff; }

.masthead, main, .foot { width: min(68rem, 100% - 2.5rem); margin-inline: auto; }
.masthead { display: grid; grid-template-columns: 1fr auto; align-items: end; gap: 0.25rem 1rem; padding: 1.6rem 0 1rem; border-bottom: 1px solid var(--line); }
.name { font-size: clamp(1.9rem, 5vw, 2.8rem); font-style: italic; letter-spacing: -0.02em; line-height: 1; text-decoration: none; }
.front .name { font-size: clamp(3rem, 11vw, 6rem); margin: 0; font-weight: 500; }
.tagline { grid-column: 1; color: var(--soft); font-style: italic; font-size: 1rem; margin: 0.25rem 0 0; }
.masthead nav, .languages { font: 0.9375rem/1.4 var(--sans); }
.masthead nav { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; padding-top: 0.7rem; }
.masthead nav a, .languages a { text-decoration: none; padding-block: 0.25rem; }
.masthead nav a[aria-current] { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
.languages { grid-row: 1; grid-column: 2; }
.foot { border-top: 1px solid var(--line); margin-top: 4rem; padding: 1.4rem 0 3rem; color: var(--soft); font-size: 0.9375rem; }
.foot p { margin: 0; max-width: 40rem; }

.label { font: 600 0.8125rem/1.4 var(--sans); color: var(--accent); margin: 0 0 0.5rem; }
.label a { text-decoration: none; color: inherit; }
.label span { color: var(--soft); font-weight: 400; }

.guide { font-family: var(--sans); font-size: 0.9375rem; line-height: 1.5; border: 2px dashed var(--line); border-radius: 12px; padding: 1.2rem 1.4rem; margin: 1.6rem 0 0; }
.guide h2 { font-size: 1.125rem; }
.guide p { margin: 0.4rem 0 0; color: var(--soft); max-width: 48rem; }
.guide ol { list-style: none; counter-reset: step; padding: 0; margin: 1rem 0 0; display: grid; gap: 1rem 1.6rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
.guide li { counter-increment: step; }
.guide li::before { content: counter(step); display: grid; place-items: center; width: 1.7rem; height: 1.7rem; border-radius: 50%; background: #ffd166; color: #14161f; font-weight: 700; font-size: 0.875rem; margin-bottom: 0.4rem; }
.guide h3 { font-size: 0.9375rem; margin: 0; }
.guide li p { margin-top: 0.15rem; }
.guide ol + p { margin-top: 1.1rem; }

.cards { list-style: none; margin: 2.4rem 0 0; padding: 0; display: grid; gap: 2.4rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.card { position: relative; }
.card img { border-radius: 6px; aspect-ratio: 8 / 5; width: 100%; object-fit: cover; }
.card .label { margin-top: 0.9rem; }
.card h2, .card h3 { font-size: 1.5rem; }
.card img + div > h2:first-child { margin-top: 0.9rem; }
.card a.cover { text-decoration: none; }
.card a.cover::after { content: ''; position: absolute; inset: 0; }
.card p.lead { margin: 0.5rem 0 0; color: var(--soft); font-size: 1.0625rem; line-height: 1.5; }
.card.first { grid-column: 1 / -1; }
.card.first h2 { font-size: clamp(2rem, 5vw, 3.1rem); letter-spacing: -0.015em; }
.card.first p.lead { font-size: 1.25rem; }
@media (min-width: 48rem) {
  .card.first { display: grid; grid-template-columns: 3fr 2fr; gap: 2.4rem; align-items: center; }
  .card.first .label { margin-top: 0; }
}
.opening { margin: 2.2rem 0 0; display: grid; gap: 1rem; }
.opening h1 { font-size: clamp(2.2rem, 6vw, 3.4rem); letter-spacing: -0.015em; }
.opening p { margin: 0; color: var(--soft); font-size: 1.25rem; line-height: 1.45; max-width: 38rem; }

.story { max-width: 40rem; margin: 2.4rem auto 0; }
.story > header { display: grid; gap: 0.9rem; }
.story h1 { font-size: clamp(2.2rem, 6vw, 3.4rem); letter-spacing: -0.015em; }
.story .lead { color: var(--soft); font-size: 1.3125rem; line-height: 1.45; margin: 0; }
.story .picture { margin: 1.6rem 0 2rem; }
.story .picture img { border-radius: 8px; width: 100%; }
@media (min-width: 52rem) { .story .picture { margin-inline: -5rem; } }
.story h2 { font-size: 1.5rem; margin: 2.2rem 0 0; scroll-margin-top: 1rem; }
.text p { margin: 1.1rem 0 0; hanging-punctuation: first; }
.text > p:first-child::first-letter { float: left; font-size: 3.5em; line-height: 0.82; padding: 0.06em 0.09em 0 0; color: var(--accent); }
.text blockquote { margin: 2rem 0; padding: 0 0 0 1.2rem; border-left: 3px solid var(--accent); font-size: 1.5rem; line-height: 1.35; font-style: italic; text-wrap: balance; }
.text blockquote p { margin: 0; }
.contents { font: 0.9375rem/1.5 var(--sans); margin: 0 0 1.6rem; color: var(--soft); }
.contents ul { display: inline; padding: 0; margin: 0; }
.contents li { display: inline; }
.contents li:not(:last-child)::after { content: ' · '; }
.also { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1.6rem; }
.also > h2 { font: 600 0.9375rem/1.4 var(--sans); color: var(--soft); }
.also .cards { margin-top: 1.2rem; }
.also .card h3 { font-size: 1.25rem; margin-top: 0.7rem; }

.atlas { display: grid; gap: 1.6rem 2.4rem; margin-top: 1.8rem; }
.atlas img { border-radius: 8px; width: 100%; }
.sharing { margin-top: 2.4rem; }

.places ol { margin: 0; padding-left: 1.4em; font-size: 1.125rem; }
.places li { padding-block: 0.2rem; }
.places li::marker { color: var(--accent); font-weight: 600; }
.places a[aria-current] { font-weight: 600; }
.place { max-width: 40rem; margin-top: 1.4rem; }
.place h2 { font-size: 1.875rem; }
.place h2:focus { outline: none; }
.place p { margin: 0.7rem 0 0; }
@media (min-width: 52rem) { .atlas { grid-template-columns: 3fr 2fr; } }
@media print { .demo, .guide, .masthead nav, luciole-share, .also { display: none; } }
`;
