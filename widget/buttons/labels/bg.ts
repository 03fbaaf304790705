import type { AllLabels } from './en-more.js';

/** What the buttons say in Bulgarian. */
export const labels: AllLabels = {
  group: 'Споделете тази страница',
  email: 'Имейл',
  copy: 'Копиране на връзката',
  native: 'Споделяне…',
  copied: 'Връзката е копирана',
  paste: 'Връзката е копирана – поставете я в Messenger',
  qr: 'QR код',
  scan: 'Сканирайте с телефон, за да отворите страницата на него',
  close: 'Затваряне',
  instance: 'Вашият Mastodon сървър',
  remember: 'Запомняне на това устройство',
  go: 'Споделяне',
  noMessenger: 'Messenger не се отвори. Вместо това копирайте връзката.',
  shares: {
    one: '{n} споделяне',
    other: '{n} споделяния',
  },
  readMore: 'Прочетете още: {url}',
  print: 'Печат',
};
