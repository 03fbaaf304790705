const sentences = [
  'The last ferry of the season leaves at six, and by then the harbour belongs to the gulls again.',
  'For a hundred years the keepers wrote down the weather twice a day, in pencil, because ink froze.',
  'Nobody had read those books until a teacher carried them home in a wheelbarrow one wet October.',
  'What she found was a record of wind and fog finer than any that the mainland had kept.',
  'Fishermen remember the storms, she says, but the books remember the quiet days between them.',
  'Her pupils typed four years of it over a winter, arguing about the spelling of the clouds.',
  'The university wrote back within a week and asked, rather politely, for all of it.',
];

const paragraph = (number) =>
  `<p>${[0, 2, 3, 5].map((step) => sentences[(number + step) % sentences.length]).join(' ')}</p>`;

const picture = (number) =>
  `<figure>
    <svg viewBox="0 0 640 240" width="640" height="240" role="img" aria-label="Hills at dusk">
      <rect width="640" height="240" fill="#dfe7ea" />
      <circle cx="${120 + number * 60}" cy="80" r="34" fill="#f3c969" />
      <path d="M0 190 Q 160 ${90 + number * 8} 320 180 T 640 150 V 240 H 0 Z" fill="#5b7a78" />
    </svg>
    <figcaption>The bay, seen from the old lamp room.</figcaption>
  </figure>`;

/**
 * The article that every widget is put on: of ordinary length, its share buttons under the headline, where a
 * late arrival shows as a shift of everything below.
 *
 * @param {{ head?: string, markup?: string, preloads?: string }} widget
 * @returns {string} HTML
 */
export function article({ head = '', markup = '', preloads = '' } = {}) {
  const body = Array.from({ length: 24 }, (_, number) =>
    number % 6 === 3 ? paragraph(number) + picture(number) : paragraph(number),
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>The keepers of the weather</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <style>
      body { max-width: 40rem; margin: 2rem auto; font: 1.1rem/1.6 serif; }
      h1 { line-height: 1.15; }
      svg { max-width: 100%; height: auto; }
    </style>
    ${preloads}
    ${head}
    <script src="measure.js"></script>
  </head>
  <body>
    <h1>The keepers of the weather</h1>
    <div id="widget">${markup}</div>
    ${body.join('\n    ')}
  </body>
</html>`;
}
