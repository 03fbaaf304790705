import { createHash, randomBytes } from 'node:crypto';

/** A new API key: 256 random bits, recognisable by its prefix. It is shown once and never stored. */
export function makeKey(): string {
  return `luc_${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of a key: its SHA-256 in hex. A slow hash would add nothing, since nobody can guess 256
 * random bits.
 */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
