import type { AllLabels } from './en-more.js';

/** What the buttons say in Danish. */
export const labels: AllLabels = {
  group: 'Del denne side',
  email: 'E-mail',
  copy: 'Kopiér link',
  native: 'Del …',
  copied: 'Linket er kopieret',
  paste: 'Linket er kopieret – indsæt det i Messenger',
  qr: 'QR-kode',
  scan: 'Scan med en telefon for at åbne siden der',
  close: 'Luk',
  instance: 'Din Mastodon-server',
  remember: 'Husk på denne enhed',
  go: 'Del',
  noMessenger: 'Messenger åbnede ikke. Kopiér linket i stedet.',
  shares: {
    one: '{n} deling',
    other: '{n} delinger',
  },
  readMore: 'Læs mere: {url}',
  print: 'Udskriv',
};
