import type { AllLabels } from './en-more.js';

/** What the buttons say in Arabic. */
export const labels: AllLabels = {
  group: 'مشاركة هذه الصفحة',
  email: 'البريد الإلكتروني',
  copy: 'نسخ الرابط',
  native: 'مشاركة…',
  copied: 'تم نسخ الرابط',
  paste: 'تم نسخ الرابط – ألصقه في Messenger',
  qr: 'رمز QR',
  scan: 'امسح الرمز بهاتف لفتح هذه الصفحة عليه',
  close: 'إغلاق',
  instance: 'خادم Mastodon الخاص بك',
  remember: 'تذكُّر على هذا الجهاز',
  go: 'مشاركة',
  noMessenger: 'لم يُفتح Messenger. انسخ الرابط بدلًا من ذلك.',
  shares: {
    zero: '{n} مشاركة',
    one: 'مشاركة واحدة',
    two: 'مشاركتان',
    few: '{n} مشاركات',
    many: '{n} مشاركة',
    other: '{n} مشاركة',
  },
  readMore: 'اقرأ المزيد: {url}',
  print: 'طباعة',
};
