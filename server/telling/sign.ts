import { createHmac } from 'node:crypto';

/** The header that says who sends: `t=` the second it was signed, `v1=` a signature for each secret that holds. */
export const SIGNATURE_HEADER = 'Luciole-Signature';

/**
 * The signature of a webhook's body: HMAC-SHA-256, in hex, over the second of signing (since the epoch), a dot
 * and the body, under each secret.
 */
export function signatureOf(body: string, secrets: string[], now: number): string {
  const t = Math.floor(now / 1000);
  const signed = secrets.map((secret) => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
  return [`t=${t}`, ...signed.map((v1) => `v1=${v1}`)].join(',');
}
