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

/**
 * What the tracker hands to the buttons: the two are built apart and meet only here. A list, since the names
 * of an object's properties would stand in both.
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
];

/** What the buttons answer. */
export interface Buttons {
  /** Fills an element of the page. */
  attach(element: HTMLElement): void;
  /** Shares without an element. */
  share(channel: string, given?: Given): void;
}

/** What the module of the buttons exports. */
export interface ButtonsModule {
  define(...core: Core): Buttons;
}
