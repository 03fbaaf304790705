import { en, type Labels } from './en.js';

/** What stands in the names of the languages' files, put in by the build. */
declare const LABELS_HASH: string;

const NAMES = { whatsapp: 'WhatsApp', messenger: 'Messenger', telegram: 'Telegram', sms: 'SMS' };

/** Languages beside English, two letters each; every one is a file that is loaded where it is spoken. */
export const LANGUAGES = 'arbgcsdadeelesfifrhehrhuitjanbnlnoplptrosksvtrukzh'.match(/../g)!;

/** A language and what is said in it. */
export type Spoken = [lang: string, labels: Labels & typeof NAMES];

const inEnglish: Spoken = ['en', { ...NAMES, ...en }];

/**
 * The language that is spoken where `tag` (as in `lang="fr-CH"`) is asked for, and its labels; English where it is
 * none of ours, or does not come.
 */
export async function labelsFor(tag = ''): Promise<Spoken> {
  const lang = tag.toLowerCase().split(/[-_]/)[0]!;
  if (LANGUAGES.includes(lang)) {
    try {
      const { labels } = (await import(`./luciole-${lang}.${LABELS_HASH}.js`)) as { labels: Labels };
      return [lang, { ...NAMES, ...labels }];
    } catch {
      // Buttons in English rather than none.
    }
  }
  return inEnglish;
}
