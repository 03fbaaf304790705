import type { AllLabels } from './en-more.js';

/** What the buttons say in Dutch. */
export const labels: AllLabels = {
  group: 'Deze pagina delen',
  email: 'E-mail',
  copy: 'Link kopiëren',
  native: 'Delen…',
  copied: 'Link gekopieerd',
  paste: 'Link gekopieerd – plak hem in Messenger',
  qr: 'QR-code',
  scan: 'Scan met een telefoon om deze pagina daar te openen',
  close: 'Sluiten',
  instance: 'Je Mastodon-server',
  remember: 'Onthouden op dit apparaat',
  go: 'Delen',
  noMessenger: 'Messenger is niet geopend. Kopieer in plaats daarvan de link.',
  shares: {
    one: '{n} keer gedeeld',
    other: '{n} keer gedeeld',
  },
  readMore: 'Lees verder: {url}',
  print: 'Afdrukken',
};
