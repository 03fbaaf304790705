import type { AllLabels } from './en-more.js';

/** What the buttons say in French. */
export const labels: AllLabels = {
  group: 'Partager cette page',
  email: 'E-mail',
  copy: 'Copier le lien',
  native: 'Partager…',
  copied: 'Lien copié',
  paste: 'Lien copié – collez-le dans Messenger',
  qr: 'QR code',
  scan: 'Scannez avec un téléphone pour y ouvrir cette page',
  close: 'Fermer',
  instance: 'Votre serveur Mastodon',
  remember: 'Retenir sur cet appareil',
  go: 'Partager',
  noMessenger: 'Messenger ne s’est pas ouvert. Copiez plutôt le lien.',
  shares: {
    one: '{n} partage',
    many: '{n} de partages',
    other: '{n} partages',
  },
  readMore: 'Lire la suite : {url}',
  print: 'Imprimer',
};
