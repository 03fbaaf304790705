import type { Place } from '../../domain/facts.js';
import { idAt, packView, unpackView } from './id-times.js';
import type { ReaderState } from './known-reader.js';

// A reader's state is text: half of what it takes as JSON, and there is one for each reader of a day. Kinds, ended by a
// semicolon each, then visits; numbers of base 36 say how much more than the one before.

/** A place, `before` being the time of the one before; its id without what it has in common with those of its time. */
export function writePlace({ at, id }: Place, before: number): string {
  return `${(at - before).toString(36)} ${packView(id, idAt(at))} `;
}

/** A reader's part in counters, by account. */
export function writeVisits(visits: Iterable<[account: number, events: number]>): string {
  let text = '';
  let before = 0;
  for (const [account, events] of visits) {
    text += (account - before).toString(36);
    text += events === 0 ? ' ' : `:${events.toString(36)} `;
    before = account;
  }
  return text;
}

/** What `KnownReader.text` says; reads the JSON of before, too. */
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
