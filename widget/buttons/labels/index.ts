import { en, type Labels } from './en.js';

/** What stands in the names of the languages' files, put in by the build. */
declare const LABELS_HASH: string;

/** Languages beside English, two letters each; every one is a file that is loaded where it is spoken. */
export const LANGUAGES = 'ar bg cs da de el es fi fr he hr hu it ja nb nl no pl pt ro sk sv tr uk zh'.split(
  ' ',
);

/** A language and what is said in it. */
export type Spoken = [lang: string, labels: Labels];

const inEnglish: Spoken = ['en', en];

/**
 * The language that is spoken where `tag` (as in `lang="fr-CH"`) is asked for, and its labels; English, at once,
 * where it is none of ours, and where a file does not come: buttons in English rather than none.
 */
export const labelsFor = /*! at once */ (tag = ''): Spoken | Promise<Spoken> => {
  const lang = tag.toLowerCase().replace('_', '-').split('-')[0]!;
  return LANGUAGES.includes(lang) ? spoken(lang) : inEnglish;
};

async function spoken(lang: string): Promise<Spoken> {
  try {
    const { labels } = (await import(`./luciole-${lang}.${LABELS_HASH}.js`)) as { labels: Labels };
    return [lang, labels];
  } catch {
    return inEnglish;
  }
}
