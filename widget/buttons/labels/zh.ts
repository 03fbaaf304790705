import type { AllLabels } from './en-more.js';

/** What the buttons say in Chinese. */
export const labels: AllLabels = {
  group: '分享此页面',
  email: '电子邮件',
  copy: '复制链接',
  native: '分享…',
  copied: '链接已复制',
  paste: '链接已复制，请粘贴到 Messenger',
  qr: '二维码',
  scan: '用手机扫码，即可在手机上打开此页面',
  close: '关闭',
  instance: '你的 Mastodon 服务器',
  remember: '在此设备上记住',
  go: '分享',
  noMessenger: 'Messenger 未能打开，请改为复制链接。',
  shares: {
    other: '{n} 次分享',
  },
  readMore: '阅读全文：{url}',
  print: '打印',
};
