import { AGENTS } from './readers.js';
import type { World } from './world.js';

/** Posts events as any program could, and answers what the collector said. */
export async function post(
  { collector, publisher }: Pick<World, 'collector' | 'publisher'>,
  options: {
    events: unknown[];
    site?: string;
    agent?: string;
    origin?: string;
    headers?: Record<string, string>;
  },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${collector.url()}/v1/events`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'user-agent': options.agent ?? AGENTS.chloe,
      origin: options.origin ?? publisher.origin,
      ...options.headers,
    },
    body: JSON.stringify({ site: options.site ?? publisher.site, sent: Date.now(), events: options.events }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
