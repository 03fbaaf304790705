import { describe, expect, it } from 'vitest';
import type { Delivery } from './deliver.js';
import { driveCollector } from './drive-collector.js';
import { Simulation } from './simulation.js';

const FROM = Date.UTC(2026, 5, 1);
const OPTIONS = {
  seed: 1,
  from: FROM,
  to: FROM + 86_400_000,
  timezone: 'UTC',
  origin: 'https://x.test',
  readers: 40,
  events: 60,
};

/** Drives a collector that gives these answers in turn, then 202; answers what it was sent and how long was waited. */
async function drive(answers: { status: number; retryAfterMs?: number }[], deliveries?: Iterable<Delivery>) {
  const posted: { body: string; headers: Record<string, string> }[] = [];
  const waited: number[] = [];
  const reached: number[] = [];
  await driveCollector(deliveries ?? new Simulation(OPTIONS).deliveries(), {
    site: 'x',
    origin: OPTIONS.origin,
    connections: 1,
    clock: 'own',
    post: (body, headers) => {
      posted.push({ body, headers });
      const { status, retryAfterMs = 0 } = answers.shift() ?? { status: 202 };
      return Promise.resolve({ status, retryAfterMs, detail: 'busy' });
    },
    reach: (at) => {
      reached.push(at);
      return Promise.resolve();
    },
    sleep: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
  });
  return { posted, waited, reached };
}

describe('driveCollector', () => {
  it('sends each delivery at its time, as its reader, from the publication’s pages', async () => {
    const all = [...new Simulation(OPTIONS).deliveries()];
    const { posted, reached } = await drive([], all);
    expect(reached).toEqual(all.map(({ receivedAt }) => receivedAt));
    expect(posted.map(({ headers }) => headers)).toEqual(
      all.map(({ sender }): unknown =>
        expect.objectContaining({
          origin: 'https://x.test',
          'user-agent': sender.agent.header,
          'x-forwarded-for': sender.address,
        }),
      ),
    );
  });

  it('sends again, unchanged, what a collector turns away, when it says', async () => {
    const { posted, waited } = await drive([
      { status: 503, retryAfterMs: 5000 },
      { status: 429, retryAfterMs: 7 },
    ]);
    expect(waited).toEqual([5000, 7]);
    expect([posted[1]?.body, posted[2]?.body]).toEqual([posted[0]?.body, posted[0]?.body]);
    expect(posted[3]?.body).not.toBe(posted[0]?.body);
  });

  it('ends with what the collector says where it refuses', async () => {
    await expect(drive([{ status: 202 }, { status: 403 }])).rejects.toThrow(
      'The collector answers 403: busy',
    );
    await expect(drive(Array.from({ length: 20 }, () => ({ status: 503 })))).rejects.toThrow('answers 503');
  });

  it('takes a refusal for what it is where nothing in the batch could be accepted', async () => {
    const faulty = [...new Simulation({ ...OPTIONS, events: 3000, readers: 300 }).deliveries()].filter(
      ({ reports }) => reports.length === 1 && reports[0]?.fault === 'malformed',
    );
    expect(faulty.length).toBeGreaterThan(0);
    const { posted } = await drive(
      faulty.map(() => ({ status: 400 })),
      faulty,
    );
    expect(posted).toHaveLength(faulty.length);
    await expect(drive([{ status: 400 }])).rejects.toThrow('answers 400');
  });
});
