import { describe, expect, it } from 'vitest';
import { startDemo } from './main.js';

describe('startDemo', () => {
  it('opens the magazine on a port of its own and closes it', async () => {
    const demo = await startDemo({ host: '127.0.0.1', port: 0, collectorUrl: 'http://localhost:8787' });
    const page = await (await fetch(demo.url)).text();
    expect(page).toContain('Demi-jour');
    expect(page).toContain(`data-api="${demo.url}/as/anna"`);
    await demo.close();
    await expect(fetch(demo.url)).rejects.toThrow();
  });

  it('says in a sentence that its port is taken', async () => {
    const demo = await startDemo({ host: '127.0.0.1', port: 0, collectorUrl: 'http://localhost:8787' });
    const port = Number(new URL(demo.url).port);
    await expect(startDemo({ host: '127.0.0.1', port, collectorUrl: demo.url })).rejects.toThrow(
      'already listens',
    );
    await demo.close();
  });
});
