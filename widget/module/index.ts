import type { Api, Call, Luciole } from '../api.js';
import { start as track } from '../tracker.js';
import './elements.js';
import { datasetOf, type Options } from './options.js';

export type { Api, Arrival, Arrived } from '../api.js';
export type { Given, Shared } from '../seam.js';
export type { ChannelAttributes, ShareAttributes, ShareEvent } from './element.js';
export type { Options } from './options.js';

/**
 * Starts on this page, once: what the tag does where there is one. Where there is no page, as on a server, nothing
 * happens.
 */
export function start(options: Options): void {
  if (typeof document === 'object') void track({ dataset: datasetOf(options), src: document.baseURI });
}

/** Calls a method of the page's `luciole`, or has the call wait until it has started. */
const call =
  <M extends keyof Api>(method: M) =>
  (...given: Parameters<Api[M]>): void => {
    if (typeof window !== 'object') return;
    const luciole: Luciole = (window.luciole ??= { q: new Array<Call>() });
    luciole.q?.push([method, given]);
  };

/** Shares the page, or what is given, as the button of that channel would; to be called in a gesture. */
export const share: Api['share'] = call('share');
/** Reports a goal reached; see `Api.convert`. */
export const convert: Api['convert'] = call('convert');
/** The reader's answer. A refusal is final for the document. */
export const consent: Api['consent'] = call('consent');
/** Hears of acts of sharing, or of how the reader came. */
export const on = call('on') as Api['on'];
