import type { AllLabels } from './en-more.js';

/** What the buttons say in Spanish. */
export const labels: AllLabels = {
  group: 'Compartir esta página',
  email: 'Correo',
  copy: 'Copiar enlace',
  native: 'Compartir…',
  copied: 'Enlace copiado',
  paste: 'Enlace copiado: pégalo en Messenger',
  qr: 'Código QR',
  scan: 'Escanéalo con un teléfono para abrir allí esta página',
  close: 'Cerrar',
  instance: 'Tu servidor de Mastodon',
  remember: 'Recordar en este dispositivo',
  go: 'Compartir',
  noApp: '{name} no se ha abierto. Copia el enlace en su lugar.',
  shares: {
    one: 'Compartido {n} vez',
    many: 'Compartido {n} de veces',
    other: 'Compartido {n} veces',
  },
  readMore: 'Leer más: {url}',
  print: 'Imprimir',
};
