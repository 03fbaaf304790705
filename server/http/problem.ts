import { STATUS_CODES } from 'node:http';
import type { Problem, Rejected } from '../../protocol/index.js';

/** Statuses with which the API answers that something is wrong. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 429 | 500 | 503;

/** A refusal that the client gets as `application/problem+json`; `detail` is a sentence to act on. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly rejected: Rejected[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    readonly status: ProblemStatus,
    detail: string,
    options: { headers?: Record<string, string>; rejected?: Rejected[]; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.rejected = options.rejected;
    this.headers = options.headers ?? {};
  }
}

/** The body of the answer to a refusal, after RFC 9457. */
export function problemOf({ status, message, rejected }: ProblemError): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    ...(rejected ? { rejected } : {}),
  };
}
