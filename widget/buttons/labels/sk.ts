import type { AllLabels } from './en-more.js';

/** What the buttons say in Slovak. */
export const labels: AllLabels = {
  group: 'Zdieľať túto stránku',
  email: 'E-mail',
  copy: 'Kopírovať odkaz',
  native: 'Zdieľať…',
  copied: 'Odkaz bol skopírovaný',
  paste: 'Odkaz bol skopírovaný – vložte ho do Messengera',
  qr: 'QR kód',
  scan: 'Naskenujte telefónom a stránka sa otvorí v ňom',
  close: 'Zavrieť',
  instance: 'Váš server Mastodonu',
  remember: 'Zapamätať v tomto zariadení',
  go: 'Zdieľať',
  noMessenger: 'Messenger sa neotvoril. Skopírujte namiesto toho odkaz.',
  shares: {
    one: '{n} zdieľanie',
    few: '{n} zdieľania',
    many: '{n} zdieľania',
    other: '{n} zdieľaní',
  },
  readMore: 'Čítať ďalej: {url}',
  print: 'Tlačiť',
};
