import type { AllLabels } from './en-more.js';

/** What the buttons say in Polish. */
export const labels: AllLabels = {
  group: 'Udostępnij tę stronę',
  email: 'E-mail',
  copy: 'Kopiuj link',
  native: 'Udostępnij…',
  copied: 'Link skopiowany',
  paste: 'Link skopiowany – wklej go w Messengerze',
  qr: 'Kod QR',
  scan: 'Zeskanuj telefonem, aby otworzyć na nim tę stronę',
  close: 'Zamknij',
  instance: 'Twój serwer Mastodona',
  remember: 'Zapamiętaj na tym urządzeniu',
  go: 'Udostępnij',
  noMessenger: 'Messenger się nie otworzył. Skopiuj zamiast tego link.',
  shares: {
    one: '{n} udostępnienie',
    few: '{n} udostępnienia',
    many: '{n} udostępnień',
    other: '{n} udostępnienia',
  },
  readMore: 'Czytaj dalej: {url}',
  print: 'Drukuj',
};
