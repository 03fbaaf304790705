import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REJECTIONS, type EventBatch } from './events.js';
import { ID_PATTERN, SITE_PATTERN } from './limits.js';
import { parseToken } from './token.js';

const folder = (path: string) => {
  const url = new URL(path, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, url), 'utf8')) as unknown] as const);
};

describe('golden payloads', () => {
  it.each(folder('golden/'))('%s has true ids and tokens', (_, payload) => {
    const batch = payload as EventBatch;
    expect(batch.site).toMatch(SITE_PATTERN);
    const ids = batch.events.map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const event of batch.events) {
      expect(event.id).toMatch(ID_PATTERN);
      expect(event.view).toMatch(ID_PATTERN);
      const token = 'token' in event ? event.token : undefined;
      if (token === undefined) continue;
      const parsed = parseToken(token, event.at);
      expect(parsed?.text).toBe(token);
      if (event.type === 'share') expect(parsed?.channel).toBe(event.channel);
    }
  });

  it.each(folder('golden/invalid/'))(
    'invalid/%s names the expected rejection of its one event',
    (_, payload) => {
      const { rejection, why, batch } = payload as Record<string, unknown> & { batch: { events: unknown[] } };
      expect(REJECTIONS).toContain(rejection);
      expect(why).toEqual(expect.any(String));
      expect(batch.events).toHaveLength(1);
    },
  );
});
