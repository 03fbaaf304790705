import type { AllLabels } from './en-more.js';

/** What the buttons say in Turkish. */
export const labels: AllLabels = {
  group: 'Bu sayfayı paylaş',
  email: 'E-posta',
  copy: 'Bağlantıyı kopyala',
  native: 'Paylaş…',
  copied: 'Bağlantı kopyalandı',
  paste: 'Bağlantı kopyalandı – Messenger’a yapıştırın',
  qr: 'QR kodu',
  scan: 'Bu sayfayı telefonda açmak için telefonla tarayın',
  close: 'Kapat',
  instance: 'Mastodon sunucunuz',
  remember: 'Bu cihazda hatırla',
  go: 'Paylaş',
  noMessenger: 'Messenger açılmadı. Bunun yerine bağlantıyı kopyalayın.',
  shares: {
    one: '{n} paylaşım',
    other: '{n} paylaşım',
  },
  readMore: 'Devamını okuyun: {url}',
  print: 'Yazdır',
};
