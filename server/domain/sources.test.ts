import { describe, expect, it } from 'vitest';
import { sourceOf } from './sources.js';

const nothing = { token: null, utm: null, referrer: null };

describe('source of a landing', () => {
  it('rule 4: goes by token, then campaign, then referrer', () => {
    const all = { token: 'T', utm: { source: 'letter' }, referrer: 'https://www.google.fr/' };
    expect(sourceOf(all)).toBe('token');
    expect(sourceOf({ ...all, token: null })).toBe('campaign');
    expect(sourceOf({ ...all, token: null, utm: null })).toBe('search');
    expect(sourceOf(nothing)).toBe('direct');
  });

  it.each([
    ['https://www.google.com/', 'search'],
    ['https://google.co.uk/search?q=x', 'search'],
    ['https://www.google.com.br/', 'search'],
    ['https://fr.search.yahoo.com/', 'search'],
    ['https://duckduckgo.com/', 'search'],
    ['https://www.qwant.com/', 'search'],
    ['https://yandex.ru/', 'search'],
    ['android-app://com.google.android.googlequicksearchbox/', 'search'],
    ['https://mail.google.com/', 'referrer'],
    ['https://notgoogle.com/', 'referrer'],
    ['https://google.example.org/', 'referrer'],
    ['https://l.facebook.com/', 'social'],
    ['https://t.co/abc', 'social'],
    ['https://web.whatsapp.com/', 'social'],
    ['https://bsky.app/', 'social'],
    ['https://www.pinterest.fr/', 'social'],
    ['android-app://com.twitter.android/', 'social'],
    ['android-app://org.telegram.messenger', 'social'],
    ['https://netflix.com/', 'referrer'],
    ['android-app://com.google.android.gm/', 'referrer'],
    ['https://blog.example.net/post', 'referrer'],
    ['about:blank', 'direct'],
    ['nonsense', 'direct'],
    ['http://', 'direct'],
  ])('rule 4: takes %s for %s', (referrer, source) => {
    expect(sourceOf({ ...nothing, referrer })).toBe(source);
  });
});
