import { render } from 'preact';
import { App } from './app.js';
import { placeOf } from './place.js';
import { languageOf } from './use-messages.js';

const root = document.getElementById('app');
if (root)
  languageOf(placeOf(location).choice)
    .load()
    .then(
      (messages) => render(<App messages={messages} />, root),
      // No language is there to say it in.
      () => root.append('Please load this page again. · Rechargez cette page.'),
    );

// A page that the browser brings back as it was may show what who is signed in now must not see.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
