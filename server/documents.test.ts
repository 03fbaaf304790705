import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './command-line.js';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'bench/README.md'],
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

/** Calls of the command line as documents have them: the words of the command, and the options. */
const calls = DOCUMENTS.flatMap((name) =>
  [...readFileSync(join(ROOT, name), 'utf8').matchAll(/(?:npx )?\bluciole ([a-z][^`\n#|>]*)/g)]
    .filter(([call]) => call.startsWith('npx '))
    .map(([, rest = '']) => {
      const words = rest.trim().split(/\s+/);
      return {
        name,
        words: words.slice(0, ['site', 'key', 'user', 'report'].includes(words[0]!) ? 2 : 1),
        options: words.filter((word) => word.startsWith('--')).map((word) => word.replace(/[^\w-].*/, '')),
      };
    }),
);

describe('documents', () => {
  it('have calls of the command line', () => {
    expect(calls.length).toBeGreaterThan(20);
  });

  it.each(calls)('name what there is: $words $options ($name)', async ({ words, options }) => {
    let help = '';
    const surroundings = {
      env: {},
      out: (text: string) => (help += text),
      err: () => undefined,
      stopped: () => Promise.resolve(),
      builtDir: ROOT,
    };
    await run([...words.filter((word) => /^[a-z]/.test(word)), '--help'], surroundings);
    expect(help).toContain(`Usage: luciole ${words[0]}`);
    for (const option of options) expect(help).toContain(option);
  });

  it.each(DOCUMENTS)('%s names scripts of the package that there are', (name) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readFileSync(join(ROOT, name), 'utf8').matchAll(/npm run (?:--\S+ )?([a-z:]+)/g)];
    for (const [, script = ''] of named) expect(Object.keys(scripts)).toContain(script);
  });
});
