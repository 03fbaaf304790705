import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from './locale.js';

export const LocaleContext = createContext<Locale | null>(null);

/** The locale in which the page is written. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error('There is no language around this.');
  return locale;
}
