import { describe, expect, it } from 'vitest';
import { en } from './messages/en.js';
import { originsOf, troubleWith } from './site-rules.js';

const site = { id: 'gazette', origins: ['https://www.example.org'], timezone: 'Europe/Paris' };

describe('originsOf', () => {
  it('reads lines, spaces and commas, once each, with or without the last slash', () => {
    expect(
      originsOf(' https://a.example/\nhttps://b.example, https://a.example  HTTPS://C.example '),
    ).toEqual(['https://a.example', 'https://b.example', 'https://c.example']);
    expect(originsOf('https://a.example/news a.example')).toEqual(['https://a.example/news', 'a.example']);
    expect(originsOf('  ')).toEqual([]);
  });
});

describe('troubleWith', () => {
  it('finds none with a site as it should be', () => {
    expect(troubleWith(site, en)).toBeNull();
    expect(troubleWith({ origins: site.origins, timezone: 'UTC' }, en)).toBeNull();
  });

  it.each([
    [{ id: 'My Site' }, 'The name can have small letters'],
    [{ id: '' }, 'The name can have small letters'],
    [{ origins: [] }, 'Name at least one origin'],
    [{ origins: ['www.example.org'] }, '“www.example.org” is not an origin'],
    [{ origins: ['javascript:alert(1)'] }, '“javascript:alert(1)” is not an origin'],
    [{ origins: ['https://a.example/news'] }, 'Write “https://a.example”'],
    [{ timezone: 'Paris' }, 'There is no time zone “Paris”'],
    [{ timezone: '+02:00' }, 'There is no time zone “+02:00”'],
  ])('says what is wrong with %j', (change, sentence) => {
    expect(troubleWith({ ...site, ...change }, en)).toContain(sentence);
  });
});
