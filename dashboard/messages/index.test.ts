import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { LANGUAGES, pickLanguage } from './index.js';

/** Every text of a language with its path; a plural form counts as a text of its own. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}/${key}`));
}

const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('pickLanguage', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'fr', 'en'], 'fr'],
    [['EN-us'], 'en'],
    [['de', 'xx'], 'en'],
    [[], 'en'],
  ])('takes from %j the first that exists: %s', (wanted, code) => {
    expect(pickLanguage(wanted).code).toBe(code);
  });
});

const languages = await Promise.all(LANGUAGES.map(async ({ name, load }) => [name, await load()] as const));

describe.each(languages)('%s', (_name, messages) => {
  const english = new Map(texts(en));

  it('leaves no text empty', () => {
    expect(texts(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fills in the same blanks as English', () => {
    for (const [path, text] of texts(messages)) {
      const original = english.get(path) ?? english.get(path.replace(/\/\w+$/, '/other')) ?? '';
      // A language may write out the only number that one of its forms stands for.
      if (/\/(one|two|zero)$/.test(path))
        expect(blanks(original), path).toEqual(expect.arrayContaining(blanks(text)));
      else expect(blanks(text), path).toEqual(blanks(original));
    }
  });

  it('has a form for every number', () => {
    const rules = new Intl.PluralRules(messages.locale);
    expect(messages.own[rules.select(1)]).toBeDefined();
    expect(messages.own[rules.select(7)] ?? messages.own.other).toBeDefined();
  });
});
