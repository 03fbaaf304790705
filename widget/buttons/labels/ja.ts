import type { AllLabels } from './en-more.js';

/** What the buttons say in Japanese. */
export const labels: AllLabels = {
  group: 'このページをシェア',
  email: 'メール',
  copy: 'リンクをコピー',
  native: '共有…',
  copied: 'リンクをコピーしました',
  paste: 'リンクをコピーしました。Messenger に貼り付けてください',
  qr: 'QRコード',
  scan: 'スマートフォンで読み取ると、このページを開けます',
  close: '閉じる',
  instance: 'Mastodon のサーバー',
  remember: 'この端末に記憶する',
  go: 'シェア',
  noMessenger: 'Messenger が開きませんでした。代わりにリンクをコピーしてください。',
  shares: {
    other: '{n} 件のシェア',
  },
  readMore: '続きを読む: {url}',
  print: '印刷',
};
