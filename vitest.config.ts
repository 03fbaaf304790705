import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,widget,server,dashboard,demo-site,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Passwords are slow to hash on purpose, and machines may be busy: no test is about how long it takes.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
