import { connect } from 'node:net';

/**
 * Sends requests over so many connections at a time, each sending its next one when the last was answered.
 * Speaks HTTP by hand: a client that parsed everything would be slower than the server it measures.
 *
 * @param {{ port: number, connections: number, seconds: number, next: () => string }} load
 *   `next` makes a whole request
 * @returns {Promise<{ seconds: number, answers: number, accepted: number, statuses: Record<string, number>,
 *   latenciesMs: number[] }>} `accepted`: events that the answers with 202 acknowledged
 */
export async function drive({ port, connections, seconds, next }) {
  const statuses = {};
  const latenciesMs = [];
  let accepted = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;

  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').setNoDelay().setEncoding('latin1');
      let said = '';
      let sentAt = 0;
      const send = () => {
        sentAt = performance.now();
        if (sentAt < endsAt) socket.write(next());
        else socket.end(resolve);
      };
      socket.on('connect', send).on('error', reject);
      socket.on('close', () => reject(new Error('the server closed a connection')));
      socket.on('data', (chunk) => {
        said += chunk;
        const answer = wholeAnswer(said);
        if (!answer) return;
        said = '';
        latenciesMs.push(performance.now() - sentAt);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (answer.status === 202) accepted += Number(/"accepted":(\d+)/.exec(answer.body)?.[1] ?? 0);
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = (performance.now() - startedAt) / 1000;
  return { seconds: elapsed, answers: latenciesMs.length, accepted, statuses, latenciesMs };
}

/**
 * The one answer that a connection has said so far, once it is whole.
 *
 * @param {string} said
 * @returns {{ status: number, body: string } | undefined}
 */
export function wholeAnswer(said) {
  const end = said.indexOf('\r\n\r\n');
  if (end === -1) return;
  const head = said.slice(0, end);
  const body = said.slice(end + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const whole = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length);
  return whole ? { status: Number(head.slice(9, 12)), body } : undefined;
}
