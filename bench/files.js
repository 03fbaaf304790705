import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * The bytes of a file as it is, by gzip -9 and by brotli 11. A font is compressed already and travels as it is.
 *
 * @param {string} name
 * @param {Buffer} body
 */
export function weigh(name, body) {
  const raw = body.length;
  if (name.endsWith('.woff2')) return { raw, gzip: raw, brotli: raw };
  return { raw, gzip: gzipSync(body, { level: 9 }).length, brotli: compress(body).length };
}

/**
 * @param {Buffer} body
 * @returns {Buffer} the same by brotli 11
 */
export function compress(body) {
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}
