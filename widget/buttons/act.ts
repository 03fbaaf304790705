import {
  digitValue,
  insertToken,
  mintTokenByCode,
  type Channel,
  type Method,
  type Placement,
} from '../../protocol/index.js';
import type { Given, Shared } from '../seam.js';
import { allowed, arriving, clean, drop, page, param, report, tag } from './core.js';
import type { Message, Row } from './rows.js';

/** Where an act of sharing takes place. */
export interface Stage {
  given: Given;
  /** Where the page hears of it. */
  target: EventTarget;
  /** Tells the reader something, by its label or in words; with the link where it is still to be copied. */
  tell: (label?: string, link?: string) => void;
  /** What the element's buttons share by; what is put in here is drawn when the reader is next told something. */
  rows?: Row[];
}

/** Reports an act of sharing; once more, with the channel the reader took instead, it says what became of it. */
export type ReportAs = (method: Method, channel?: Channel) => void;

/** An act of sharing that has begun: what is sent, and how the act is reported. */
export type Begun = [message: Message, reportAs: ReportAs];

const addressOf = /*! at once */ ({ url }: Given) => url && drop(new URL(url, document.baseURI).href);

const PHONES = ['Android', 'iPhone', 'iPad', 'iPod'];

/** What is sent: the given address as it is, without a token, or the one that is said. */
export const messageOf = /*! at once */ (given: Given, url = addressOf(given)): Message => {
  const { userAgent } = navigator;
  const here = page();
  // Words are looked for faster than a pattern is read.
  const phone = PHONES.some((name) => userAgent.includes(name));
  const title = given.title ?? document.title;
  return {
    url: url || here,
    title,
    text: given.text ?? title,
    page: here,
    // Browsers inside apps, which say `; wv` on Android and no true browser's name on iOS, open no other app.
    apps: phone && /^((?!; wv).)*(Safari|Firefox)\//.test(userAgent),
    messengerAppId: phone ? undefined : tag['messengerAppId'],
  };
};

/**
 * Begins an act of sharing at once, with a token where the reader allows one: nothing here waits, so that the
 * browser's own way of following a link is not lost. Answers what is sent, and how the act is reported.
 */
export function begin({ given, target }: Stage, [minted, code]: Row): Begun {
  const address = addressOf(given) || page();
  const parent = arriving();
  const token = allowed()
    ? mintTokenByCode(code, parent ? digitValue(parent.charAt(13)) + 1 : 1, Date.now())
    : null;
  // Anything but `query` is the fragment.
  const placement = tag['placement'] as Placement;
  const url = token ? insertToken(address, token, { param, placement }) : address;
  return [
    messageOf(given, url),
    (method, channel = minted) => {
      report({ type: 'share', channel, method, token: token ?? undefined, parent, page: clean(address) });
      const detail: Shared = { channel, method, url, token };
      target.dispatchEvent(new CustomEvent('luciole:share', { bubbles: true, composed: true, detail }));
    },
  ];
}
