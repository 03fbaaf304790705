import ipaddr from 'ipaddr.js';
import { isWithin, parseRanges, type AddressRange } from './http/client-address.js';

/** Public by their numbers, but answered by the machine's own provider: Azure's, which knows its secrets. */
const NOT_PUBLIC = ['168.63.129.16'];

/** All that is given out so far; the rest, whatever it becomes, is nobody's page and nobody's webhook. */
const GLOBAL_IPV6 = parseRanges('2000::/3');

/**
 * Whether the server may connect to an address of somebody else's choosing: one of the public internet, or of a
 * network that is allowed.
 */
export function mayReach(address: string, allowed: AddressRange[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  if (isAllowed(address, allowed)) return true;
  // `process` takes an IPv4 address out of ::ffff:; what else holds one (6to4, NAT64, Teredo) is not unicast.
  const parsed = ipaddr.process(address);
  const global = parsed.kind() === 'ipv4' || isWithin(parsed, GLOBAL_IPV6);
  return global && parsed.range() === 'unicast' && !NOT_PUBLIC.includes(parsed.toString());
}

/** Whether an address is of a network that is allowed, whatever it is besides. */
export function isAllowed(address: string, allowed: AddressRange[]): boolean {
  return isWithin(ipaddr.process(address), allowed);
}
