import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import resolvePlugin from '@rollup/plugin-node-resolve';
import replacePlugin from '@rollup/plugin-replace';
import terserPlugin from '@rollup/plugin-terser';
import typescriptPlugin from '@rollup/plugin-typescript';
import type { Plugin, RollupOptions } from 'rollup';

/** The plugins' types wrap their default export once more than it is at run time. */
const unwrap = <P extends { default: unknown }>(plugin: P) => plugin as unknown as P['default'];
const resolve = unwrap(resolvePlugin);
const replace = unwrap(replacePlugin);
const terser = unwrap(terserPlugin);
const typescript = unwrap(typescriptPlugin);

const WIDGET = 'dist/widget';
const DASHBOARD = 'dist/dashboard';

/** Puts a file compressed by brotli, as small as it gets, beside each one that is written. */
const precompress = (): Plugin => ({
  name: 'precompress',
  writeBundle({ dir = '' }, bundle) {
    for (const file of Object.keys(bundle)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      const path = join(dir, file);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
    }
  },
});

/** Fails the build when a module from elsewhere gets in: one careless import can weigh 20 KB. */
const only = (...allowed: string[]): Plugin => ({
  name: 'only',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
        const path = relative('.', id);
        if (!allowed.some((folder) => path.startsWith(folder)))
          this.error(`${path} does not belong in ${chunk.fileName}`);
      }
    }
  },
});

/** Takes the indentation out of the style sheet, which stands in a template. */
const squeezeStyles = (): Plugin => ({
  name: 'squeeze-styles',
  transform: (code, id) =>
    /styles\.[jt]s$/.test(id)
      ? { code: code.replace(/\n\s*/g, ' ').replace(/ ?([{};:,>]) /g, '$1'), map: null }
      : null,
});

/** `let` compresses better than `const`, and the compiler has made sure by now that nothing is assigned to. */
const letForConst = (): Plugin => ({
  name: 'let-for-const',
  renderChunk: (code) => ({ code: code.replace(/\bconst /g, 'let '), map: null }),
});

/** Empties a folder before anything is written into it: a build that fails before leaves the last one. */
const empty = (dir: string): Plugin => ({
  name: 'empty',
  generateBundle: () => rmSync(dir, { recursive: true, force: true }),
});

/** `more` is what was measured to make this one file smaller. */
const minify = (more: object) =>
  terser({
    ecma: 2020,
    module: true,
    toplevel: true,
    compress: { passes: 3, unsafe: true, unsafe_arrows: true, ...more },
    // Preact's own names, and no others, begin with an underscore.
    mangle: { properties: { regex: /^_/ } },
  });
const typed = (tsconfig: string) => typescript({ tsconfig, noEmit: false, noEmitOnError: true });

/** Names of the files that were written so far, by part; those who load a part are built after it. */
const fileOf: Record<string, string> = {};

/**
 * A part of the widget that a page loads when it is asked for. Parts are built apart, so that none brings a third
 * file that it shares with another; what a part itself asks for later is a file of its own.
 */
const part = (name: string, input: string): RollupOptions => ({
  input,
  output: {
    dir: WIDGET,
    format: 'es',
    entryFileNames: `luciole-${name}.[hash:7].js`,
    chunkFileNames: 'luciole-[name].[hash:7].js',
  },
  plugins: [
    resolve(),
    squeezeStyles(),
    replace({ preventAssignment: true, LABELS_HASH: JSON.stringify(labelsHash) }),
    typed('widget/tsconfig.json'),
    letForConst(),
    minify({ pure_getters: true, conditionals: false }),
    only('widget/', 'protocol/', 'node_modules/preact-small/'),
    precompress(),
    {
      name: 'remember-file',
      writeBundle: (_, bundle) => {
        fileOf[name] = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)!.fileName;
      },
    },
  ],
});

const LABELS = 'widget/buttons/labels';
/** English is what the buttons speak without a file; each other language is one. */
const languages = readdirSync(LABELS).flatMap((file) => /^(?!en)(\w\w)\.ts$/.exec(file)?.[1] ?? []);
/** One for all languages, since the buttons make their files' names up. */
const labelsHash = createHash('sha256')
  .update(languages.map((language) => readFileSync(`${LABELS}/${language}.ts`, 'utf8')).join('\0'))
  .digest('base64url')
  .slice(0, 7);

const labels: RollupOptions = {
  input: Object.fromEntries(languages.map((language) => [language, `${LABELS}/${language}.ts`])),
  output: { dir: WIDGET, format: 'es', entryFileNames: `luciole-[name].${labelsHash}.js` },
  plugins: [empty(WIDGET), typed('widget/tsconfig.json'), minify({}), only('widget/'), precompress()],
};

const tracker: RollupOptions = {
  input: 'widget/tracker.ts',
  output: { dir: WIDGET, format: 'iife', entryFileNames: 'luciole.js' },
  plugins: [
    replace({ preventAssignment: true, BUTTONS_FILE: () => JSON.stringify(fileOf['ui']) }),
    typed('widget/tsconfig.json'),
    letForConst(),
    minify({ negate_iife: false, if_return: false }),
    only('widget/', 'protocol/'),
    precompress(),
  ],
};

/** Writes the page and its style sheet beside the script, under names that change with what is in them. */
const page = (): Plugin => ({
  name: 'page',
  generateBundle(_, bundle) {
    const script = Object.keys(bundle).find((file) => file.endsWith('.js'))!;
    const style = this.emitFile({
      type: 'asset',
      name: 'style.css',
      source: readFileSync('dashboard/style.css', 'utf8'),
    });
    const html = readFileSync('dashboard/index.html', 'utf8')
      .replace('/app.js', `/${script}`)
      .replace('/style.css', `/${this.getFileName(style)}`);
    this.emitFile({ type: 'asset', fileName: 'index.html', source: html });
    const mark = readFileSync('dashboard/favicon.svg');
    this.emitFile({ type: 'asset', fileName: 'favicon.svg', source: mark });
  },
});

const dashboard: RollupOptions = {
  input: 'dashboard/main.tsx',
  output: {
    dir: DASHBOARD,
    format: 'es',
    entryFileNames: 'app.[hash].js',
    assetFileNames: '[name].[hash][extname]',
  },
  plugins: [
    empty(DASHBOARD),
    resolve(),
    typed('dashboard/tsconfig.json'),
    terser({ ecma: 2020, module: true }),
    only('dashboard/', 'protocol/', 'node_modules/preact/', 'node_modules/uqr/'),
    page(),
    precompress(),
  ],
};

export default [labels, part('ui', 'widget/buttons.ts'), tracker, dashboard];
