import type { Language } from './language.js';

/**
 * `text` with the spaces that French forbids a line to break at made unbreakable: inside guillemets and
 * before high punctuation. English is left as it is.
 */
export function setType(language: Language, text: string): string {
  if (language === 'en') return text;
  return text
    .replace(/« /g, '«\u00A0')
    .replace(/ ([»:])/g, '\u00A0$1')
    .replace(/ ([;!?])/g, '\u202F$1');
}
