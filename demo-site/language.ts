/** Languages the magazine appears in. */
export const LANGUAGES = ['en', 'fr'] as const;

/** A language the magazine appears in. */
export type Language = (typeof LANGUAGES)[number];

/** The other one of the two. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'fr' : 'en';
}

/**
 * The magazine's language that a reader would rather have, by the header `Accept-Language`; English where it
 * names neither.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((wish, position) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality), position };
  });
  const best = wishes
    .filter(({ language, quality }) => quality > 0 && LANGUAGES.some((known) => known === language))
    .sort((a, b) => b.quality - a.quality || a.position - b.position)[0];
  return best?.language === 'fr' ? 'fr' : 'en';
}
