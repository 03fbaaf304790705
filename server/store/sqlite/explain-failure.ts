/** What to do, by the beginning of SQLite's code. */
const SENTENCES: [code: string, sentence: (path: string) => string][] = [
  [
    'SQLITE_FULL',
    (path) => `The disk that holds ${path} is full. Make room; nothing that was acknowledged is lost.`,
  ],
  [
    'SQLITE_READONLY',
    (path) => `${path} cannot be written. Make the file and its directory writable for this user.`,
  ],
  [
    'SQLITE_CANTOPEN',
    (path) => `${path} cannot be opened. Make its directory readable and writable for this user.`,
  ],
  [
    'SQLITE_NOTADB',
    (path) => `${path} is not a database of Luciole. Bring a backup back with "luciole restore PATH".`,
  ],
  [
    'SQLITE_CORRUPT',
    (path) => `${path} is damaged. Keep a copy of it, and bring a backup back with "luciole restore PATH".`,
  ],
  ['SQLITE_BUSY', (path) => `Another program keeps ${path} locked. Try again when it is done.`],
  ['SQLITE_LOCKED', (path) => `Another program keeps ${path} locked. Try again when it is done.`],
  ['SQLITE_IOERR', (path) => `The disk that holds ${path} fails. Look at the system's log.`],
];

/** A database was looked through, and is damaged. */
export class DamageError extends Error {}

/** Whether a failure, explained or not, means that a file is damaged, or no database at all. */
export function isDamage(failure: unknown): boolean {
  if (failure instanceof DamageError) return true;
  const { code, cause } = failure as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return /^SQLITE_(NOTADB|CORRUPT)/.test(code);
  return cause instanceof Error && isDamage(cause);
}

/** A failure of SQLite as an `Error` with a sentence of what to do; any other failure as it is. */
export function explainFailure(failure: unknown, path: string): Error {
  const { code } = failure as { code?: unknown };
  const found = SENTENCES.find(([start]) => typeof code === 'string' && code.startsWith(start));
  if (found) return new Error(found[1](path), { cause: failure });
  return failure instanceof Error ? failure : new Error(String(failure));
}
