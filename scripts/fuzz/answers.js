const END_OF_HEAD = '\r\n\r\n';

/**
 * Takes the first whole answer off what a connection has said, interim answers (1xx) passed over.
 *
 * @param {string} said in latin1, so that a character is a byte
 * @param {string} method of the request: an answer to HEAD has no body, whatever its length says
 * @returns {{ answer: { status: number, head: string, body: string }, rest: string } | undefined} undefined
 *   while it is not whole
 */
export function takeAnswer(said, method) {
  const end = said.indexOf(END_OF_HEAD);
  if (end === -1) return;
  const head = said.slice(0, end);
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
  if (!status) throw new Error(`This is no answer: ${JSON.stringify(head.slice(0, 200))}`);
  const after = said.slice(end + END_OF_HEAD.length);
  if (status < 200) return takeAnswer(after, method);
  const whole = (body, rest) => ({ answer: { status, head, body }, rest });
  if (method === 'HEAD' || status === 204 || status === 304) return whole('', after);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined)
    return after.length < Number(length)
      ? undefined
      : whole(after.slice(0, Number(length)), after.slice(Number(length)));
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return takeChunks(after, whole);
  // Ended by the connection's end, which brings no more than this.
  return whole('', after);
}

function takeChunks(said, whole) {
  let body = '';
  for (let at = 0; ;) {
    const line = said.indexOf('\r\n', at);
    if (line === -1) return;
    const size = parseInt(said.slice(at, line), 16);
    if (Number.isNaN(size)) throw new Error(`This is no chunk: ${JSON.stringify(said.slice(at, at + 200))}`);
    const next = line + 2 + size + 2;
    if (said.length < next) return;
    if (size === 0) return whole(body, said.slice(next));
    body += said.slice(line + 2, line + 2 + size);
    at = next;
  }
}
