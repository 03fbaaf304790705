import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Publisher } from './publisher.js';

const run = promisify(execFile);

/** Where the pages of a framework say which site they report for. */
interface Reports {
  collectorUrl: string;
  publisher: Publisher;
}

/**
 * Has a site's folder of its own, in which the package is installed as the collector serves it, beside what this
 * project has of the frameworks.
 */
export async function inSite<T>(collectorUrl: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'luciole-site-'));
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'luciole');
  try {
    await mkdir(installed, { recursive: true });
    for (const name of await readdir('node_modules'))
      if (!name.startsWith('.')) await symlink(resolve('node_modules', name), join(modules, name));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const { version } = (await (await fetch(`${collectorUrl}/integrity.json`)).json()) as { version: string };
    const tarball = await (await fetch(`${collectorUrl}/luciole-${version}.tgz`)).arrayBuffer();
    await writeFile(join(folder, 'luciole.tgz'), Buffer.from(tarball));
    await run('tar', ['-xzf', join(folder, 'luciole.tgz'), '-C', installed, '--strip-components=1']);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Builds one of `docs/examples` with its own configuration and the package, as a site owner would, publishes what
 * comes out, and answers the page's address. Of Astro, whose page has no components, the rest is what Astro does:
 * its markup, and the script bundled by Vite.
 */
export async function publishExample(name: string, reports: Reports): Promise<string> {
  return inSite(reports.collectorUrl, async (folder) => {
    await cp(`docs/examples/${name}`, folder, { recursive: true });
    if (name === 'astro') {
      const page = await readFile(join(folder, 'src/pages/index.astro'), 'utf8');
      const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
      await writeFile(join(folder, 'main.ts'), script);
      await writeFile(
        join(folder, 'index.html'),
        page
          .replace(/^---.*?^---/ms, '<!doctype html>')
          .replace(/<script>.*?<\/script>/s, '<script type="module" src="./main.ts"></script>'),
      );
    }
    return publishBuilt(folder, reports);
  });
}

async function publishBuilt(root: string, { collectorUrl, publisher }: Reports): Promise<string> {
  const env = (prefix: string) => ({
    [`import.meta.env.${prefix}_LUCIOLE_SITE`]: JSON.stringify(publisher.site),
    [`import.meta.env.${prefix}_LUCIOLE_API`]: JSON.stringify(collectorUrl),
  });
  const built = await build({
    root,
    logLevel: 'silent',
    define: { ...env('VITE'), ...env('PUBLIC') },
    build: { write: false },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('One build was expected.');
  for (const file of built.output) {
    const isScript = file.type === 'chunk';
    publisher.publish(`/${file.fileName}`, {
      html: isScript ? file.code : String(file.source),
      headers: isScript ? { 'content-type': 'text/javascript' } : {},
    });
  }
  return `${publisher.origin}/index.html`;
}
