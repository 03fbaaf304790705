import type { Channel, Method } from '../../protocol/index.js';
import type { Admitted, AdmittedLanding, LeftOut, Source } from './admitted.js';

/** What an event says itself, as far as counting asks: one shape for every type. */
export interface Facts {
  type: Admitted['type'];
  id: string;
  view: string;
  page: string;
  at: number;
  day: string;
  /** Visitor key of the day; a row number once the key is forgotten, which is nobody's key. */
  key: string | number | null;
  /** What the event itself is left out for, whatever else is on record. */
  leftOut: LeftOut | null;
  /** Of a landing or a share. */
  token: string | null;
  /** Of a landing. */
  source: AdmittedLanding['source'] | null;
  /** Of a share, as declared; so are the next two. */
  channel: Channel | null;
  method: Method | null;
  parent: string | null;
}

/** A method, or that it cannot be known from a token alone. */
export type CountedMethod = Method | 'unknown';

/** What an event comes to in view of all events on record. */
export interface Outcome {
  leftOut: LeftOut | null;
  /** A share that only says more of an earlier one: it is neither counted nor left out. */
  merged: boolean;
  /** Of a landing. */
  source: Source | null;
  /**
   * Of a landing with a token: whether its share is known. Of a share by the address bar: whether anybody came by
   * it, which is what makes it one (rule 9).
   */
  matched: boolean;
  /** Of a share, or of a landing with a token; so are the next three. */
  channel: Channel | null;
  method: CountedMethod | null;
  generation: number | null;
  /** The page under which the arrival or the share counts. */
  page: string;
  /** Of a share: the token of the share before it. */
  parent: string | null;
  /** Of a share: the parent was not sent, but found by the reader's key. */
  inferred: boolean;
}

/** The facts of an event as it was admitted. */
export function factsOf(event: Admitted): Facts {
  const share = event.type === 'share' ? event : undefined;
  const landing = event.type === 'landing' ? event : undefined;
  // One literal: put together by spreading, it costs a hundred times as much.
  return {
    type: event.type,
    id: event.id,
    view: event.view,
    page: event.page,
    at: event.at,
    day: event.day,
    key: event.key,
    leftOut: event.leftOut,
    token: (share ?? landing)?.token ?? null,
    source: landing ? landing.source : null,
    channel: share ? share.channel : null,
    method: share ? share.method : null,
    parent: share ? share.parent : null,
  };
}

/** Where an event stands among all of a site. */
export type Place = Pick<Facts, 'at' | 'id'>;

/** The one order of a site's events: by time, then by id. Negative where `a` comes first. */
export function compareEvents(a: Place, b: Place): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
