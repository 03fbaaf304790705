import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom. A folder may import itself and what is listed here; everything else of the house
 * is refused. The picture that goes with it is in CONTRIBUTING.md.
 */
const rooms = {
  protocol: [],
  widget: ['protocol'],
  dashboard: ['protocol'],
  server: ['protocol'],
  'demo-site': ['protocol', 'server'],
};
const all = ['protocol', 'widget', 'server', 'dashboard', 'demo-site', 'e2e', 'bench'];

const boundary = (files, forbidden, message) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }],
  },
});

const house = Object.entries(rooms).map(([room, may]) =>
  boundary(
    [`${room}/**/*.{ts,tsx}`],
    `^\\.\\.?/(.*/)?(${all.filter((other) => other !== room && !may.includes(other)).join('|')})/`,
    `${room}/ may import only ${['itself', ...may].join(', ')}`,
  ),
);

export default tseslint.config(
  { ignores: ['dist', 'data', 'node_modules', 'test-results', 'playwright-report'] },
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
  boundary(['protocol/**/*.ts'], '^(?!\\.\\.?/|vitest$|fast-check$|node:)', 'protocol/ has no dependencies'),
  boundary(
    ['server/domain/**/*.ts'],
    '^(hono|better-sqlite3|better-auth|pino|node:(fs|http|net))|/(http|store|auth)/|/(main|app|cli)\\.js$|^\\.\\.?/(.*/)?(widget|dashboard|demo-site|e2e|bench)/',
    'domain/ is pure: no Hono, no SQL, no files, no clock',
  ),
  boundary(
    ['server/http/**/*.ts'],
    '^better-sqlite3|/store/(sqlite|memory)/|/(main|cli)\\.js$|^\\.\\.?/(.*/)?(widget|dashboard|demo-site|e2e|bench)/',
    'http/ knows the store by its port; only main.ts names an engine',
  ),
  boundary(
    ['server/store/**/*.ts'],
    '^(hono|better-auth)|/(http|auth)/|/(main|app|cli)\\.js$|^\\.\\.?/(.*/)?(widget|dashboard|demo-site|e2e|bench)/',
    'a store engine knows the port, domain and protocol',
  ),
  {
    files: ['widget/**/*.{ts,tsx}', 'dashboard/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'server/http/**/*.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
