import { expect, it } from 'vitest';
import { ago } from './ago.js';

it.each([
  [-5000, 'now', 'maintenant'],
  [9999, 'now', 'maintenant'],
  [25_000, '20 seconds ago', 'il y a 20 secondes'],
  [60_000, '1 minute ago', 'il y a 1 minute'],
  [59.9 * 60_000, '59 minutes ago', 'il y a 59 minutes'],
  [3_600_000, '1 hour ago', 'il y a 1 heure'],
  [49 * 3_600_000, '2 days ago', 'il y a 2 jours'],
])('%d ms is told as %s, or %s', (ms, english, french) => {
  expect([ago('en-GB', ms), ago('fr-FR', ms)]).toEqual([english, french]);
});
