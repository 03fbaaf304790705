import type { AllLabels } from './en-more.js';

/** What the buttons say in German. */
export const labels: AllLabels = {
  group: 'Diese Seite teilen',
  email: 'E-Mail',
  copy: 'Link kopieren',
  native: 'Teilen …',
  copied: 'Link kopiert',
  paste: 'Link kopiert – in Messenger einfügen',
  qr: 'QR-Code',
  scan: 'Mit dem Handy scannen, um diese Seite dort zu öffnen',
  close: 'Schließen',
  instance: 'Ihr Mastodon-Server',
  remember: 'Auf diesem Gerät merken',
  go: 'Teilen',
  noMessenger: 'Messenger hat sich nicht geöffnet. Kopieren Sie stattdessen den Link.',
  shares: {
    one: '{n} Mal geteilt',
    other: '{n} Mal geteilt',
  },
  readMore: 'Weiterlesen: {url}',
  print: 'Drucken',
};
