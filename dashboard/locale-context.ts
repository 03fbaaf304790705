import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { makeLocale, type Locale } from './locale.js';
import { pickLanguage } from './messages/index.js';

/** The locale in which everything below is written. */
export const LocaleContext = createContext<Locale>(makeLocale(pickLanguage([])));

/** The locale of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}
