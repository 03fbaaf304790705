import type { Channel, Method, Passage, WireEvent } from '../../protocol/index.js';
import type { Agent, Language } from './browsers.js';
import type { Person, Place } from './population.js';

/** Where a report comes from, as a collector sees it and as it is. */
export interface Sender {
  place: Place;
  address: string;
  /** Where the address is, ISO 3166-1 alpha-2; `unknown` where databases cannot know. */
  country: string;
  agent: Agent;
  language: Language;
  /** How the browser asks not to be followed; null where it does not. */
  signal: 'script' | 'gpc' | 'dnt' | null;
}

/** A link that somebody passes on, and how it came to be. */
export interface Share {
  /** Null in a clean link, which nothing marks. */
  token: string | null;
  channel: Channel;
  method: Method;
  /** What the token says. */
  generation: number;
  /** The link by which the sharer had reached the page, as far as the address still says it. */
  parent: Share | null;
  sharer: Person;
  page: Page;
  /** What was copied with it. */
  passage: Passage | null;
  /** Whether a collector gets to know of it. */
  onRecord: boolean;
}

/** A page of the publication. */
export interface Page {
  /** As it is counted. */
  url: string;
  /** Its headline, and the one it has later. */
  titles: [first: string, later: string];
  publishedAt: number;
  /** How many read it, compared to others. */
  appeal: number;
  /** How many of its readers pass it on, compared to others. */
  virality: number;
  /** What is copied from it, the most quoted first. */
  passages: readonly Passage[];
}

/** How a shared link came to be opened. */
export type Opening =
  /** By somebody to whom it was sent, or who found it in public. */
  | 'sent'
  /** By the one who shared it, to see whether it works. */
  | 'own'
  /** By somebody who had opened it before, from the conversation. */
  | 'again'
  /** By somebody who had kept it: a bookmark, the history, a tab that stayed open for days. */
  | 'kept'
  /** Not opened anew, but reached again within a visit. */
  | 'reached-again'
  /** By a program that does not say so. */
  | 'program';

/** What really happened, whoever gets to know of it. */
export type Deed =
  | { type: 'view' }
  | { type: 'conversion' }
  | { type: 'visit' }
  /** Nothing new: what was reported already is reported once more, as something else. */
  | { type: 'echo' }
  | { type: 'opening'; share: Share; by: Opening; person: Person | null; sender: Sender }
  | { type: 'sharing'; share: Share; person: Person; sender: Sender; sent: boolean };

/** What reaches a collector. */
export interface Report {
  sender: Sender;
  /** As the page made it, but by the true time. */
  event: WireEvent;
  /** The link by which the reader came, of a landing. */
  link: Share | null;
  /** The share that this declares, of a share. */
  declares: Share | null;
  /** What the referrer is, of a landing; null where there is none. */
  origin: Origin | null;
  /** When it is received; twice where the page did not hear the first answer. ms since the epoch. */
  receivedAt: number[];
  /** How far the sender's clock is ahead, ms, and whether the sender says what time it has when it sends. */
  clock: { aheadMs: number; said: boolean };
  /** Why it cannot be accepted, beside its age. */
  fault: 'malformed' | 'foreign-page' | null;
}

/** Where a visit comes from, apart from shared links. */
export interface Origin {
  source: 'search' | 'social' | 'referrer' | 'campaign';
  referrer?: string;
  /** Under which the referrer is counted. */
  host?: string;
  utm?: Record<string, string>;
  /** Under which the campaign is counted. */
  campaign?: string;
}

/** Something that happened, with what a collector hears of it. */
export interface Act {
  /** ms since the epoch. */
  at: number;
  deed: Deed;
  /** Null where nothing reaches a collector. */
  report: Report | null;
  /** Of a view that puts a token into its own address: the share that this is once somebody else comes by it. */
  next: Share | null;
}
