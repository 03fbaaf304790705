import type { AllLabels } from './en-more.js';

/** What the buttons say in Croatian. */
export const labels: AllLabels = {
  group: 'Podijelite ovu stranicu',
  email: 'E-pošta',
  copy: 'Kopiraj poveznicu',
  native: 'Podijeli…',
  copied: 'Poveznica je kopirana',
  paste: 'Poveznica je kopirana – zalijepite je u Messenger',
  qr: 'QR kod',
  scan: 'Skenirajte telefonom da biste na njemu otvorili stranicu',
  close: 'Zatvori',
  instance: 'Vaš Mastodonov poslužitelj',
  remember: 'Zapamti na ovom uređaju',
  go: 'Podijeli',
  noMessenger: 'Messenger se nije otvorio. Umjesto toga kopirajte poveznicu.',
  shares: {
    one: '{n} dijeljenje',
    few: '{n} dijeljenja',
    other: '{n} dijeljenja',
  },
  readMore: 'Pročitajte više: {url}',
  print: 'Ispiši',
};
