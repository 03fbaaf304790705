import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Context } from 'hono';

/** A built file, held in memory. */
export interface StaticFile {
  body: Uint8Array<ArrayBuffer>;
  /** The same, compressed by the build. */
  brotli: Uint8Array<ArrayBuffer> | undefined;
  type: string;
  /** Hash of the content, without quotes. */
  hash: string;
}

/** Built files by their path, which begins with a slash. Nothing outside the map can be asked for. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.tgz': 'application/gzip',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Reads every file below `dir`; `name.br` is the compressed form of `name`. An empty map: not built. */
export async function loadStaticFiles(dir: string): Promise<StaticFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    contents.set(`/${relative(dir, path).split(sep).join('/')}`, new Uint8Array(await readFile(path)));
  }
  return new Map(
    [...contents]
      .filter(([path]) => !path.endsWith('.br'))
      .map(([path, body]) => [
        path,
        {
          body,
          brotli: contents.get(`${path}.br`),
          type: TYPES[extname(path)] ?? 'application/octet-stream',
          hash: createHash('sha256').update(body).digest('base64url').slice(0, 22),
        },
      ]),
  );
}

/** Whether a file's name changes with its content, as `app.3f9a1c2b.js` and `luciole.0.1.0.js` do. */
export function isImmutable(path: string): boolean {
  return /\.[A-Za-z0-9_-]{7,}\.\w+$|[.-]\d+\.\d+\.\d+\.\w+$/.test(path);
}

/** Answers with a file: compressed where the client takes it, or 304 where it has it already. */
export function sendFile(c: Context, file: StaticFile, headers: Record<string, string>): Response {
  const brotli = acceptsBrotli(c.req.header('accept-encoding')) ? file.brotli : undefined;
  const etag = `"${file.hash}${brotli ? '-br' : ''}"`;
  const common = { ...headers, ETag: etag, Vary: 'Accept-Encoding' };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, common);
  const body = brotli ?? file.body;
  return c.body(body, 200, {
    ...common,
    'Content-Type': file.type,
    'Content-Length': String(body.byteLength),
    ...(brotli ? { 'Content-Encoding': 'br' } : {}),
  });
}

function acceptsBrotli(header = ''): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === 'br' && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}

function matches(header = '', etag: string): boolean {
  return header.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '')));
}
