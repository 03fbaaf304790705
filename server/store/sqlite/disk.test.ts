import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keeping } from '../keeping.js';
import type { Store } from '../port.js';
import { clock, SITE, view } from '../sample.contract.js';
import { putSampleSite } from '../store.contract.js';
import { lockData } from './data-lock.js';
import { openSqliteKeeping } from './keeping/sqlite-keeping.js';
import { openSqliteStore } from './sqlite-store.js';

const MIB = 1_048_576;

/** Mounts a file system of so many MiB; false where this user may not. */
const mount = (place: string, options: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
const unmount = (place: string) => spawnSync('umount', [place]).status === 0;

const trial = mkdtempSync(join(tmpdir(), 'luciole-mount-'));
const mayMount = mount(trial, 'size=1m') && unmount(trial);
rmSync(trial, { recursive: true });

/** An event that takes about a kilobyte. */
const event = (id: string) => view({ id, key: id, page: `https://www.example.org/${id}/${'x'.repeat(500)}` });

describe.skipIf(!mayMount)('a disk of its own, which only a user who may mount has,', () => {
  let disk = '';
  let store: Store;
  let keeping: Keeping;
  beforeEach(async () => {
    disk = mkdtempSync(join(tmpdir(), 'luciole-disk-'));
    expect(mount(disk, 'size=3m')).toBe(true);
    store = await openSqliteStore(join(disk, 'luciole.db'));
    keeping = openSqliteKeeping(join(disk, 'luciole.db'));
    await putSampleSite(store);
  });
  afterEach(async () => {
    spawnSync('mount', ['-o', 'remount,rw', disk]);
    await store.close();
    await keeping.close();
    expect(unmount(disk)).toBe(true);
    rmSync(disk, { recursive: true });
  });

  /** Appends until it fails; the ids acknowledged, and why it failed. */
  const appendUntilFailure = async (name: string) => {
    const acknowledged: string[] = [];
    for (;;) {
      const id = `${name}${String(acknowledged.length).padStart(5, '0')}`;
      try {
        await store.append({ site: SITE, events: [event(id)], refused: [] });
        acknowledged.push(id);
      } catch (error) {
        return { acknowledged, failure: (error as Error).message };
      }
    }
  };
  const kept = async () => {
    const ids: unknown[] = [];
    for await (const { kind, id } of keeping.exportSite(SITE)) if (kind === 'event') ids.push(id);
    return ids.sort();
  };
  const faults = async () => (await keeping.check(clock(23), () => undefined)).filter(({ ok }) => !ok);

  it('full: refuses with a sentence, has all that it acknowledged, and goes on once there is room', async () => {
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(MIB));
    const first = await appendUntilFailure('first');
    expect(first.failure).toMatch(/^The disk that holds .* is full\. Make room/);
    expect(first.acknowledged.length).toBeGreaterThan(10);
    expect((await appendUntilFailure('still')).acknowledged).toEqual([]);
    expect(
      (await store.stats({ site: SITE, from: '2026-01-01', to: '2027-01-01', by: null, limit: 1 })).totals,
    ).toMatchObject({
      views: first.acknowledged.length,
    });

    rmSync(ballast);
    const again = await appendUntilFailure('again');
    expect(again.acknowledged.length).toBeGreaterThan(10);
    expect(await kept()).toEqual([...first.acknowledged, ...again.acknowledged].sort());
    expect(await faults()).toEqual([]);
  });

  it('read-only: is refused with a sentence, and opened again once it can be written', async () => {
    const path = join(disk, 'luciole.db');
    await store.append({ site: SITE, events: [event('event001')], refused: [] });
    await store.close();
    await keeping.close();
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    await expect(openSqliteStore(path)).rejects.toThrow(/luciole\.db cannot be (written|opened)\. Make/);
    expect(() => lockData(disk)).toThrow(/server\.lock cannot be (written|opened)\. Make/);
    expect(spawnSync('mount', ['-o', 'remount,rw', disk]).status).toBe(0);
    store = await openSqliteStore(path);
    keeping = openSqliteKeeping(path);
    expect(await kept()).toEqual(['event001']);
    expect(await faults()).toEqual([]);
  });
});
