import { connect } from 'node:net';
import { takeAnswer } from './answers.js';

/** A client that has waited so long has no answer, ms. */
const PATIENCE_MS = 20_000;

/** A client that sends whatever bytes it is given, over one connection for as long as that lasts. */
export class Connection {
  #port;
  #socket;

  constructor(port) {
    this.#port = port;
  }

  /**
   * Sends the bytes of an exchange (see `Requests`), and resolves to its answers in their order: all that are
   * due, or fewer where the server closed the connection before. What is not whole is followed by an end.
   */
  exchange({ bytes, parts, whole }) {
    if (!this.#socket?.writable || this.#socket.readableEnded) this.#open();
    const socket = this.#socket;
    return new Promise((resolve) => {
      const answers = [];
      let said = '';
      const done = (trouble) => {
        clearTimeout(impatience);
        socket.removeAllListeners('data').removeAllListeners('close');
        if (socket.destroyed || !whole || trouble) this.close();
        resolve({ answers, trouble });
      };
      const impatience = setTimeout(() => done('it was not answered'), PATIENCE_MS);
      socket.on('close', () => done());
      socket.on('data', (chunk) => {
        said += chunk;
        try {
          for (let taken; (taken = takeAnswer(said, parts[answers.length]?.method ?? 'GET'));) {
            answers.push(taken.answer);
            said = taken.rest;
          }
        } catch (error) {
          done(error.message);
          return;
        }
        // One that says it is closing is not written to again.
        if (/\r\nconnection: *close/i.test(answers.at(-1)?.head ?? '')) return;
        if (whole && answers.length === parts.length) done();
      });
      if (whole) socket.write(bytes);
      else socket.end(bytes);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open() {
    this.close();
    const socket = connect(this.#port, '127.0.0.1').setNoDelay().setEncoding('latin1');
    // A server may cut off what it does not want to hear; what counts is which answers came.
    socket.on('error', () => undefined);
    this.#socket = socket;
  }
}
