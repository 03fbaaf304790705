import { describe, expect, it } from 'vitest';
import { channelsOf } from './channels.js';

describe('channelsOf', () => {
  it.each([
    [null, true, 'whatsapp messenger telegram email sms copy native'],
    [null, false, 'whatsapp messenger telegram email sms copy'],
    ['copy, telegram', true, 'copy telegram'],
    ['  email\nsms,native', false, 'email sms'],
    ['pigeon constructor copy', true, 'copy'],
    ['', true, 'whatsapp messenger telegram email sms copy native'],
  ])('makes of %j, with a share sheet %s: %s', (attribute, hasShareSheet, expected) => {
    expect(channelsOf(attribute, hasShareSheet).join(' ')).toBe(expected);
  });
});
