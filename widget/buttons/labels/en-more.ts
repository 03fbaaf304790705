import type { Labels } from './en.js';

/** A text for each plural category that the language has; `{n}` is the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What the parts that few pages load say in English. */
export const enMore = {
  qr: 'QR code',
  scan: 'Scan with a phone to open this page there',
  close: 'Close',
  instance: 'Your Mastodon server',
  remember: 'Remember on this device',
  go: 'Share',
  noMessenger: 'Messenger did not open. Copy the link instead.',
  shares: { one: '{n} share', other: '{n} shares' } as Plural,
  readMore: 'Read more: {url}',
  print: 'Print',
};

/** What a language has to say: exactly what English says. */
export type AllLabels = Labels & typeof enMore;
