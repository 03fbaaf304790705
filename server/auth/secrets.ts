import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits behind a prefix that says what they are for. Shown once and never stored. */
export function makeSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of a secret: its SHA-256 in hex. A slow hash would add nothing, since nobody can guess 256
 * random bits.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A name for something that has a secret, to speak of it without saying the secret. */
export function makeId(): string {
  return randomBytes(6).toString('hex');
}
