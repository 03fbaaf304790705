import { Reader } from '../domain/reader.js';
import { clientAddress, type AddressRange } from './client-address.js';

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

/** A reader with the address they are counted under where senders are limited. */
export interface KnownReader {
  address: string;
  reader: Reader;
}

/** Recognises readers who send several requests within a minute. No address is remembered beyond that. */
export class Readers {
  readonly #trusted;
  readonly #known = new Map<string, KnownReader>();

  constructor(trusted: AddressRange[]) {
    this.#trusted = trusted;
  }

  of(sender: Sender): KnownReader {
    // Headers have no line feeds, so that no two senders spell the same text.
    const name = `${sender.peer ?? ''}\n${sender.forwardedFor ?? ''}\n${sender.userAgent}\n${sender.acceptLanguage}`;
    const known = this.#known.get(name);
    if (known) return known;
    const address = clientAddress(sender.peer, sender.forwardedFor, this.#trusted);
    const { userAgent, acceptLanguage } = sender;
    const found = { address, reader: new Reader({ address, userAgent, acceptLanguage }) };
    if (name.length <= MAX_HEADERS_LENGTH) this.#remember(name, found);
    return found;
  }

  /** Readers remembered at the moment. */
  get size(): number {
    return this.#known.size;
  }

  #remember(name: string, found: KnownReader): void {
    if (this.#known.size >= MAX_READERS) this.#known.clear();
    this.#known.set(name, found);
    if (this.#known.size > 1) return;
    setTimeout(() => {
      this.#known.clear();
    }, FORGET_AFTER_MS).unref();
  }
}
