import { connect } from 'node:net';
import { wholeAnswer } from './drive.js';

/**
 * Sends requests at a steady rate whatever becomes of those before, as the readers of a publication do: a request
 * that finds all connections busy waits, and its waiting is part of its latency, which is counted from the
 * moment when it was due.
 *
 * @param {{ port: number, perSecond: number, seconds: number, connections: number, next: () => string }} load
 *   `next` makes a whole request
 * @returns {Promise<{ answers: number, statuses: Record<string, number>, latenciesMs: number[] }>}
 */
export async function pace({ port, perSecond, seconds, connections, next }) {
  const total = Math.round(perSecond * seconds);
  const statuses = {};
  const latenciesMs = [];
  /** Times at which requests were due that no connection has taken yet. */
  const due = [];
  const free = [];
  await new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let made = 0;
    const sockets = Array.from({ length: connections }, () => {
      const socket = connect(port, '127.0.0.1').setNoDelay().setEncoding('latin1');
      let said = '';
      let dueAt = 0;
      const take = () => {
        dueAt = due.shift();
        if (dueAt === undefined) free.push(take);
        else socket.write(next());
      };
      socket.on('connect', take).on('error', reject);
      socket.on('close', () => reject(new Error('the server closed a connection')));
      socket.on('data', (chunk) => {
        said += chunk;
        const answer = wholeAnswer(said);
        if (!answer) return;
        said = '';
        latenciesMs.push(performance.now() - dueAt);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (latenciesMs.length < total) take();
        else finish();
      });
      return socket;
    });
    const timer = setInterval(() => {
      const now = performance.now();
      for (; made < total && startedAt + (made / perSecond) * 1000 <= now; made += 1) {
        due.push(startedAt + (made / perSecond) * 1000);
        // The one that has been free for longest: a server closes what is idle for some seconds.
        free.shift()?.();
      }
    }, 1);
    const finish = () => {
      clearInterval(timer);
      for (const socket of sockets) socket.removeAllListeners('close').destroy();
      resolve();
    };
  });
  return { answers: latenciesMs.length, statuses, latenciesMs };
}
