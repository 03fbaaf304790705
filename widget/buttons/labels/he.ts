import type { AllLabels } from './en-more.js';

/** What the buttons say in Hebrew. */
export const labels: AllLabels = {
  group: 'שיתוף העמוד',
  email: 'אימייל',
  copy: 'העתקת הקישור',
  native: 'שיתוף…',
  copied: 'הקישור הועתק',
  paste: 'הקישור הועתק – אפשר להדביק אותו ב־Messenger',
  qr: 'קוד QR',
  scan: 'סרקו בטלפון כדי לפתוח בו את העמוד',
  close: 'סגירה',
  instance: 'שרת ה־Mastodon שלך',
  remember: 'לזכור במכשיר הזה',
  go: 'שיתוף',
  noMessenger: 'Messenger לא נפתח. אפשר להעתיק את הקישור במקום זאת.',
  shares: {
    one: 'שיתוף אחד',
    two: 'שני שיתופים',
    other: '{n} שיתופים',
  },
  readMore: 'להמשך קריאה: {url}',
  print: 'הדפסה',
};
