import type { Channel, Method, Nav, Passage, Rejection, Utm } from '../../protocol/index.js';

/** Where a landing came from (rule 4). */
export const SOURCES = ['token', 'campaign', 'search', 'social', 'referrer', 'direct', 'unsure'] as const;
/** Where a landing came from (rule 4). */
export type Source = (typeof SOURCES)[number];

/**
 * Why an event is on record but counted nowhere else (rule 6). `token-taken`: a share declared with a token
 * that an earlier share of another page view already holds.
 */
export const LEFT_OUT = [
  'bot',
  'preview',
  'reload',
  'back-forward',
  'restore',
  'self-or-household',
  'repeat-or-household',
  'token-taken',
] as const;
/** Why an event is on record but counted nowhere else (rule 6). */
export type LeftOut = (typeof LEFT_OUT)[number];

/** Every reason under which something can be shown as left out: kept aside, or refused at the door. */
export type LeftOutReason = LeftOut | Rejection;

interface AdmittedBase {
  id: string;
  view: string;
  /** Canonical URL of the page. */
  page: string;
  /** When it happened, ms since the epoch, corrected (rule 10). */
  at: number;
  /** Day of `at` in the site's time zone, YYYY-MM-DD. */
  day: string;
  /** Visitor key of that day (rule 7), or null where the reader's signal forbids one (rule 13). */
  key: string | null;
  /** What the event itself and its request already tell; relations to other events are the store's. */
  leftOut: LeftOut | null;
  device: string | null;
  browser: string | null;
  /** Primary language of the reader's browser, e.g. `fr`. */
  language: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

/** A landing, as the store keeps it. */
export interface AdmittedLanding extends AdmittedBase {
  type: 'landing';
  token: string | null;
  nav: Nav;
  /** From the event alone: `direct` becomes `unsure` by what else is on record (rule 3). */
  source: Exclude<Source, 'unsure'>;
  referrer: string | null;
  title: string | null;
  utm: Utm | null;
  next: string | null;
}

/** A page view that is not a landing, as the store keeps it. */
export interface AdmittedView extends AdmittedBase {
  type: 'view';
  nav: Nav;
  title: string | null;
  next: string | null;
}

/** An act of sharing, as the store keeps it. */
export interface AdmittedShare extends AdmittedBase {
  type: 'share';
  channel: Channel;
  method: Method;
  token: string | null;
  parent: string | null;
  /** Of a copied passage: which. */
  passage: Passage | null;
}

/** A goal reached, as the store keeps it. */
export interface AdmittedConversion extends AdmittedBase {
  type: 'conversion';
  goal: string;
  value: number | null;
  currency: string | null;
  order: string | null;
}

/** An event that passed the door: valid, in time, on this site, its reader reduced to a day's key. */
export type Admitted = AdmittedLanding | AdmittedView | AdmittedShare | AdmittedConversion;
