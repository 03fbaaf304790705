import type { Problem } from '../protocol/index.js';

/** The collector answered, but not with what was asked. The message is its own sentence. */
export class AnswerError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The collector does not know who asks. */
export class SignedOutError extends AnswerError {}

interface Options {
  body?: unknown;
  /** Of a shared link: who has one comes without cookies. */
  token?: string | null;
  signal?: AbortSignal;
}

/**
 * Asks the collector; resolves to what it answers.
 * Throws SignedOutError, AnswerError, or what fetch throws when the collector cannot be reached.
 */
export async function ask<T>(
  method: string,
  path: string,
  { body, token = null, signal }: Options = {},
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw new (response.status === 401 ? SignedOutError : AnswerError)(
    response.status,
    await sentenceOf(response),
  );
}

/** The text at `path`, where it is no JSON. Throws as `ask` does. */
export async function askText(path: string, token: string | null): Promise<string> {
  const response = await fetch(path, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  if (response.ok) return response.text();
  throw new (response.status === 401 ? SignedOutError : AnswerError)(
    response.status,
    await sentenceOf(response),
  );
}

/** Why an answer is none, in the collector's own sentence. */
export async function sentenceOf(response: Response): Promise<string> {
  try {
    const { detail, title } = (await response.json()) as Partial<Problem>;
    return detail ?? title ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
