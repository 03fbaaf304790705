import { READERS, type ReaderId } from './readers.js';

/** What a collector may want to know of the browser that reports. */
const PASSED_ON = ['origin', 'content-type', 'user-agent', 'accept-language', 'sec-gpc', 'dnt'];
const PREFLIGHT = ['access-control-request-method', 'access-control-request-headers'];

/** What belongs to one connection (RFC 9110, section 7.6.1), or to a body that was already unpacked. */
const NOT_PASSED_BACK = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
  'date',
];

const TIMEOUT_MS = 10_000;

/**
 * Hands a report on to the collector as if it came from the reader's own address, and the answer back as it
 * is. A collector that cannot be reached, or takes longer than ten seconds, makes a 502 problem.
 */
export async function forwardEvents(
  request: Request,
  reader: ReaderId,
  collectorUrl: string,
): Promise<Response> {
  const headers = new Headers({ 'x-forwarded-for': READERS[reader].address, 'accept-encoding': 'identity' });
  for (const name of [...PASSED_ON, ...PREFLIGHT]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // What is missing is sent empty, or fetch would put words of its own there.
  for (const name of ['user-agent', 'accept-language']) if (!headers.has(name)) headers.set(name, '');
  try {
    const answer = await fetch(`${collectorUrl}/v1/events`, {
      method: request.method,
      headers,
      body: request.method === 'POST' ? await request.arrayBuffer() : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const back = new Headers(answer.headers);
    for (const name of NOT_PASSED_BACK) back.delete(name);
    const body = await answer.arrayBuffer();
    return new Response(body.byteLength ? body : null, { status: answer.status, headers: back });
  } catch {
    return problem(502, 'Bad gateway', 'The collector could not be reached. Is it running?');
  }
}

/** An error of the demo's own, as RFC 9457 has it. */
export function problem(status: number, title: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
