import type { Channel } from '../../protocol/index.js';

/** What a reader sends, and where from. */
export interface Message {
  url: string;
  title: string;
  /** What is said instead of the title where there is room for a sentence. */
  text: string;
  /** The page to come back to. */
  page: string;
  phone: boolean;
  messengerAppId: string | undefined;
}

const encode = encodeURIComponent;

/**
 * The link that opens each channel with the message in it; undefined where none does here. Adding a channel
 * that has a link is adding a line.
 */
export const INTENTS: Partial<Record<Channel, (message: Message) => string | undefined>> = {
  whatsapp: ({ url, text }) => `https://wa.me/?text=${encode(`${text} ${url}`)}`,
  messenger: ({ url, phone, messengerAppId, page }) =>
    phone
      ? `fb-messenger://share/?link=${encode(url)}`
      : messengerAppId &&
        `https://www.facebook.com/dialog/send?app_id=${messengerAppId}&link=${encode(url)}&redirect_uri=${encode(page)}`,
  // The client puts the URL before the text by itself.
  telegram: ({ url, text }) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
  // RFC 6068: spaces are %20, never +, and lines end in %0D%0A.
  email: ({ url, title, text }) => `mailto:?subject=${encode(title)}&body=${encode(`${text}\r\n\r\n${url}`)}`,
  // Neither `sms:?body=` nor `sms:&body=`: this form reaches Android and iOS alike.
  sms: ({ url, text }) => `sms:?&body=${encode(`${text} ${url}`)}`,
};
