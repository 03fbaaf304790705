import { idAt, packView, unpackView } from './id-times.js';
import type { ReaderState } from './known-reader.js';

/**
 * A reader's state as text: half of what it takes as JSON, and there is one for each reader of a day. Kinds, then what is
 * known of them, ended by a semicolon each; within, numbers of base 36 say how much more than the one before. An id is
 * kept without what it has in common with those of its time (`idAt`).
 */
export function writeReader({ seen, visits }: ReaderState): string {
  let text = '';
  for (const places of seen) {
    let before = 0;
    for (const [at, id] of places) {
      text += `${(at - before).toString(36)} ${packView(id, idAt(at))} `;
      before = at;
    }
    text += ';';
  }
  let before = 0;
  for (const [account, events] of [...visits].sort(([a], [b]) => a - b)) {
    text += `${(account - before).toString(36)}${events === 0 ? '' : `:${events.toString(36)}`} `;
    before = account;
  }
  return text;
}

/** `writeReader` the other way round; reads the JSON of before, too. */
export function readReader(text: string): ReaderState {
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
