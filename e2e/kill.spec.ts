import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

test('promise 2: what was acknowledged survives kill -9, and a collector that lies is caught', async () => {
  test.setTimeout(180_000);
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/kill.js', '--rounds', '5']);
  expect(stdout).toContain('collector: 5 kills');
  expect(stdout).toContain('ok: nothing acknowledged was lost');
});
