import { describe, expect, it } from 'vitest';
import { instanceOf } from './instance-of.js';

describe('instanceOf', () => {
  it.each([
    ['mastodon.social', 'mastodon.social'],
    ['  Piaille.FR ', 'piaille.fr'],
    ['https://mastodon.social/@lampe/1234', 'mastodon.social'],
    ['http://social.example:3000', 'social.example:3000'],
    ['@lampe@mastodon.social', 'mastodon.social'],
    ['lampe@mastodon.social', 'mastodon.social'],
    ['https://mastodon.social/?next=https://other.example', 'mastodon.social'],
    ['dôme.example', 'xn--dme-kna.example'],
    ['mastodon', undefined],
    ['not a server.example', undefined],
    ['mastodon.social?lang=fr', 'mastodon.social'],
    ['', undefined],
    ['@', undefined],
  ])('takes %j for %s', (typed, expected) => {
    expect(instanceOf(typed)).toBe(expected);
  });
});
