import type { AllLabels } from './en-more.js';

/** What the buttons say in Ukrainian. */
export const labels: AllLabels = {
  group: 'Поділитися цією сторінкою',
  email: 'Ел. пошта',
  copy: 'Копіювати посилання',
  native: 'Поділитися…',
  copied: 'Посилання скопійовано',
  paste: 'Посилання скопійовано – вставте його в Messenger',
  qr: 'QR-код',
  scan: 'Відскануйте телефоном, щоб відкрити сторінку на ньому',
  close: 'Закрити',
  instance: 'Ваш сервер Mastodon',
  remember: 'Запам’ятати на цьому пристрої',
  go: 'Поділитися',
  noMessenger: 'Messenger не відкрився. Натомість скопіюйте посилання.',
  shares: {
    one: '{n} поширення',
    few: '{n} поширення',
    many: '{n} поширень',
    other: '{n} поширення',
  },
  readMore: 'Читати далі: {url}',
  print: 'Друкувати',
};
