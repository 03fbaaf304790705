import type { AllLabels } from './en-more.js';

/** What the buttons say in Hungarian. */
export const labels: AllLabels = {
  group: 'Oldal megosztása',
  email: 'E-mail',
  copy: 'Link másolása',
  native: 'Megosztás…',
  copied: 'Link másolva',
  paste: 'Link másolva – illessze be a Messengerbe',
  qr: 'QR-kód',
  scan: 'Olvassa be telefonnal, hogy azon nyíljon meg az oldal',
  close: 'Bezárás',
  instance: 'Az Ön Mastodon-szervere',
  remember: 'Megjegyzés ezen az eszközön',
  go: 'Megosztás',
  noMessenger: 'A Messenger nem nyílt meg. Másolja ki helyette a linket.',
  shares: {
    one: '{n} megosztás',
    other: '{n} megosztás',
  },
  readMore: 'Tovább olvasom: {url}',
  print: 'Nyomtatás',
};
