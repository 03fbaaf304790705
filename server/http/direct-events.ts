import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES, type BatchAnswer } from '../../protocol/index.js';
import { EVENTS_HEADERS, EVENTS_PATH } from './events.js';
import { problemOf, type ProblemError } from './problem.js';
import { readIncoming } from './read-body.js';
import type { Post } from './take-events.js';

/** How long the rest of a body that is not read is let in, so that its sender comes to reading the answer. */
const LINGER_MS = 500;

/** What the app has around each answer, whoever gives it. */
export interface Around {
  /** Headers of every answer to the request with this id. */
  headers(requestId: string): Record<string, string>;
  requestIdOf(asked: string | undefined): string;
  /** What the client is told of a failure; notes what operators should know. */
  problem(error: unknown, requestId: string): ProblemError;
  answered(request: {
    requestId: string;
    method: string;
    path: string;
    status: number;
    startedAt: number;
  }): void;
}

/**
 * Takes posts of events as Node reads them, with the rules and the answers of `serveEvents`: nearly all
 * requests are such posts, and going round by `Request` and `Response` costs several times what they do.
 * The function it gives answers whether the request was one.
 */
export function directEvents(
  take: (post: Post) => Promise<BatchAnswer>,
  around: Around,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const method = 'POST';
  const path = EVENTS_PATH;
  return (request, response) => {
    if (request.url !== path || request.method !== method) return false;
    const startedAt = performance.now();
    const { headers } = request;
    const requestId = around.requestIdOf(headers['x-request-id'] as string | undefined);

    const answer = (status: number, type: string, body: string, more: Record<string, string> = {}) => {
      const bytes = String(Buffer.byteLength(body));
      response.writeHead(status, {
        ...around.headers(requestId),
        ...EVENTS_HEADERS,
        ...more,
        'Content-Type': type,
        'Content-Length': bytes,
      });
      if (more.Connection === 'close') endLate(request, response, body);
      else response.end(body);
      around.answered({ requestId, method, path, status, startedAt });
    };

    take({
      peer: request.socket.remoteAddress,
      header: (name) => headers[name] as string | undefined,
      body: () => readIncoming(request, MAX_BODY_BYTES),
    }).then(
      (batch) => {
        answer(202, 'application/json', JSON.stringify(batch));
      },
      (error: unknown) => {
        const problem = around.problem(error, requestId);
        answer(
          problem.status,
          'application/problem+json',
          JSON.stringify(problemOf(problem)),
          problem.headers,
        );
      },
    );
    return true;
  };
}

/** Closing a connection while its peer still sends would take the answer from them. */
function endLate(request: IncomingMessage, response: ServerResponse, body: string): void {
  response.write(body);
  const timer = setTimeout(end, LINGER_MS);
  request.on('data', () => undefined).once('end', end);
  response.once('close', end);
  function end() {
    clearTimeout(timer);
    response.end();
  }
}
