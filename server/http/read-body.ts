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

/** `readBody` of a request that Node itself read. */
export function readIncoming(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length']) > maxBytes) {
      reject(tooLarge(maxBytes));
      return;
    }
    let first: Buffer | undefined;
    let rest: Buffer[] | undefined;
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) reject(tooLarge(maxBytes));
      else if (first === undefined) first = chunk;
      else (rest ??= [first]).push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(decode(rest ? Buffer.concat(rest) : first));
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', (cause) => {
      reject(cutOff(cause));
    });
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
