import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enMore, type AllLabels } from './en-more.js';
import { en } from './en.js';
import { labelsFor, LANGUAGES } from './index.js';

const english: AllLabels = { ...en, ...enMore };

const labelsIn = async (lang: string) =>
  ((await import(`../labels/${lang}.ts`)) as { labels: AllLabels }).labels;

describe('labelsFor', () => {
  it.each(['en-GB', 'eo', '', undefined, 'constructor', 'fil', 'arn-CL'])(
    'speaks English where %j is asked for',
    async (tag) => {
      const [lang, labels] = await labelsFor(tag);
      expect(lang).toBe('en');
      expect(labels).toMatchObject({ copy: 'Copy link', whatsapp: 'WhatsApp' });
    },
  );

  it('speaks English where the file of a language does not come', async () => {
    expect((await labelsFor('fr-CH'))[0]).toBe('en');
  });
});

describe('the languages', () => {
  it('are those that have a file', () => {
    const files = readdirSync(import.meta.dirname).flatMap((file) => /^(\w\w)\.ts$/.exec(file)?.[1] ?? []);
    expect(['en', ...LANGUAGES].sort()).toEqual(files.sort());
  });

  describe.each(LANGUAGES)('%s', (lang) => {
    it('says something of its own for everything that English says', async () => {
      const labels = await labelsIn(lang);
      expect(Object.keys(labels).sort()).toEqual(Object.keys(english).sort());
      for (const [key, text] of Object.entries(labels)) {
        if (typeof text !== 'string') continue;
        expect(text, key).toBe(text.trim());
        expect(text, key).not.toBe('');
        expect(text.match(/\{\w+\}/g), key).toEqual(
          (english[key as keyof AllLabels] as string).match(/\{\w+\}/g),
        );
      }
    });

    it('has a text for each plural category of the language, and for no other', async () => {
      const { shares } = await labelsIn(lang);
      expect(Object.keys(shares).sort()).toEqual(
        new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort(),
      );
      expect(shares.other).toContain('{n}');
    });
  });

  it('say each plural of many shares with their number', async () => {
    for (const lang of LANGUAGES) {
      const { shares } = await labelsIn(lang);
      const plurals = new Intl.PluralRules(lang);
      for (let n = 3; n <= 200; n += 1) expect(shares[plurals.select(n)], `${lang} ${n}`).toContain('{n}');
    }
  });
});
