import type { Given, Shared } from './seam.js';
import type { Channel } from '../protocol/index.js';

/** The share a reader came by, as the page's event has it. */
export interface Arrived {
  token: string;
}

/** The share a reader came by, as listeners hear of it: all that its token says. */
export interface Arrival extends Arrived {
  channel: Channel;
  /** 1 where who shared had come by themselves, one more for each share before it. */
  generation: number;
  /** When it was shared, ms since the epoch, to the minute. */
  sharedAt: number;
}

/** What a page's own script can call. */
export interface Api {
  /** Shares the page, or what is given, as the button of that channel would; to be called in a gesture. */
  share(channel: string, given?: Given): void;
  /** Reports a goal reached; `id` is the publisher's own reference, `currency` three capital letters. */
  convert(goal: string, details?: { value?: number; currency?: string; id?: string }): void;
  /** The reader's answer. A refusal is final for the document. */
  consent(granted: boolean): void;
  /** Hears of acts of sharing, or of how the reader came; an arrival that was before is told at once. */
  on(type: 'share', listener: (share: Shared) => void): void;
  on(type: 'arrival', listener: (arrival: Arrival) => void): void;
}

/** A call that waits for the script: the method and its arguments. */
export type Call = [method: keyof Api, given: ArrayLike<unknown>];

/**
 * What stands at `window.luciole`: first the page's one-line stub, whose calls wait in `q`,
 *
 *     window.luciole=window.luciole||{q:[]},['share','convert','consent','on'].forEach(function(m){luciole[m]=luciole[m]||function(){luciole.q.push([m,arguments])}})
 *
 * then the same object with the true methods, whose `q` calls at once.
 */
export type Luciole = Partial<Api> & { q?: { push(call: Call): unknown } };

declare global {
  interface Window {
    luciole?: Luciole;
  }
  interface Navigator {
    /** Not there where browsers do not know it. */
    globalPrivacyControl?: boolean;
  }
  interface Document {
    prerendering?: boolean;
  }
}
