import { useEffect, useState } from 'preact/hooks';
import { pickLanguage, type Language, type Messages } from './messages/index.js';

/** The language that somebody chose, or that their browser prefers. */
export function languageOf({ language }: { language: string | null }): Language {
  return pickLanguage([language ?? '', ...navigator.languages]);
}

/** The texts of the chosen language, beginning with those that are loaded; the last ones until others are there. */
export function useMessages(first: Messages, choice: { language: string | null }): Messages {
  const [messages, setMessages] = useState(first);
  const { code, load } = languageOf(choice);
  useEffect(() => {
    if (messages.code === code) return undefined;
    let gone = false;
    load().then(
      (loaded) => {
        if (!gone) setMessages(loaded);
      },
      // Without the collector there is nothing to read in another language either, and the page says so itself.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [code]);
  return messages;
}
