import type { Placement } from '../../protocol/index.js';

/** What a tag says in its `data-` attributes, for pages that have no tag. */
export interface Options {
  /** Name of the site. */
  site: string;
  /** Where the collector is reached: an origin, or an address with a path. */
  api: string;
  /** Name of the token's parameter; `ds` by default. */
  param?: string;
  /** Where the token stands in a shared link; the fragment by default. */
  placement?: Placement;
  /** `required`: nothing is sent before `consent(true)`. */
  consent?: 'granted' | 'required';
  /** Language of the buttons; the page's by default. */
  lang?: string;
  messengerAppId?: string;
  /** Host of the Mastodon server that is offered first. */
  mastodon?: string;
  /** Puts a token into the page's address: in all views, or in a random fraction of them. */
  addressBar?: boolean | number;
  /** Adds a line with the link to a copied passage. */
  copyText?: boolean;
  /** Replaces the page's address in what is copied; `true` by default. */
  copyUrl?: boolean;
  /** Explains on the console what happens. */
  debug?: boolean;
}

/** The options as a tag would have them: what is on is there, and what is off by default is not. */
export function datasetOf(options: Options): DOMStringMap {
  return Object.fromEntries(
    Object.entries({ ...options, copyUrl: options.copyUrl === false ? 'off' : undefined })
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([name, value]) => [name, value === true ? '' : String(value)]),
  );
}
