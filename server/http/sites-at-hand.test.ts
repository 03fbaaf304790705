import { describe, expect, it } from 'vitest';
import type { Site } from '../store/port.js';
import { SitesAtHand } from './sites-at-hand.js';

const turn = () => new Promise(setImmediate);

/** A store that says how often it was asked. */
function storeOf(origins: string[]) {
  const asked = { sites: 0, salts: 0 };
  const site: Site = { id: 'gazette', origins, timezone: 'Europe/Paris', createdAt: 0 };
  return {
    asked,
    getSite: (id: string) => {
      asked.sites += 1;
      return Promise.resolve(id === 'gazette' ? { ...site, origins: [...origins] } : undefined);
    },
    getSalt: () => Promise.resolve(`salt ${(asked.salts += 1)}`),
  };
}

describe('SitesAtHand', () => {
  it('asks for a site and its salts once in a turn of the event loop', async () => {
    const store = storeOf([]);
    const sites = new SitesAtHand(store);
    expect(sites.get('gazette')).toBeUndefined();
    const known = (await sites.ask('gazette'))!;
    await sites.askSalt(known, '2026-11-23');
    expect(sites.get('gazette')).toBe(known);
    expect(sites.get('gazette')?.salts.get('2026-11-23')).toBe('salt 1');
    expect(store.asked).toEqual({ sites: 1, salts: 1 });
  });

  it('knows in the next turn what has changed', async () => {
    const origins = ['https://a.example'];
    const sites = new SitesAtHand(storeOf(origins));
    await sites.ask('gazette');
    origins.push('https://b.example');
    await turn();
    expect(sites.get('gazette')).toBeUndefined();
    expect((await sites.ask('gazette'))?.site.origins).toEqual(origins);
  });

  it('remembers nothing of a site that is not there', async () => {
    const store = storeOf([]);
    const sites = new SitesAtHand(store);
    expect(await sites.ask('nowhere')).toBeUndefined();
    expect(sites.get('nowhere')).toBeUndefined();
  });
});
