import type { AllLabels } from './en-more.js';

/** What the buttons say in Italian. */
export const labels: AllLabels = {
  group: 'Condividi questa pagina',
  email: 'E-mail',
  copy: 'Copia link',
  native: 'Condividi…',
  copied: 'Link copiato',
  paste: 'Link copiato: incollalo in Messenger',
  qr: 'Codice QR',
  scan: 'Inquadra con un telefono per aprire lì questa pagina',
  close: 'Chiudi',
  instance: 'Il tuo server Mastodon',
  remember: 'Ricorda su questo dispositivo',
  go: 'Condividi',
  noMessenger: 'Messenger non si è aperto. Copia invece il link.',
  shares: {
    one: '{n} condivisione',
    many: '{n} di condivisioni',
    other: '{n} condivisioni',
  },
  readMore: 'Continua a leggere: {url}',
  print: 'Stampa',
};
