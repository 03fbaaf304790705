import { idAt, unpackView } from './id-times.js';

/** What was kept of a reader: places by kind, and their part in counters, by account. */
interface ReaderState {
  seen: [at: number, id: string][][];
  visits: [account: number, events: number][];
}

/**
 * A reader's state as earlier versions wrote it (see `MIGRATIONS`), as JSON or as text: kinds, ended by a semicolon
 * each, then visits; numbers of base 36 say how much more than the one before.
 */
export function readReaderText(text: string): ReaderState {
  if (text.startsWith('{')) return JSON.parse(text) as ReaderState;
  const parts = text.split(';');
  const visits = (parts.pop() ?? '').split(' ').slice(0, -1);
  let account = 0;
  return {
    seen: parts.map((part) => {
      const words = part.split(' ');
      const places: [at: number, id: string][] = [];
      let at = 0;
      for (let index = 0; index + 1 < words.length; index += 2) {
        at += parseInt(words[index]!, 36);
        places.push([at, unpackView(words[index + 1]!, idAt(at))]);
      }
      return places;
    }),
    visits: visits.map((word): [account: number, events: number] => {
      const [more = '', events = '0'] = word.split(':');
      account += parseInt(more, 36);
      return [account, parseInt(events, 36)];
    }),
  };
}
