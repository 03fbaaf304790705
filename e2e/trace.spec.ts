import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

test('promise 2: each acknowledgement follows a sync of the log, and a collector that lies is caught', () => {
  test.setTimeout(180_000);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/trace.js', '--events', '80'], {
    encoding: 'utf8',
  });
  // Said aloud: what was not tried must not look like what passed.
  if (status === 3) console.warn(`skipped: ${stderr.trim()}`);
  test.skip(status === 3, stderr.trim());
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('ok: each acknowledgement follows a sync of the log');
});
