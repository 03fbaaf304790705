import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** Characters of a visitor key: 66 bits, too few of which could collide among the readers of one day. */
const KEY_LENGTH = 11;

/** Four numbers in their shortest form. */
const DECIMAL = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/** What a visitor key is made from. Nothing of it is kept. */
export interface ReaderTraits {
  site: string;
  address: string;
  userAgent: string;
  acceptLanguage: string;
}

/**
 * The key under which a reader is recognised for one day (rule 7): a keyed hash of site, address, agent and
 * languages under the secret `salt` of that day, 11 characters of base64url.
 */
export function visitorKey(reader: ReaderTraits, salt: string): string {
  // As JSON, so that no two readers spell the same text.
  const traits = [reader.site, network(reader.address), reader.userAgent, reader.acceptLanguage];
  return createHmac('sha256', salt).update(JSON.stringify(traits)).digest('base64url').slice(0, KEY_LENGTH);
}

/**
 * The part of an address that stays the same for a reader: an IPv4 address as it is, also where it is written
 * as IPv6; of an IPv6 address its first 64 bits, since devices change the rest by themselves.
 */
export function network(address: string): string {
  // Nearly always: there is no other way to write it.
  if (DECIMAL.test(address)) return address;
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return (parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
