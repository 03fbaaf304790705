import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, parseRanges } from './client-address.js';

const trusted = parseRanges('10.0.0.0/8, ::1, 192.168.1.7');

describe('clientAddress', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['takes the peer where nobody stands between', '192.0.2.1', undefined, '192.0.2.1'],
    ['ignores the header of a peer that is not trusted', '192.0.2.1', '198.51.100.1', '192.0.2.1'],
    ['takes what a trusted peer saw', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['walks past trusted proxies from the right', '::1', '1.1.1.1, 198.51.100.1, 10.0.0.9', '198.51.100.1'],
    ['stops at what is no address', '10.1.2.3', '198.51.100.1, unknown', '10.1.2.3'],
    ['stops at an empty entry', '10.1.2.3', '198.51.100.1,', '10.1.2.3'],
    ['takes the leftmost where all are trusted', '10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['reads an address with a port', '10.1.2.3', '198.51.100.1:4711', '198.51.100.1'],
    ['reads IPv6 with brackets and a port', '10.1.2.3', '[2001:db8::1]:4711', '2001:db8::1'],
    ['reads a zone away', '10.1.2.3', 'fe80::1%eth0', 'fe80::1'],
    ['knows IPv4 in IPv6 clothes', '::ffff:10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
    ['takes no shorthand for an address', '10.1.2.3', '127.1', '10.1.2.3'],
    ['has something to say without a peer', undefined, '198.51.100.1', '0.0.0.0'],
  ])('%s', (_, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, trusted)).toBe(expected);
  });

  it('trusts nobody by default', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', parseRanges(''))).toBe('127.0.0.1');
  });

  it('answers an address whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:,[]% '.split('')) }), (header) => {
        expect(clientAddress('10.0.0.1', header, trusted)).toMatch(/^[0-9a-f.:]+$/);
      }),
    );
  });
});

describe('parseRanges', () => {
  it.each(['10.0.0.0/33', 'localhost', '10.0.0', '::/129', '10.0.0.1/'])('refuses "%s"', (entry) => {
    expect(() => parseRanges(`::1, ${entry}`)).toThrow(/neither an address nor a range/);
  });
});
