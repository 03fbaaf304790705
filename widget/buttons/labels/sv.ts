import type { AllLabels } from './en-more.js';

/** What the buttons say in Swedish. */
export const labels: AllLabels = {
  group: 'Dela den här sidan',
  email: 'E-post',
  copy: 'Kopiera länk',
  native: 'Dela …',
  copied: 'Länken har kopierats',
  paste: 'Länken har kopierats – klistra in den i Messenger',
  qr: 'QR-kod',
  scan: 'Skanna med en telefon för att öppna sidan där',
  close: 'Stäng',
  instance: 'Din Mastodon-server',
  remember: 'Kom ihåg på den här enheten',
  go: 'Dela',
  noMessenger: 'Messenger öppnades inte. Kopiera länken i stället.',
  shares: {
    one: '{n} delning',
    other: '{n} delningar',
  },
  readMore: 'Läs mer: {url}',
  print: 'Skriv ut',
};
