import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockData } from './data-lock.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'luciole-lock-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const SENTENCE = /^Another Luciole already runs on .*LUCIOLE_DATA\.$/;

describe('lockData', () => {
  it('keeps a second one off until it is released', () => {
    const lock = lockData(dir);
    expect(() => lockData(dir)).toThrow(SENTENCE);
    lock.release();
    lockData(dir).release();
  });

  it('holds against another process, and ends with it when that is killed', async () => {
    const holder = `
      const Database = require('better-sqlite3');
      const file = new Database(process.argv[1]);
      file.exec('begin exclusive');
      console.log('held');
      setInterval(() => file.open, 1000);`;
    const child = spawn(process.execPath, ['-e', holder, join(dir, 'server.lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => lockData(dir)).toThrow(SENTENCE);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockData(dir).release();
  });
});
