/**
 * The people this magazine can be read as. On one computer a reader and their friend have the same address
 * and the same browser, so a collector takes them for one person; the demo gives each an address of their
 * own, from the blocks that RFC 5737 keeps for documentation.
 */
export const READERS = {
  anna: { name: 'Anna', address: '192.0.2.10' },
  bruno: { name: 'Bruno', address: '198.51.100.20' },
  chloe: { name: 'Chloé', address: '203.0.113.30' },
} as const;

/** Id of a reader, as it stands in the cookie and in addresses. */
export type ReaderId = keyof typeof READERS;

/** All readers, in the order in which they pass a link on. */
export const READER_IDS = Object.keys(READERS) as ReaderId[];

/** The demo's own cookie, which holds who reads. */
export const READER_COOKIE = 'demi-jour-reader';

/** Whether `id` is one of the readers. */
export function isReader(id: unknown): id is ReaderId {
  return typeof id === 'string' && Object.hasOwn(READERS, id);
}

/** Whom a reader would send a link to: the next one in the row. */
export function friendOf(reader: ReaderId): ReaderId {
  return READER_IDS[(READER_IDS.indexOf(reader) + 1) % READER_IDS.length]!;
}
