import type { Site, Store } from '../store/port.js';

/** A site with the salts of its days (rule 7), as far as they were asked for; undefined where one was destroyed. */
export interface SiteAtHand {
  site: Site;
  salts: Map<string, string | undefined>;
}

/**
 * What the store says of sites, for one turn of the event loop: posts that come together ask it once, and none
 * works by what was said a while ago.
 */
export class SitesAtHand {
  readonly #store;
  readonly #known = new Map<string, SiteAtHand>();

  constructor(store: Pick<Store, 'getSite' | 'getSalt'>) {
    this.#store = store;
  }

  /** The site, where it was asked for in this turn. */
  get(id: string): SiteAtHand | undefined {
    return this.#known.get(id);
  }

  /** Asks for the site; undefined where there is none. Rejects where the store does not answer. */
  async ask(id: string): Promise<SiteAtHand | undefined> {
    const site = await this.#store.getSite(id);
    if (!site) return;
    const found = { site, salts: new Map<string, string | undefined>() };
    if (this.#known.size === 0)
      setImmediate(() => {
        this.#known.clear();
      });
    this.#known.set(id, found);
    return found;
  }

  /** Asks for the salt of a day. Rejects where the store does not answer. */
  async askSalt({ site, salts }: SiteAtHand, day: string): Promise<void> {
    salts.set(day, await this.#store.getSalt(site.id, day));
  }
}
