import { listen } from '../server/listen.js';
import { createDemo } from './app.js';

/** The demo publication, listening. */
export interface Demo {
  /** Its front page, as a browser on this machine calls it. */
  url: string;
  /** Stops listening and waits for what is under way. */
  close(): Promise<void>;
}

/**
 * Opens the demo publication on an origin of its own; port 0 takes a free one.
 * Throws an `Error` with a sentence where that is not possible, for example because the port is taken.
 */
export async function startDemo(options: {
  host: string;
  port: number;
  collectorUrl: string;
}): Promise<Demo> {
  const { host, port, collectorUrl } = options;
  const listening = await listen(createDemo({ collectorUrl, host }), { host, port });
  return {
    url: `http://${nameOf(host)}:${listening.port}`,
    close: () => listening.close(),
  };
}

/** What to type for a host that is listened at: an address that means every address is none to type. */
function nameOf(host: string): string {
  if (host === '::' || host === '0.0.0.0') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
