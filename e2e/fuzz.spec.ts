import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

test('bent requests bring no 500, no crash and no wrong count', async () => {
  test.setTimeout(180_000);
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/fuzz.js', '--requests', '3000']);
  expect(stdout).toMatch(/^3000 requests, seed \d+/);
  expect(stdout).toContain('ok: no 500, no crash');
});
