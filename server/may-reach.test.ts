import { describe, expect, it } from 'vitest';
import { parseRanges } from './http/client-address.js';
import { mayReach } from './may-reach.js';

describe('mayReach', () => {
  it.each(['1.1.1.1', '93.184.215.14', '2606:4700::1111', '::ffff:1.1.1.1'])('says yes to %s', (address) => {
    expect(mayReach(address, [])).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1'],
    ...['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.8', '198.18.0.1', '224.0.0.1'],
    ...['240.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1'],
    ...['::ffff:127.0.0.1', '::127.0.0.1', '::10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1'],
    ...['2001:db8::1', '4000::1', 'localhost', ''],
  ])('says no to %s', (address) => {
    expect(mayReach(address, [])).toBe(false);
  });

  it('says yes to a network that is allowed, and to no other', () => {
    expect(mayReach('10.1.2.3', parseRanges('10.1.2.0/24'))).toBe(true);
    expect(mayReach('10.1.3.3', parseRanges('10.1.2.0/24'))).toBe(false);
  });
});
