import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve as resolvePath } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import resolvePlugin from '@rollup/plugin-node-resolve';
import replacePlugin from '@rollup/plugin-replace';
import terserPlugin from '@rollup/plugin-terser';
import type { AstNode, Plugin, RollupOptions } from 'rollup';
import transpile from './scripts/transpile.js';

/** The plugins' types wrap their default export once more than it is at run time. */
const unwrap = <P extends { default: unknown }>(plugin: P) => plugin as unknown as P['default'];
const resolve = unwrap(resolvePlugin);
const replace = unwrap(replacePlugin);
const terser = unwrap(terserPlugin);

const WIDGET = 'dist/widget';
const MODULE = 'dist/package';
const DASHBOARD = 'dist/dashboard';

/** Puts a file compressed by brotli, as small as it gets, beside each one that is written. */
const precompress = (): Plugin => ({
  name: 'precompress',
  writeBundle({ dir = '' }, bundle) {
    // A picture is compressed already.
    for (const file of Object.keys(bundle).filter((each) => !each.endsWith('.png'))) {
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

/** What stands before a function that is called before anything is to be seen. */
const AT_ONCE = '/*! at once */';

/**
 * Puts the functions that draw the first buttons, and the short ones in them, in parentheses: engines compile such a function with the file, and
 * any other when it is first called, which reads it twice. All of the file at once would be slower than either, since
 * most of it waits for a reader who shares.
 */
const compileAtOnce = (): Plugin => ({
  name: 'compile-at-once',
  renderChunk(code) {
    const inserts: [at: number, text: string][] = [];
    const visit = (node: unknown, isWithin: boolean): void => {
      if (!node || typeof node !== 'object') return;
      const { type = '', start, end, expression } = node as Partial<AstNode> & { expression?: unknown };
      const isFunction = /^(Arrow)?Function/.test(type);
      const isMarked = isFunction && code.slice(0, start).endsWith(AT_ONCE);
      if (isMarked || (isFunction && isWithin && expression === true))
        inserts.push([start!, '('], [end!, ')']);
      for (const child of Object.values(node)) visit(child, isMarked || isWithin);
    };
    visit(this.parse(code), false);
    let marked = code;
    for (const [at, text] of inserts.sort(([a], [b]) => b - a))
      marked = marked.slice(0, at) + text + marked.slice(at);
    return { code: marked.replaceAll(AT_ONCE, ''), map: null };
  },
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
    format: { comments: /^! at once / },
  });

/** Everything that parts are made of. */
const sources = ['widget', 'protocol'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file)),
);

/** One for all parts, so that the tracker knows the name of each by its own; it changes with any of them. */
const partsHash = createHash('sha256')
  .update(
    [...sources.sort(), 'rollup.config.ts', 'package-lock.json']
      .map((file) => readFileSync(file, 'utf8'))
      .join('\0'),
  )
  .digest('base64url')
  .replace(/\W|_/g, '')
  .slice(0, 7);

/**
 * A part of the widget that a page loads when it is asked for. Parts are built apart, so that none brings a third
 * file that it shares with another; what a part itself asks for later is a file of its own.
 */
const part = (name: string, input: string): RollupOptions => ({
  input,
  // What a part loads later takes what it needs from the part itself.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: WIDGET,
    format: 'es',
    entryFileNames: `luciole-${name}.${partsHash}.js`,
    chunkFileNames: 'luciole-[name].[hash:7].js',
  },
  plugins: [
    resolve(),
    squeezeStyles(),
    replace({ preventAssignment: true, LABELS_HASH: JSON.stringify(labelsHash) }),
    transpile('widget/tsconfig.json'),
    letForConst(),
    minify({ pure_getters: true, conditionals: false }),
    only('widget/', 'protocol/', 'node_modules/uqr/'),
    compileAtOnce(),
    precompress(),
  ],
});

/** What the tracker loads, by the name in the file's name. */
const PARTS = {
  ui: 'widget/buttons.ts',
  copied: 'widget/copied.ts',
  address: 'widget/address.ts',
  routes: 'widget/routes.ts',
  explain: 'widget/explain.ts',
  arrival: 'widget/arrival.ts',
};

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
  plugins: [empty(WIDGET), transpile('widget/tsconfig.json'), minify({}), only('widget/'), precompress()],
};

/** Publishes the tag's script under its version too, and the hashes by which a browser can tell every script. */
const publishVersion = (): Plugin => ({
  name: 'publish-version',
  writeBundle() {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    for (const suffix of ['', '.br'])
      copyFileSync(join(WIDGET, `luciole.js${suffix}`), join(WIDGET, `luciole.${version}.js${suffix}`));
    const scripts = readdirSync(WIDGET).filter((file) => file.endsWith('.js') && file !== 'luciole.js');
    const integrity = scripts.map((file) => {
      const hash = createHash('sha384').update(readFileSync(join(WIDGET, file)));
      return [`/${file}`, `sha384-${hash.digest('base64')}`] as const;
    });
    writeFileSync(
      join(WIDGET, 'integrity.json'),
      JSON.stringify({ version, integrity: Object.fromEntries(integrity) }, null, 2),
    );
  },
});

const tracker: RollupOptions = {
  input: 'widget/tag.ts',
  output: { dir: WIDGET, format: 'iife', entryFileNames: 'luciole.js' },
  plugins: [
    replace({ preventAssignment: true, PARTS_HASH: JSON.stringify(partsHash) }),
    transpile('widget/tsconfig.json'),
    letForConst(),
    minify({ negate_iife: false, if_return: false }),
    only('widget/', 'protocol/'),
    precompress(),
    publishVersion(),
  ],
};

/**
 * Gives the tracker in the module what differs from a tag's: parts that the publisher's bundler finds, and a
 * registry in which the element is defined by the import.
 */
const bundled = (): Plugin => ({
  name: 'bundled',
  resolveId: (id) => (id === 'luciole-parts' ? id : null),
  load(id) {
    if (id !== 'luciole-parts') return null;
    const files = languages.map((language) => [language, `${LABELS}/${language}.ts`]);
    const parts = [...Object.entries(PARTS), ...files].map(
      ([name, file]) => `${name}: () => import(${JSON.stringify(resolvePath(file!))})`,
    );
    return `const parts = { ${parts.join(', ')} };
      export const load = (file) => parts[/luciole-(\\w+)[^/]*$/.exec(file)[1]]();`;
  },
  transform(code, id) {
    if (!/widget\/(tracker|buttons\/labels\/index)\.ts$/.test(id)) return null;
    const elements = resolvePath('widget/module/elements.ts');
    return {
      code: `import { load } from 'luciole-parts';
        ${id.endsWith('tracker.ts') ? `import { customElements } from ${JSON.stringify(elements)};` : ''}
        ${code.replace(/\bimport\((?!['"])/g, 'load(')}`,
      map: null,
    };
  },
});

/** What bundlers import: the same tracker and buttons, as they were written, in files of their own. */
const modules: RollupOptions = {
  input: { luciole: 'widget/module/index.ts', react: 'widget/module/react.ts' },
  external: ['react'],
  output: {
    dir: MODULE,
    format: 'es',
    chunkFileNames: '[name].js',
    banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
  },
  plugins: [
    empty(MODULE),
    bundled(),
    resolve(),
    squeezeStyles(),
    replace({
      preventAssignment: true,
      PARTS_HASH: '""',
      LABELS_HASH: '""',
    }),
    transpile('widget/tsconfig.json'),
    only('widget/', 'protocol/', 'node_modules/uqr/', 'luciole-parts'),
  ],
};

/** Writes the page and its style sheet beside the script, under names that change with what is in them. */
const page = (): Plugin => ({
  name: 'page',
  generateBundle(_, bundle) {
    const script = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry)!.fileName;
    const style = this.emitFile({
      type: 'asset',
      name: 'style.css',
      source: readFileSync('dashboard/style.css', 'utf8'),
    });
    const html = readFileSync('dashboard/index.html', 'utf8')
      .replace('/app.js', `/${script}`)
      .replace('/style.css', `/${this.getFileName(style)}`);
    this.emitFile({ type: 'asset', fileName: 'index.html', source: html });
    for (const path of [
      'favicon.svg',
      'manifest.webmanifest',
      ...readdirSync('dashboard/icons').map((icon) => `icons/${icon}`),
    ])
      this.emitFile({
        type: 'asset',
        fileName: basename(path),
        source: readFileSync(join('dashboard', path)),
      });
  },
});

/** What charts are computed with, and what that asks for itself. */
const CHARTS = ['d3-', 'internmap/'].map((name) => `node_modules/${name}`);

const dashboard: RollupOptions = {
  input: 'dashboard/main.tsx',
  output: {
    dir: DASHBOARD,
    format: 'es',
    entryFileNames: 'app.[hash].js',
    chunkFileNames: '[name].[hash].js',
    // What a few lines share is not worth a request.
    experimentalMinChunkSize: 500,
    assetFileNames: '[name].[hash][extname]',
  },
  plugins: [
    empty(DASHBOARD),
    resolve(),
    transpile('dashboard/tsconfig.json'),
    terser({ ecma: 2020, module: true }),
    only('dashboard/', 'protocol/', 'node_modules/preact/', 'node_modules/uqr/', ...CHARTS),
    page(),
    precompress(),
  ],
};

/** Tells the service worker what the dashboard was built to, which is there by then. */
const shellFiles = (): Plugin => ({
  name: 'shell-files',
  resolveId: (id) => (id === 'luciole-shell' ? id : null),
  load(id) {
    if (id !== 'luciole-shell') return null;
    const built = readdirSync(DASHBOARD).filter((file) => !file.endsWith('.br'));
    const hash = createHash('sha256');
    for (const file of built.sort()) hash.update(readFileSync(join(DASHBOARD, file)));
    const paths = built.map((file) => (file === 'index.html' ? '/' : `/${file}`));
    // Pictures are for who installs it, with a connection.
    const files = paths.filter((path) => !path.endsWith('.png'));
    const version = hash.digest('base64url').slice(0, 8);
    return `export const files = ${JSON.stringify(files)}; export const version = ${JSON.stringify(version)};`;
  },
});

/** Built once the dashboard is: it holds the names of its files. */
const serviceWorker: RollupOptions = {
  input: 'dashboard/service-worker.ts',
  output: { dir: DASHBOARD, format: 'iife', entryFileNames: 'service-worker.js' },
  plugins: [
    shellFiles(),
    transpile('dashboard/tsconfig.json'),
    terser({ ecma: 2020 }),
    only('dashboard/', 'luciole-shell'),
    precompress(),
  ],
};

const parts = Object.entries(PARTS).map(([name, file]) => part(name, file));

export default [labels, ...parts, tracker, modules, dashboard, serviceWorker];
