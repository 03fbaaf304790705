import { describe, expect, it } from 'vitest';
import { labelsFor, LANGUAGES } from './index.js';

describe('labelsFor', () => {
  it.each(['en-GB', 'de', '', undefined, 'constructor'])(
    'speaks English where %j is asked for',
    async (tag) => {
      const [lang, labels] = await labelsFor(tag);
      expect(lang).toBe('en');
      expect(labels).toMatchObject({ copy: 'Copy link' });
    },
  );

  it('speaks English where the file of a language does not come', async () => {
    expect((await labelsFor('fr-CH'))[0]).toBe('en');
  });
});

describe('the languages', () => {
  it.each(LANGUAGES.split(' '))(
    '%s says something of its own for everything that English says',
    async (lang) => {
      const { labels } = (await import(`../labels/${lang}.ts`)) as { labels: Record<string, string> };
      const { en } = await import('./en.js');
      expect(Object.keys(labels).sort()).toEqual(Object.keys(en).sort());
      for (const text of Object.values(labels)) expect(text.trim()).not.toBe('');
    },
  );
});
