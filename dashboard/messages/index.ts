import { en, type Messages } from './en.js';
import { fr } from './fr.js';

export type { Messages } from './en.js';
export type { Plural } from './plural.js';

/** Every language of the dashboard; the first is used where none fits. */
export const LANGUAGES: readonly Messages[] = [en, fr];

/** The language among `LANGUAGES` that comes first in `wanted` (BCP 47 tags, most wanted first). */
export function pickLanguage(wanted: readonly string[]): Messages {
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ code }) => code === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return en;
}
