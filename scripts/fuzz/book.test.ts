import { describe, expect, it } from 'vitest';
import type { Answer } from './answers.js';
import { Book } from './book.js';

const sent = (...ids: string[]) => {
  const body = Buffer.from(JSON.stringify({ events: ids.map((id) => ({ id })) }));
  return { bytes: body, parts: [{ method: 'POST', body }], whole: true };
};
const answer = (status: number, body: unknown, head = ''): Answer => ({
  status,
  head: `HTTP/1.1 ${status} X${head}`,
  body: JSON.stringify(body),
});
const refusal = (index: number) => ({ index, id: null, reason: 'malformed', detail: '' });
const accept = (accepted: number, rejected: object[] = [], duplicates = 0) =>
  answer(202, { accepted, duplicates, rejected });

/** A book in which `one` and `two` were acknowledged and another event refused, compared with a record. */
function complaintsAbout(kept: [string, number][], malformed = 1): string[] {
  const book = new Book();
  book.note(sent('one', 'two', 'bad'), { answers: [accept(2, [refusal(2)])] });
  book.note(sent('two'), { answers: [accept(0, [], 1)] });
  book.compare({ kept: new Map(kept), leftOut: [{ reason: 'malformed', count: malformed }] });
  return book.complaints();
}

const RIGHT: [string, number][] = [
  ['one', 1],
  ['two', 1],
];

describe('Book', () => {
  it('has nothing to say where the record is what was acknowledged', () => {
    expect(complaintsAbout(RIGHT)).toEqual([]);
  });

  it.each([
    ['lost', [RIGHT[0]!], 1, '1 acknowledged events are lost, such as two'],
    ['counted that nobody acknowledged', [...RIGHT, ['bad', 1] as [string, number]], 1, 'such as bad'],
    ['there twice', [RIGHT[0]!, ['two', 2] as [string, number]], 1, 'on record twice, such as two'],
    ['refused and not shown', RIGHT, 0, '1 events were refused as malformed, and 0 are shown so'],
  ])('tells an event that is %s', (_, kept, malformed, sentence) => {
    expect(complaintsAbout(kept, malformed)).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ['500', { answers: [answer(500, 'x')] }, 'answered 500'],
    ['503 for a reason of its own', { answers: [answer(503, 'could not be written')] }, 'answered 503'],
    ['a sum that is not', { answers: [accept(2)] }, 'does not add up'],
    ['success of nothing', { answers: [accept(0, [refusal(0)])] }, 'status 202 with 0 accepted'],
    ['nothing', { answers: [] }, 'closed instead of an answer'],
    ['nothing in time', { answers: [], trouble: 'it was not answered' }, 'it was not answered'],
  ])('tells an answer of %s', (_, got, sentence) => {
    const book = new Book();
    book.note(sent('one'), got);
    expect(book.complaints()).toEqual([expect.stringContaining(sentence)]);
  });

  it('lets a collector say that it has too much to do', () => {
    const book = new Book();
    book.note(sent('one'), { answers: [answer(503, 'There is too much to do.')] });
    expect(book.complaints()).toEqual([]);
  });

  it('leaves open what became of events whose connection ended before an answer', () => {
    for (const kept of [[], [['one', 1]]] as [string, number][][]) {
      const book = new Book();
      book.note(sent('one'), {
        answers: [{ ...answer(400, ''), head: 'HTTP/1.1 400 X\r\nConnection: close' }],
      });
      book.compare({ kept: new Map(kept), leftOut: [] });
      expect(book.complaints()).toEqual([]);
    }
  });
});
