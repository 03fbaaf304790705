import type { Labels } from './en.js';

/** What the buttons say in French. */
export const labels: Labels = {
  group: 'Partager cette page',
  email: 'E-mail',
  copy: 'Copier le lien',
  native: 'Partager…',
  copied: 'Lien copié',
  paste: 'Lien copié – collez-le dans Messenger',
};
