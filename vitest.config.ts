import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,widget,server,dashboard,demo-site,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});
