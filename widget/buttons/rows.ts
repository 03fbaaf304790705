import type { Channel, ChannelCode } from '../../protocol/index.js';
import type { Stage } from './act.js';

/** What a reader sends, and where from. */
export interface Message {
  url: string;
  title: string;
  /** What is said instead of the title where there is room for a sentence. */
  text: string;
  /** The page to come back to. */
  page: string;
  /** Whether links may open apps here: on a phone, and not in the browser inside another app. */
  apps: boolean;
  /** On desktops only: phones have no such dialog. */
  messengerAppId: string | undefined;
}

/** A line drawing in a box of 24 by 24, as one path, or what makes a drawing of its own, anew each time. */
export type Icon = string | (() => Element);

/** A channel as the buttons have it. */
export type Row<C extends Channel = Channel> = C extends Channel
  ? readonly [
      channel: C,
      /** Its character in a token. */
      code: ChannelCode<C>,
      icon: Icon,
      /** The link that opens it with the message in it; nothing where none does here. */
      intent?: ((message: Message) => string | undefined) | undefined,
      /** Its name, where that is the same in all languages. */
      name?: string | undefined,
      /** What a press does where no link opens it. */
      act?: ((stage: Stage, row: Row) => unknown) | undefined,
    ]
  : never;

const encode = encodeURIComponent;

/**
 * The channels that every page has, in the order in which they stand where it does not say which; those that
 * few pages ask for are in `channels/more.ts`.
 */
export const ROWS: Row[] = [
  [
    'whatsapp',
    'w',
    'M4 20l1-4a8 8 0 1 1 3 3zM9 8c0 4 3 7 7 7l-1-3-3 1',
    // Never web.whatsapp.com, which does not open the app, nor whatsapp:, which fails on desktops.
    /*! at once */ ({ url, text }) => `https://wa.me/?text=${encode(`${text} ${url}`)}`,
    'WhatsApp',
  ],
  [
    'messenger',
    'm',
    'M7 21v-3a8 7 0 1 1 4 1zM7 13l3-3 4 3 3-3',
    /*! at once */ ({ url, apps, messengerAppId, page }) =>
      apps
        ? `fb-messenger://share/?link=${encode(url)}`
        : messengerAppId &&
          `https://www.facebook.com/dialog/send?app_id=${messengerAppId}&link=${encode(url)}&redirect_uri=${encode(page)}`,
    'Messenger',
  ],
  [
    'telegram',
    't',
    'M21 4L3 11l6 3 8-6-6 7v5l3-3 4 2z',
    // The client puts the URL before the text by itself.
    /*! at once */ ({ url, text }) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
    'Telegram',
  ],
  [
    'email',
    'e',
    'M4 6h16v12H4zl8 7 8-7',
    // RFC 6068: spaces are %20, never +, and lines end in %0D%0A.
    /*! at once */ ({ url, title, text }) =>
      `mailto:?subject=${encode(title)}&body=${encode(`${text}\r\n\r\n${url}`)}`,
  ],
  [
    'sms',
    's',
    'M4 5h16v11h-8l-4 4v-4H4zM8 9h8M8 12h5',
    // Neither `sms:?body=` nor `sms:&body=`: this form reaches Android and iOS alike.
    /*! at once */ ({ url, text }) => `sms:?&body=${encode(`${text} ${url}`)}`,
    'SMS',
  ],
  ['copy', 'c', 'M9 9h11v11H9zM6 15H4V4h11v2'],
  ['native', 'n', 'M12 15V4M8 8l4-4 4 4M6 12v8h12v-8'],
];

/** The rows of these names, in their order. */
export const rowsOf = /*! at once */ (names: string[], rows: Row[]): Row[] =>
  names.flatMap((name) => rows.filter(([channel]) => channel === name));
