import type { AllLabels } from './en-more.js';

/** What the buttons say in Portuguese. */
export const labels: AllLabels = {
  group: 'Partilhar esta página',
  email: 'E-mail',
  copy: 'Copiar link',
  native: 'Partilhar…',
  copied: 'Link copiado',
  paste: 'Link copiado – cole-o no Messenger',
  qr: 'Código QR',
  scan: 'Leia com um telemóvel para lá abrir esta página',
  close: 'Fechar',
  instance: 'O seu servidor Mastodon',
  remember: 'Guardar neste dispositivo',
  go: 'Partilhar',
  noMessenger: 'O Messenger não abriu. Copie antes o link.',
  shares: {
    one: '{n} partilha',
    many: '{n} de partilhas',
    other: '{n} partilhas',
  },
  readMore: 'Ler mais: {url}',
  print: 'Imprimir',
};
