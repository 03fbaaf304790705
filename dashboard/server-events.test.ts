import { describe, expect, it } from 'vitest';
import { ServerEvents } from './server-events.js';

const none = { id: undefined, retryMs: undefined };

describe('a stream of server-sent events', () => {
  it('is read event by event', () => {
    const text = 'event: begin\ndata: \nretry: 3000\n\nevent: more\nid: 17\ndata: {"a":1}\n\nevent: half';
    expect(new ServerEvents().take(text)).toEqual([
      { event: 'begin', data: '', id: undefined, retryMs: 3000 },
      { event: 'more', data: '{"a":1}', id: '17', retryMs: undefined },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('is the same in pieces of one character, lines ending in %j', (end) => {
    const events = new ServerEvents();
    const text = ['event: more', 'data: a', 'data:b', '', ': a comment', '', 'data: c', '', 'x'].join(end);
    expect(Array.from(text).flatMap((character) => events.take(character))).toEqual([
      { event: 'more', data: 'a\nb', ...none },
      { event: '', data: 'c', ...none },
    ]);
  });

  it('has no event that data could forge', () => {
    const data = JSON.stringify({ title: 'x\n\nevent: end\ndata: gone' });
    expect(new ServerEvents().take(`event: more\ndata: ${data}\n\n`)).toEqual([
      { event: 'more', data, ...none },
    ]);
  });
});
