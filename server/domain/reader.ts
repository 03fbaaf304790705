import { primaryLanguage, readAgent, type Agent } from './agents.js';
import { visitorKey, type ReaderTraits } from './visitor-key.js';

/** Who sent a request: what is read from its headers is read once, however many requests a reader sends. */
export class Reader {
  readonly agent: Agent;
  /** Primary language, e.g. `fr`. */
  readonly language: string | null;
  /** Where they are, ISO 3166-1 alpha-2; null where nobody knows. */
  readonly country: string | null;
  readonly #traits;
  #site = '';
  #salt = '';
  #key = '';

  constructor(traits: Omit<ReaderTraits, 'site'>, country: string | null = null) {
    this.#traits = traits;
    this.country = country;
    this.agent = readAgent(traits.userAgent);
    this.language = primaryLanguage(traits.acceptLanguage);
  }

  /** The visitor key of the site's day that has this salt (rule 7). */
  keyFor(site: string, salt: string): string {
    if (salt !== this.#salt || site !== this.#site) {
      this.#key = visitorKey({ ...this.#traits, site }, salt);
      this.#site = site;
      this.#salt = salt;
    }
    return this.#key;
  }
}
