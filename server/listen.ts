import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** What answers requests: all of them by `fetch`; those that `direct` takes, as Node has read them. */
export interface Face {
  fetch: Parameters<typeof getRequestListener>[0];
  direct?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A server that takes requests. */
export interface Listening {
  port: number;
  /** Stops taking requests and waits for those under way, at most `GRACE_MS`. */
  close(): Promise<void>;
}

/** How long requests under way may take once the server is asked to stop. */
export const GRACE_MS = 5000;

/** What a client may take: slow, silent and greedy ones are cut off, and cannot take all sockets there are. */
export const LIMITS = {
  serverOptions: {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    // Longer than proxies keep their idle connections, so that none sends into one that was just closed.
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
  },
  /** For a socket on which nothing moves in either direction. */
  silenceMs: 70_000,
  maxConnections: 10_000,
};

const CLOSE_IDLE_EVERY_MS = 50;

/**
 * Listens at every address of `host`: a machine's `localhost` can be `127.0.0.1` and `::1`, and browsers try
 * either. Port 0 takes a free one; `limits` hold for each address. Throws an `Error` with a sentence where that is not possible.
 */
export async function listen(
  { fetch, direct }: Face,
  { host, port, limits = LIMITS }: { host: string; port: number; limits?: typeof LIMITS },
): Promise<Listening> {
  const servers: Server[] = [];
  const closeAll = async () => {
    await Promise.all(servers.map(close));
  };
  const throughFetch = getRequestListener(fetch);
  for (const address of await addressesOf(host)) {
    const server = createServer(limits.serverOptions, (request, response) => {
      if (!direct?.(request, response)) void throughFetch(request, response);
    });
    server.maxConnections = limits.maxConnections;
    server.setTimeout(limits.silenceMs);
    try {
      server.listen(servers[0] ? portOf(servers[0]) : port, address);
      await once(server, 'listening');
      servers.push(server);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // `localhost` may have an address of a family that this machine does not speak.
      if (code === 'EADDRNOTAVAIL' && servers.length > 0) continue;
      await closeAll();
      throw explained(error as NodeJS.ErrnoException, { host, port });
    }
  }
  return { port: portOf(servers[0]!), close: closeAll };
}

/** IPv4 first: a machine without IPv6 may still name `::1` as `localhost`. */
async function addressesOf(host: string): Promise<string[]> {
  if (host !== 'localhost') return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return [...new Set(['127.0.0.1', ...found.map(({ address }) => address)])];
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // Those that are kept alive become idle one by one, as their requests are answered.
  const closingIdle = setInterval(() => {
    server.closeIdleConnections();
  }, CLOSE_IDLE_EVERY_MS);
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearInterval(closingIdle);
  clearTimeout(impatience);
}

/** Why nothing can listen there, as a sentence with something to do about it. */
export function explained(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): Error {
  const where = `${host}:${port}`;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Something already listens at ${where}. Stop it, or choose another port with LUCIOLE_PORT (the demo's: LUCIOLE_DEMO_PORT).`,
    EACCES: `This user may not listen at ${where}. Choose a port above 1023 with LUCIOLE_PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Change LUCIOLE_HOST.`,
    ENOTFOUND: `This machine does not know the host ${host}. Change LUCIOLE_HOST.`,
  };
  return new Error(sentences[error.code ?? ''] ?? `Cannot listen at ${where}: ${error.message}.`, {
    cause: error,
  });
}
