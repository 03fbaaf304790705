import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES, MAX_EVENTS, type BatchAnswer } from '../../protocol/index.js';
import { EVENTS_HEADERS, EVENTS_PATH } from './events.js';
import { problemOf, type ProblemError } from './problem.js';
import { readIncoming } from './read-body.js';
import type { EventTaker } from './take-events.js';

/** How long the rest of a body that is not read is let in, so that its sender comes to reading the answer. */
const LINGER_MS = 500;

/** An answer that was given. */
export interface Answered {
  requestId: string;
  method: string;
  path: string;
  status: number;
  /** By `performance.now()`. */
  startedAt: number;
}

/** What the app has around each answer, whoever gives it. */
export interface Around {
  /** Headers of every answer, beside the id of its request. */
  headers: Record<string, string>;
  requestIdOf(asked: string | undefined): string;
  /** What the client is told of a failure; notes what operators should know. */
  problem(error: unknown, requestId: string): ProblemError;
  answered(answer: Answered): void;
}

/**
 * Takes posts of events as Node reads them, with the rules and the answers of `serveEvents`: nearly all
 * requests are such posts, and going round by `Request` and `Response` costs several times what they do.
 * The function it gives answers whether the request was one.
 */
export function directEvents(
  taker: EventTaker,
  around: Around,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const method = 'POST';
  const path = EVENTS_PATH;
  // Names and values by turns: the form in which Node puts headers down without looking at each again.
  const always = Object.entries({ ...around.headers, ...EVENTS_HEADERS }).flat();
  return (request, response) => {
    if (request.url !== path || request.method !== method) return false;
    const startedAt = performance.now();
    const { headers } = request;
    const requestId = around.requestIdOf(headers['x-request-id'] as string | undefined);

    const answer = (status: number, type: string, body: string, more?: Record<string, string>) => {
      const head = always.concat(
        ...['X-Request-Id', requestId, 'Content-Type', type],
        ...['Content-Length', String(Buffer.byteLength(body))],
      );
      if (more) head.push(...Object.entries(more).flat());
      response.writeHead(status, head);
      if (more?.Connection === 'close') endLate(request, response, body);
      else response.end(body);
      around.answered({ requestId, method, path, status, startedAt });
    };
    const refuse = (error: unknown) => {
      const problem = around.problem(error, requestId);
      const body = JSON.stringify(problemOf(problem));
      answer(problem.status, 'application/problem+json', body, problem.headers);
    };

    try {
      const letIn = taker.letIn({
        peer: request.socket.remoteAddress,
        header: (name) => headers[name] as string | undefined,
      });
      readIncoming(request, MAX_BODY_BYTES, {
        done(text) {
          taker.take(letIn, text).then((batch) => {
            answer(202, 'application/json', written(batch));
          }, refuse);
        },
        failed: refuse,
      });
    } catch (error) {
      refuse(error);
    }
    return true;
  };
}

/** Answers by the number of events, where all are accepted. */
const ALL_ACCEPTED = Array.from({ length: MAX_EVENTS + 1 }, (_, accepted) =>
  JSON.stringify({ accepted, duplicates: 0, rejected: [] } satisfies BatchAnswer),
);

function written(answer: BatchAnswer): string {
  const { accepted, duplicates, rejected } = answer;
  return (
    (duplicates === 0 && rejected.length === 0 ? ALL_ACCEPTED[accepted] : undefined) ?? JSON.stringify(answer)
  );
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
