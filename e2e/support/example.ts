import { build } from 'vite';
import type { Publisher } from './publisher.js';

/** Where the pages of a framework say which site they report for. */
interface Reports {
  collectorUrl: string;
  publisher: Publisher;
}

/**
 * Builds one of `docs/examples` with its own configuration, as a site owner would, publishes what comes out, and
 * answers the page's address.
 */
export async function publishExample(name: string, { collectorUrl, publisher }: Reports): Promise<string> {
  const built = await build({
    root: `docs/examples/${name}`,
    logLevel: 'silent',
    define: {
      'import.meta.env.VITE_LUCIOLE_SITE': JSON.stringify(publisher.site),
      'import.meta.env.VITE_LUCIOLE_API': JSON.stringify(collectorUrl),
    },
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
