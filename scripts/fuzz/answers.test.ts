import { describe, expect, it } from 'vitest';
import { takeAnswer } from './answers.js';

const HEAD = 'HTTP/1.1 202 Accepted\r\n';

describe('takeAnswer', () => {
  it.each([
    ['nothing', ''],
    ['a part of the head', `${HEAD}Content-Length: 2\r\n`],
    ['a part of the body', `${HEAD}Content-Length: 2\r\n\r\n{`],
    ['a part of the chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n`],
    ['only an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('waits while there is %s', (_, said) => {
    expect(takeAnswer(said, 'POST')).toBeUndefined();
  });

  it.each([
    ['by its length', 'POST', `${HEAD}content-length: 2\r\n\r\n{}`, '{}'],
    ['by its chunks', 'POST', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`, '{}'],
    [
      'behind an interim one',
      'POST',
      `HTTP/1.1 100 Continue\r\n\r\n${HEAD}content-length: 2\r\n\r\n{}`,
      '{}',
    ],
    ['to HEAD, without a body', 'HEAD', `${HEAD}Content-Length: 2\r\n\r\n`, ''],
  ])('takes an answer %s, and leaves what follows', (_, method, said, body) => {
    const taken = takeAnswer(`${said}HTTP/1.1`, method);
    expect(taken).toMatchObject({ answer: { status: 202, body }, rest: 'HTTP/1.1' });
  });

  it('refuses what is no answer', () => {
    expect(() => takeAnswer('{"status":202}\r\n\r\n', 'POST')).toThrow('no answer');
  });
});
