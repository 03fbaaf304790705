import type { AllLabels } from './en-more.js';

/** What the buttons say in Finnish. */
export const labels: AllLabels = {
  group: 'Jaa tämä sivu',
  email: 'Sähköposti',
  copy: 'Kopioi linkki',
  native: 'Jaa…',
  copied: 'Linkki kopioitu',
  paste: 'Linkki kopioitu – liitä se Messengeriin',
  qr: 'QR-koodi',
  scan: 'Skannaa puhelimella, niin sivu avautuu siinä',
  close: 'Sulje',
  instance: 'Mastodon-palvelimesi',
  remember: 'Muista tällä laitteella',
  go: 'Jaa',
  noMessenger: 'Messenger ei avautunut. Kopioi sen sijaan linkki.',
  shares: {
    one: '{n} jako',
    other: '{n} jakoa',
  },
  readMore: 'Lue lisää: {url}',
  print: 'Tulosta',
};
