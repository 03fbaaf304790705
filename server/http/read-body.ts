import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a request as text.
 * Stops reading once it has more than `maxBytes`, whatever `Content-Length` says: throws a `ProblemError`
 * 413 then, and 400 where the bytes are not UTF-8 or the client went away.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);

  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw cutOff(cause);
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
  return decode(Buffer.concat(chunks));
}

/** `readBody` of a request that Node itself reads, told to `done`, or to `failed` with a `ProblemError`. */
export function readIncoming(
  request: IncomingMessage,
  maxBytes: number,
  { done, failed }: { done: (text: string) => void; failed: (error: ProblemError) => void },
): void {
  if (Number(request.headers['content-length']) > maxBytes) {
    failed(tooLarge(maxBytes));
    return;
  }
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let received = 0;
  let over = false;
  const fail = (error: ProblemError) => {
    if (!over) failed(error);
    over = true;
  };
  request.on('data', (chunk: Buffer) => {
    received += chunk.byteLength;
    if (received > maxBytes) fail(tooLarge(maxBytes));
    else if (first === undefined) first = chunk;
    else (rest ??= [first]).push(chunk);
  });
  request.on('end', () => {
    if (over) return;
    over = true;
    let text: string;
    try {
      text = decode(rest ? Buffer.concat(rest) : first);
    } catch (error) {
      failed(error as ProblemError);
      return;
    }
    done(text);
  });
  request.on('error', (cause) => {
    fail(cutOff(cause));
  });
}

function decode(bytes: Uint8Array | undefined): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new ProblemError(400, 'The body is not UTF-8 text.', { cause });
  }
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError(413, `The body is larger than ${maxBytes} bytes; send fewer events at a time.`, {
    // What is left of the body is not read, so nothing else can follow on this connection.
    headers: { Connection: 'close' },
  });
}

function cutOff(cause: unknown): ProblemError {
  return new ProblemError(400, 'The body ended before its end.', { cause });
}
