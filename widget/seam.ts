import type { Arrival, Arrived } from './api.js';
import type { Channel, EventBase, Method, WireEvent } from '../protocol/index.js';

/** What a page may say of what is shared; the page's own where it does not. */
export interface Given {
  url?: string | null;
  title?: string | null;
  text?: string | null;
}

/** One act of sharing, as listeners hear of it. */
export interface Shared {
  channel: Channel;
  method: Method;
  /** The link that was shared. */
  url: string;
  /** Null where links are clean: by the reader's signal, or for want of consent. */
  token: string | null;
}

/** An event without what every event has; a share says the page that was shared. */
export type Fields = WireEvent extends infer E
  ? E extends WireEvent
    ? Omit<E, keyof EventBase> & { page?: string }
    : never
  : never;

/** Hears of an event before it goes, and may add to it; of none where the reader has answered about consent. */
export type Listener = (event?: WireEvent) => void;

/**
 * What the tracker hands to its parts: they are built apart and meet only here. A list, since the names of an
 * object's properties would stand in all of them.
 */
export type Core = [
  /** The tag's `data-` attributes. */
  tag: DOMStringMap,
  /** Name of the token's parameter. */
  param: string,
  /** The page's URL, as it is counted and shared. */
  page: () => string,
  /** An address as it is counted: without token, tracking parameters and anchor. */
  clean: (url: string) => string,
  /** An address without a token, and otherwise as it is. */
  drop: (url: string) => string,
  /** The token by which the reader came to the address they are at. */
  arriving: () => string | undefined,
  /** Whether links may carry a token, by the reader's signal and consent. */
  allowed: () => boolean | undefined,
  /** Reports an event of the present view, as far as consent goes. */
  report: (event: Fields) => void,
  /**
   * The addresses and tokens this document has had; a token with the one that its reader came by: itself, or for
   * one that was made for the address bar, the one before it.
   */
  seen: Map<string, string | undefined>,
  /** Those who hear of events; a part may add itself. */
  listeners: Listener[],
  /** To be called when the address may have changed. */
  moved: () => void,
];

/** What the buttons answer. */
export interface Buttons {
  /** Fills an element of the page. */
  attach(element: HTMLElement): void;
  /** Shares without an element. */
  share(channel: string, given?: Given): void;
}

/** Has a listener hear of arrivals, and of the one before, where there was one. */
export type Hear = (listener: (arrival: Arrival) => void, before: Arrived | undefined) => void;

/** What the module of a part exports; a part that offers nothing answers that it is there. */
export interface PartModule<T = true> {
  define(...core: Core): T;
}
