import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCountries, type CountryOf } from './countries.js';

describe('the countries that come with the server', () => {
  let countryOf: CountryOf;
  beforeAll(async () => {
    countryOf = await openCountries('');
  });

  it.each([
    ['90.1.2.3', 'FR'],
    ['2a01:cb00:1:2:3:4:5:6', 'FR'],
    ['109.128.1.1', 'BE'],
    ['178.192.1.1', 'CH'],
    ['24.200.1.1', 'CA'],
    ['41.82.1.1', 'SN'],
  ])('know that %s is in %s', (address, country) => expect(countryOf(address)).toBe(country));

  it.each(['0.0.0.0', '127.0.0.1', '10.0.0.1', '192.0.2.7', '100.64.0.1', '::1', 'fe80::1', '2001:db8::1'])(
    'know no country of %s',
    (address) => expect(countryOf(address)).toBeNull(),
  );
});

describe('openCountries', () => {
  it.each([
    ['is not there', undefined],
    ['is something else', 'no database'],
  ])('says in a sentence that a database %s', async (_, content) => {
    const directory = await mkdtemp(join(tmpdir(), 'luciole-countries-'));
    const path = join(directory, 'countries.mmdb');
    if (content !== undefined) await writeFile(path, content);
    await expect(openCountries(path)).rejects.toThrow(
      /^The database of countries cannot be read: .+ LUCIOLE_COUNTRIES\.$/,
    );
    await rm(directory, { recursive: true });
  });
});
