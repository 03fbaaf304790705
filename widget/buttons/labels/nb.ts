import type { AllLabels } from './en-more.js';

/** What the buttons say in Norwegian. */
export const labels: AllLabels = {
  group: 'Del denne siden',
  email: 'E-post',
  copy: 'Kopier lenke',
  native: 'Del …',
  copied: 'Lenken er kopiert',
  paste: 'Lenken er kopiert – lim den inn i Messenger',
  qr: 'QR-kode',
  scan: 'Skann med en telefon for å åpne siden der',
  close: 'Lukk',
  instance: 'Din Mastodon-server',
  remember: 'Husk på denne enheten',
  go: 'Del',
  noMessenger: 'Messenger åpnet seg ikke. Kopier lenken i stedet.',
  shares: {
    one: '{n} deling',
    other: '{n} delinger',
  },
  readMore: 'Les mer: {url}',
  print: 'Skriv ut',
};
