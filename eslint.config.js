import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const ROOMS = ['protocol', 'widget', 'server', 'dashboard', 'demo-site', 'e2e', 'bench'];

/** Matches imports of any other room than those named. */
const roomsBut = (...may) => `^\\.\\.?/(.*/)?(${ROOMS.filter((room) => !may.includes(room)).join('|')})/`;

/** Matches imports of packages other than those named. */
const packagesBut = (...may) => `^(?!\\.\\.?/|(${may.join('|')})(/|$))`;

const ENGINES = '/store/(sqlite|memory)/';
const WIRING = '/(main|app|cli)\\.js$';

/** Refuses to the files what any of the patterns matches. Of several that fit a file, the last one holds. */
const boundary = (files, message, ...forbidden) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [{ regex: forbidden.join('|'), message }] },
    ],
  },
});

/** Who may import whom; the picture that goes with it is in CONTRIBUTING.md. */
const house = [
  boundary(['protocol/**'], 'protocol/ imports nothing', roomsBut('protocol'), packagesBut('node:.*')),
  boundary(
    ['widget/**', 'dashboard/**'],
    'widget/ and dashboard/ import protocol/ and Preact only, and the QR code its modules',
    roomsBut('protocol'),
    packagesBut('preact', 'uqr'),
  ),
  boundary(
    ['dashboard/**'],
    'dashboard/ imports protocol/, Preact, and what charts are computed with',
    roomsBut('protocol'),
    // What the build says of itself to the service worker comes under a name of its own.
    packagesBut('preact', 'uqr', 'd3-[a-z]+', 'luciole-shell'),
  ),
  boundary(
    ['widget/module/**'],
    "widget/module/ has a publisher's framework beside protocol/",
    roomsBut('protocol'),
    packagesBut('react', 'vue', 'svelte'),
  ),
  boundary(['demo-site/**'], 'demo-site/ imports protocol/ and server/', roomsBut('protocol', 'server')),
  boundary(['server/**'], 'only main.ts names an engine', roomsBut('protocol'), ENGINES),
  boundary(
    ['server/main.ts'],
    'main.ts wires server/ and demo-site/',
    roomsBut('protocol', 'demo-site', 'server'),
  ),
  boundary(
    ['server/domain/**'],
    'domain/ is pure: no Hono, no SQL, no files, no clock',
    roomsBut('protocol'),
    '^(hono|@hono|better-sqlite3|better-auth|pino|node:(fs|http|net))',
    '/(http|store|auth)/',
    WIRING,
  ),
  boundary(
    ['server/simulate/**'],
    'a made-up world shares no code with what counts it',
    roomsBut('protocol'),
    '/(domain|store|http)/',
    WIRING,
  ),
  boundary(
    ['server/simulate/fill-store.ts'],
    'the door and the port are all that a store is filled by',
    roomsBut('protocol'),
    '/domain/(?!admit|reader|time)|/http/',
    ENGINES,
    WIRING,
  ),
  boundary(
    ['server/http/**'],
    'http/ knows the store by its port',
    roomsBut('protocol'),
    '^better-sqlite3',
    ENGINES,
    WIRING,
  ),
  boundary(
    ['server/store/**'],
    'an engine knows the port, domain/ and protocol/',
    roomsBut('protocol'),
    '^(hono|@hono|better-auth)',
    '/(http|auth)/',
    WIRING,
  ),
];

export default tseslint.config(
  // The examples are projects of their own, as a publisher's: their builds and types are checked in e2e.
  { ignores: ['dist', 'data', 'node_modules', 'test-results', 'playwright-report', 'docs/examples'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'bin/*.js', 'scripts/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
    },
  },
  ...house,
  {
    files: ['widget/**/*.{ts,tsx}', 'dashboard/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/*.contract.ts', 'server/test-app.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
