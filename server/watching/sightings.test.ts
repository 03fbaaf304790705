import { describe, expect, it } from 'vitest';
import { Sightings } from './sightings.js';

const site = { id: 'gazette', origins: ['https://www.example.org'], timezone: 'Europe/Paris', createdAt: 0 };
const names = (sightings: Sightings) =>
  sightings.of(site).map(({ finding, values }) => `${finding} ${Object.values(values).join(' ')}`);

describe('Sightings', () => {
  it('say that the script was never asked for, that it was, and that views arrive', () => {
    let now = 1000;
    const sightings = new Sightings(() => now);
    expect(names(sightings)).toEqual(['never-fetched 1000']);
    now = 2000;
    sightings.script('https://www.example.org/');
    sightings.script('https://elsewhere.example/');
    sightings.script(undefined);
    sightings.script('about:blank');
    expect(names(sightings)).toEqual(['fetched-but-silent https://www.example.org 2000']);
    sightings.accepted('other');
    expect(names(sightings)).toEqual(['fetched-but-silent https://www.example.org 2000']);
    now = 3000;
    sightings.accepted('gazette');
    expect(names(sightings)).toEqual(['views-arrived 3000']);
  });

  it('count what comes from origins that are not the site’s, until they are', () => {
    const sightings = new Sightings(() => 5);
    sightings.accepted('gazette');
    sightings.refused('gazette', 'https://example.org');
    sightings.refused('gazette', 'https://example.org');
    sightings.refused('gazette', 'null');
    sightings.refused('other', 'https://other.example');
    expect(names(sightings)).toEqual([
      'views-arrived 5',
      'no-origin 1 5',
      'origin-refused https://example.org 2 5',
    ]);
    site.origins.push('https://example.org');
    expect(names(sightings)).toEqual(['views-arrived 5', 'no-origin 1 5']);
    site.origins.pop();
  });

  it('show an id that nobody has to the owner of the origin it came from alone', () => {
    const sightings = new Sightings(() => 5);
    sightings.accepted('gazette');
    sightings.strange('gazete', 'https://www.example.org');
    sightings.strange('<b>', 'https://elsewhere.example');
    expect(names(sightings)).toEqual([
      'views-arrived 5',
      'id-unknown gazete gazette 1 5 https://www.example.org',
    ]);
  });

  it('keep little, however much is made up', () => {
    const sightings = new Sightings(() => 5);
    for (let n = 0; n < 5000; n += 1) {
      sightings.refused('gazette', `https://${n}.example`);
      sightings.strange(`${n}`.padEnd(10_000, 'x'), 'https://www.example.org');
    }
    const found = sightings.of(site);
    expect(found.filter(({ finding }) => finding === 'origin-refused').length).toBeLessThanOrEqual(20);
    expect(found.length).toBeLessThan(40);
    expect(JSON.stringify(found).length).toBeLessThan(10_000);
  });
});
