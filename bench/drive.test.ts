import { describe, expect, it } from 'vitest';
import { wholeAnswer } from './drive.js';

describe('wholeAnswer', () => {
  it.each([
    ['nothing', ''],
    ['a part of the head', 'HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n'],
    ['a part of the body', 'HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{'],
    ['a part of the chunks', 'HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n'],
  ])('waits while there is %s', (_, said) => {
    expect(wholeAnswer(said)).toBeUndefined();
  });

  it.each([
    ['its length', 'HTTP/1.1 202 Accepted\r\ncontent-length: 2\r\n\r\n{}'],
    ['its chunks', 'HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
  ])('knows by %s that an answer is whole', (_, said) => {
    expect(wholeAnswer(said)).toMatchObject({ status: 202, body: expect.stringContaining('{}') as string });
  });
});
