import type { Messages } from './en.js';

export type { Messages } from './en.js';
export type { Plural } from './plural.js';

/** A language of the dashboard. Its texts are loaded when somebody reads it. */
export interface Language {
  code: string;
  /** As it calls itself. */
  name: string;
  load: () => Promise<Messages>;
}

const ENGLISH: Language = { code: 'en', name: 'English', load: async () => (await import('./en.js')).en };

/** Every language of the dashboard; the first is used where none fits. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  { code: 'fr', name: 'Français', load: async () => (await import('./fr.js')).fr },
];

/** The language that comes first in `wanted` (BCP 47 tags, most wanted first). */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ code }) => code === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return ENGLISH;
}
