import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as a reader of mail gets it. */
export interface Received {
  to: string[];
  headers: Map<string, string>;
  text: string;
  html: string;
  raw: string;
}

/** A mail server on this machine that keeps what it takes. */
export async function openPostOffice() {
  const mails: Received[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, answer) {
      if (refusal === undefined) answer();
      else answer(Object.assign(new Error('not now'), { responseCode: refusal }));
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push(read(Buffer.concat(parts).toString('utf8'), to));
        answer();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** Refuses every reader with this code; takes them again without one. */
    refuse: (code?: number) => (refusal = code),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** A program on this machine that is posted to, and keeps what it is told. */
export async function openReceiver() {
  const posts: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 200;
  let hangs = false;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      posts.push({ path: request.url ?? '', headers: request.headers, body });
      if (hangs) return;
      const change = status === 101 && { connection: 'upgrade', upgrade: 'other' };
      response.writeHead(status, { location: '/elsewhere', ...change });
      response.end(`the secret of ${request.url ?? ''}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    posts,
    answer: (code: number) => (status = code),
    hang: () => (hangs = true),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Headers and the two parts of a mail; no more of MIME than what is sent here. */
function read(raw: string, to: string[]): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`);
  const part = (type: string) => {
    const found = parts.find((each) => each.includes(`Content-Type: ${type}`)) ?? '';
    const [top = '', ...body] = found.split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    if (/base64/i.test(top)) return Buffer.from(text, 'base64').toString('utf8');
    return /quoted-printable/i.test(top) ? unquoted(text) : text;
  };
  return { to, headers, text: part('text/plain'), html: part('text/html'), raw };
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
