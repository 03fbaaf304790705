import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRanges } from './client-address.js';
import { Readers } from './readers.js';

const nowhere = () => null;
const sender = { peer: '10.0.0.1', forwardedFor: '192.0.2.1', userAgent: 'Firefox', acceptLanguage: 'fr' };

describe('Readers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('recognises who sends again', () => {
    const readers = new Readers(parseRanges('10.0.0.0/8'), nowhere);
    const { network, reader } = readers.of(sender);
    expect(network).toBe('192.0.2.1');
    expect(readers.of({ ...sender }).reader).toBe(reader);
    expect(reader.keyFor('a', 'salt')).toBe(reader.keyFor('a', 'salt'));
    expect(reader.keyFor('b', 'salt')).not.toBe(reader.keyFor('a', 'salt'));
    expect(reader.keyFor('a', 'other')).not.toBe(reader.keyFor('a', 'salt'));
  });

  it.each([
    { peer: '10.0.0.2' },
    { peer: undefined },
    { forwardedFor: '192.0.2.2' },
    { forwardedFor: undefined },
    { userAgent: 'Safari' },
    { acceptLanguage: 'en' },
  ])('takes a sender with %o for another', (difference) => {
    const readers = new Readers([], nowhere);
    expect(readers.of({ ...sender, ...difference }).reader).not.toBe(readers.of(sender).reader);
  });

  it('looks a country up once for a reader, by the address they are known by', () => {
    const asked: string[] = [];
    const readers = new Readers(parseRanges('10.0.0.0/8'), (address) => {
      asked.push(address);
      return 'FR';
    });
    expect([readers.of(sender).reader.country, readers.of(sender).reader.country]).toEqual(['FR', 'FR']);
    expect(asked).toEqual(['192.0.2.1']);
  });

  it('knows nobody any more a minute later', () => {
    const readers = new Readers([], nowhere);
    readers.of(sender);
    vi.advanceTimersByTime(30_000);
    readers.of({ ...sender, peer: '10.0.0.2' });
    expect(readers.size).toBe(2);
    vi.advanceTimersByTime(30_001);
    expect(readers.size).toBe(0);
  });

  it('does not remember endless headers', () => {
    const readers = new Readers([], nowhere);
    readers.of({ ...sender, userAgent: 'A'.repeat(8000) });
    expect(readers.size).toBe(0);
  });
});
