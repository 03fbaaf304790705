import { describe, expect, it } from 'vitest';
import { network, visitorKey } from './visitor-key.js';

const reader = { site: 'demo', address: '192.0.2.7', userAgent: 'Firefox', acceptLanguage: 'fr' };

describe('visitor key', () => {
  it('rule 7: is the same for the same reader and day', () => {
    expect(visitorKey({ ...reader }, 'salt')).toBe(visitorKey(reader, 'salt'));
    expect(visitorKey(reader, 'salt')).toMatch(/^[\w-]{11}$/);
  });

  it.each([{ site: 'other' }, { address: '192.0.2.8' }, { userAgent: 'Safari' }, { acceptLanguage: 'en' }])(
    'rule 7: is another where the reader differs by %o',
    (difference) => {
      expect(visitorKey({ ...reader, ...difference }, 'salt')).not.toBe(visitorKey(reader, 'salt'));
    },
  );

  it('rule 7: is another on another day', () => {
    expect(visitorKey(reader, 'pepper')).not.toBe(visitorKey(reader, 'salt'));
  });

  it('does not confuse where one trait ends and the next begins', () => {
    const shifted = { ...reader, userAgent: 'Firefoxf', acceptLanguage: 'r' };
    expect(visitorKey(shifted, 'salt')).not.toBe(visitorKey(reader, 'salt'));
  });
});

describe('network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['not an address', 'not an address'],
  ])('rule 7: takes %s as %s', (address, expected) => {
    expect(network(address)).toBe(expected);
  });
});
