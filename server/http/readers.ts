import { Reader } from '../domain/reader.js';
import { clientAddress, networkOf, type AddressRange } from './client-address.js';

const FORGET_AFTER_MS = 60_000;

/** Readers remembered at a time, and the characters of headers of one that is. */
const MAX_READERS = 20_000;
const MAX_HEADERS_LENGTH = 1000;

/** Who a request is from, as its connection and its headers have it. */
export interface Sender {
  /** Address of the peer; undefined where there is no socket. */
  peer: string | undefined;
  forwardedFor: string | undefined;
  userAgent: string;
  acceptLanguage: string;
}

/** A reader, with the network they are counted under where senders are limited. */
export interface KnownReader {
  network: string;
  reader: Reader;
}

/** Those known by one user agent and one list of languages, by their connection and whom it forwards for. */
type Alike = Map<string, KnownReader>;

/** Recognises readers who send several requests within a minute. No address is remembered beyond that. */
export class Readers {
  readonly #trusted;
  readonly #countryOf;
  // In steps, since the texts that are long are few: what is looked up among thousands is short.
  readonly #known = new Map<string, Map<string, Alike>>();
  #size = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `countryOf`: see `Dependencies`. */
  constructor(trusted: AddressRange[], countryOf: (address: string) => string | null) {
    this.#trusted = trusted;
    this.#countryOf = countryOf;
  }

  of({ peer, forwardedFor, userAgent, acceptLanguage }: Sender): KnownReader {
    // Headers have no line feeds, so that no two connections spell the same text.
    const connection = forwardedFor === undefined ? (peer ?? '') : `${peer ?? ''}\n${forwardedFor}`;
    const known = this.#known.get(userAgent)?.get(acceptLanguage)?.get(connection);
    if (known) return known;
    const address = clientAddress(peer, forwardedFor, this.#trusted);
    const found = {
      network: networkOf(address),
      reader: new Reader({ address, userAgent, acceptLanguage }, this.#countryOf(address)),
    };
    if (userAgent.length + acceptLanguage.length + connection.length <= MAX_HEADERS_LENGTH)
      this.#alike(userAgent, acceptLanguage).set(connection, found);
    return found;
  }

  /** Readers remembered at the moment. */
  get size(): number {
    return this.#size;
  }

  /** Where one more reader is to be remembered. */
  #alike(userAgent: string, acceptLanguage: string): Alike {
    if (this.#size >= MAX_READERS) this.#forget();
    if (this.#size === 0)
      this.#timer = setTimeout(() => {
        this.#forget();
      }, FORGET_AFTER_MS).unref();
    this.#size += 1;
    let byLanguage = this.#known.get(userAgent);
    if (!byLanguage) this.#known.set(userAgent, (byLanguage = new Map<string, Alike>()));
    let alike = byLanguage.get(acceptLanguage);
    if (!alike) byLanguage.set(acceptLanguage, (alike = new Map<string, KnownReader>()));
    return alike;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#known.clear();
    this.#size = 0;
  }
}
