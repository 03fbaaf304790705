import type { AllLabels } from './en-more.js';

/** What the buttons say in Czech. */
export const labels: AllLabels = {
  group: 'Sdílet tuto stránku',
  email: 'E-mail',
  copy: 'Kopírovat odkaz',
  native: 'Sdílet…',
  copied: 'Odkaz zkopírován',
  paste: 'Odkaz zkopírován – vložte ho do Messengeru',
  qr: 'QR kód',
  scan: 'Naskenujte telefonem a stránka se otevře v něm',
  close: 'Zavřít',
  instance: 'Váš server Mastodonu',
  remember: 'Zapamatovat v tomto zařízení',
  go: 'Sdílet',
  noMessenger: 'Messenger se neotevřel. Zkopírujte místo toho odkaz.',
  shares: {
    one: '{n} sdílení',
    few: '{n} sdílení',
    many: '{n} sdílení',
    other: '{n} sdílení',
  },
  readMore: 'Číst dál: {url}',
  print: 'Vytisknout',
};
