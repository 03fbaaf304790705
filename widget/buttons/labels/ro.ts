import type { AllLabels } from './en-more.js';

/** What the buttons say in Romanian. */
export const labels: AllLabels = {
  group: 'Distribuie această pagină',
  email: 'E-mail',
  copy: 'Copiază linkul',
  native: 'Distribuie…',
  copied: 'Link copiat',
  paste: 'Link copiat – lipește-l în Messenger',
  qr: 'Cod QR',
  scan: 'Scanează cu un telefon ca să deschizi pagina pe el',
  close: 'Închide',
  instance: 'Serverul tău Mastodon',
  remember: 'Ține minte pe acest dispozitiv',
  go: 'Distribuie',
  noMessenger: 'Messenger nu s-a deschis. Copiază în schimb linkul.',
  shares: {
    one: '{n} distribuire',
    few: '{n} distribuiri',
    other: '{n} de distribuiri',
  },
  readMore: 'Citește mai departe: {url}',
  print: 'Tipărește',
};
