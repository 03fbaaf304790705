import type { Channel } from '../../protocol/index.js';

/** Line drawings in a box of 24 by 24, one path each, in the order in which the channels stand. */
export const ICONS: Partial<Record<Channel, string>> = {
  whatsapp: 'M4 20l1-4a8 8 0 1 1 3 3zM9 8c0 4 3 7 7 7l-1-3-3 1',
  messenger: 'M7 21v-3a8 7 0 1 1 4 1zM7 13l3-3 4 3 3-3',
  telegram: 'M21 4L3 11l6 3 8-6-6 7v5l3-3 4 2z',
  email: 'M4 6h16v12H4zl8 7 8-7',
  sms: 'M4 5h16v11h-8l-4 4v-4H4zM8 9h8M8 12h5',
  copy: 'M9 9h11v11H9zM6 15H4V4h11v2',
  native: 'M12 15V4M8 8l4-4 4 4M6 12v8h12v-8',
};
