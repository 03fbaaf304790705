import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './store/keeping.js';

/** What the build says of the scripts it wrote: the version, and each file's hash as a tag's `integrity` has it. */
interface Published {
  version: string;
  integrity: Record<string, string>;
}

/**
 * Whether the scripts in `builtDir` are what the build wrote; with the tag that pins the version, for pages that
 * reach the collector at `publicUrl`.
 */
export async function checkPublished(builtDir: string, publicUrl: string): Promise<Finding[]> {
  const dir = join(builtDir, 'widget');
  const text = await readFile(join(dir, 'integrity.json'), 'utf8').catch(() => {
    throw new Error('The widget is not built. Run "npm run build".');
  });
  const { version, integrity } = JSON.parse(text) as Published;
  const altered: string[] = [];
  for (const [path, hash] of Object.entries(integrity)) {
    const body = await readFile(join(dir, path)).catch(() => '');
    if (hash !== `sha384-${createHash('sha384').update(body).digest('base64')}`) altered.push(path);
  }
  if (altered.length > 0) {
    const sentence = `${altered.join(', ')} is not what the build wrote. Run "npm run build".`;
    return [{ check: 'widget', ok: false, sentence }];
  }
  const path = `/luciole.${version}.js`;
  const tag = `<script async src="${publicUrl}${path}" integrity="${integrity[path] ?? ''}" crossorigin="anonymous" data-site="…"></script>`;
  return [
    {
      check: 'widget',
      ok: true,
      sentence: `The scripts are what the build wrote. Version ${version}, pinned: ${tag}`,
    },
  ];
}
