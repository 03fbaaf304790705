import { serve } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemo } from './app.js';

/** The demo publication, listening. */
export interface Demo {
  /** Its front page. */
  url: string;
  /** Stops listening and lets go of open connections. */
  close(): Promise<void>;
}

/**
 * Opens the demo publication on an origin of its own.
 * Fails with the system's error where the port is taken; port 0 takes a free one.
 */
export async function startDemo(options: {
  host: string;
  port: number;
  collectorUrl: string;
}): Promise<Demo> {
  const { host, port, collectorUrl } = options;
  const app = createDemo({ collectorUrl, host });
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server;
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
