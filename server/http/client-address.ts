import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network: its address and the length of its prefix in bits. */
export type AddressRange = [Address, number];

/** What stands for the address of a peer that has none, as in a test without a socket. */
export const NO_ADDRESS = '0.0.0.0';

/**
 * Reads a comma-separated list of addresses and CIDR ranges.
 * Throws an `Error` whose message completes the name of the setting where an entry is neither.
 */
export function parseRanges(list: string): AddressRange[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      if (entry.includes('/') ? ipaddr.isValidCIDR(entry) : isAddress(entry)) {
        if (entry.includes('/')) return ipaddr.parseCIDR(entry);
        const address = ipaddr.process(entry);
        return [address, address.kind() === 'ipv4' ? 32 : 128];
      }
      throw new Error(`has "${entry}", which is neither an address nor a range such as 10.0.0.0/8`);
    });
}

/**
 * The address of the client behind trusted proxies.
 * Each proxy appends the peer it saw to `X-Forwarded-For`, so the list is believed from the right, one entry
 * for each trusted hop; what stands further left was written by the client itself. An entry that is no
 * address ends the walk.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: AddressRange[],
): string {
  let address = parseAddress(peer ?? '');
  if (!address) return NO_ADDRESS;
  const hops = trusted.length > 0 && forwardedFor ? forwardedFor.split(',') : [];
  while (isWithin(address, trusted)) {
    const next = parseAddress(hops.pop()?.trim() ?? '');
    if (!next) break;
    address = next;
  }
  return address.toString();
}

/** Addresses that only networks of one's own have. */
export const PRIVATE_RANGES = parseRanges(
  '127.0.0.0/8, ::1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, fc00::/7, fe80::/10',
);

/** Whether an address, as `clientAddress` gives it, is of a network of one's own. */
export function isPrivate(address: string): boolean {
  return isWithin(ipaddr.process(address), PRIVATE_RANGES);
}

/**
 * What stands for a sender where senders are counted: an IPv4 address, or the /64 of an IPv6 one, of which a
 * household has all.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? `${parsed.parts.slice(0, 4).join(':')}::/64` : address;
}

/** Whether an address lies in one of the ranges. */
export function isWithin(address: Address, ranges: AddressRange[]): boolean {
  return ranges.some(
    ([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as never),
  );
}

/** Some proxies write `192.0.2.1:1234`, `[2001:db8::1]:1234` or a zone (`fe80::1%eth0`). */
function parseAddress(text: string): Address | undefined {
  // Nearly always, and asked for with each new reader.
  if (isIPv4(text)) return ipaddr.IPv4.parse(text);
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.split('%', 1)[0] ?? '';
  return isAddress(address) ? ipaddr.process(address) : undefined;
}

// ipaddr.js also reads `127.1`, `0x7f000001` and `1`: no proxy writes those, and a client should not choose.
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}
