import { ProblemError } from './problem.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a request as text.
 * Stops reading once it has more than `maxBytes`, whatever `Content-Length` says: throws a `ProblemError`
 * 413 then, and 400 where the bytes are not UTF-8 or the client went away.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new ProblemError(413, `The body is larger than ${maxBytes} bytes; send fewer events at a time.`, {
      // What is left of the body is not read, so nothing else can follow on this connection.
      headers: { Connection: 'close' },
    });
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();

  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new ProblemError(400, 'The body ended before its end.', { cause });
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }

  try {
    return decoder.decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ProblemError(400, 'The body is not UTF-8 text.', { cause });
  }
}
