import type { Channel, Method } from './channels.js';

/** How the browser reached a document, after the Navigation Timing types, with two of our own. */
export const NAVS = ['navigate', 'reload', 'back_forward', 'restore', 'prerender'] as const;
/** How the browser reached a document. `restore`: from the back/forward cache. Missing means `navigate`. */
export type Nav = (typeof NAVS)[number];

/** Campaign fields of a landing's address, without their `utm_` prefix. */
export const UTM_FIELDS = ['source', 'medium', 'campaign', 'term', 'content'] as const;
/** Campaign fields of a landing's address, as they stood there. */
export type Utm = Partial<Record<(typeof UTM_FIELDS)[number], string>>;

/** What every event has. */
export interface EventBase {
  /** Made by the client, unique for the site; a repeated one counts once. */
  id: string;
  /** The page view it belongs to. */
  view: string;
  /** Absolute URL of the page. */
  page: string;
  /** When it happened, ms since the epoch by the client's clock. */
  at: number;
}

/** A view that came from outside the site. */
export interface LandingEvent extends EventBase {
  type: 'landing';
  /** The token the address carried. */
  token?: string;
  referrer?: string;
  title?: string;
  utm?: Utm;
  nav?: Nav;
  /** The token that was put in the address bar for this view. */
  next?: string;
}

/** A page view that is not a landing. */
export interface ViewEvent extends EventBase {
  type: 'view';
  title?: string;
  nav?: Nav;
  next?: string;
}

/** What was copied, as far as it is told. */
export interface Passage {
  /** The same for the same passage, white space aside. */
  hash: string;
  /** Its first words. */
  words: string;
}

/** One act of sharing, begun. */
export interface ShareEvent extends EventBase {
  type: 'share';
  channel: Channel;
  method: Method;
  /** Absent where the reader's privacy signal forbids one. */
  token?: string;
  /** The token by which the reader reached the page. */
  parent?: string;
  /** With method `copy-text`: the passage. */
  passage?: Passage;
}

/** A goal reached. */
export interface ConversionEvent extends EventBase {
  type: 'conversion';
  goal: string;
  value?: number;
  /** ISO 4217, three capital letters. */
  currency?: string;
  /** The publisher's own reference, e.g. an order number. */
  order?: string;
}

/** Anything a page can report. */
export type WireEvent = LandingEvent | ViewEvent | ShareEvent | ConversionEvent;

/** The body of `POST /v1/events`. */
export interface EventBatch {
  site: string;
  /** When the batch was sent, by the client's clock; the server corrects `at` by it. */
  sent?: number;
  /** The reader's browser asks not to be followed (seen by script): no visitor key is made. */
  signal?: boolean;
  events: WireEvent[];
}

/**
 * Why an event was not accepted.
 * `malformed`: not as the wire format has it · `too-old`: more than 24 hours ago · `from-the-future`: more
 * than 24 hours ahead · `foreign-page`: its page is not on this site.
 */
export const REJECTIONS = ['malformed', 'too-old', 'from-the-future', 'foreign-page'] as const;
/** Why an event was not accepted. */
export type Rejection = (typeof REJECTIONS)[number];

/** One event that was not accepted; the others of its batch are kept. */
export interface Rejected {
  /** Position in the batch, from 0. */
  index: number;
  /** The event's id, where it had one. */
  id: string | null;
  reason: Rejection;
  /** What is wrong, for a person. */
  detail: string;
}

/** Answer to `POST /v1/events` when at least one event was accepted or a duplicate. */
export interface BatchAnswer {
  accepted: number;
  duplicates: number;
  rejected: Rejected[];
}

/** RFC 9457 problem details: every error of the API. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** For a batch of which nothing could be accepted. */
  rejected?: Rejected[];
}
