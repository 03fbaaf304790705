import { en, type Labels } from './en.js';
import { fr } from './fr.js';

const NAMES = { whatsapp: 'WhatsApp', messenger: 'Messenger', telegram: 'Telegram', sms: 'SMS' };

const languages: Record<string, Labels> = { en, fr };

/** The language that is spoken where `tag` (as in `lang="fr-CH"`) is asked for, and its labels; else English. */
export function labelsFor(tag = ''): [lang: string, labels: Labels & typeof NAMES] {
  const asked = tag.slice(0, 2).toLowerCase();
  const lang = languages[asked] ? asked : 'en';
  return [lang, { ...NAMES, ...languages[lang]! }];
}
