import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.js';

/** A group commit of numbers that are doubled; negative ones cannot be. */
function doubling() {
  const groups: number[][] = [];
  const commit = new GroupCommit((jobs: readonly number[]) => {
    groups.push([...jobs]);
    return jobs.map((job) => {
      if (job < 0) throw new Error(`not ${job}`);
      return job * 2;
    });
  });
  return { commit, groups };
}

describe('GroupCommit', () => {
  it('commits together what arrives in one turn, and gives each its own result', async () => {
    const { commit, groups } = doubling();
    expect(await Promise.all([commit.add(1), commit.add(2), commit.add(3)])).toEqual([2, 4, 6]);
    expect(await commit.add(4)).toBe(8);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('acknowledges nothing before it is committed', async () => {
    const { commit, groups } = doubling();
    let acknowledged = false;
    const added = commit.add(1).then(() => (acknowledged = true));
    await Promise.resolve();
    expect([acknowledged, groups.length]).toEqual([false, 0]);
    await added;
    expect([acknowledged, groups.length]).toEqual([true, 1]);
  });

  it('lets only the job fail that cannot be committed', async () => {
    const { commit, groups } = doubling();
    const settled = await Promise.allSettled([1, -2, 3].map((job) => commit.add(job)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { message: 'not -2' } });
    expect(groups).toEqual([[1, -2, 3], [1], [-2], [3]]);
  });

  it('tries a lone job once', async () => {
    const { commit, groups } = doubling();
    await expect(commit.add(-1)).rejects.toThrow('not -1');
    expect(groups).toEqual([[-1]]);
  });

  it('commits at once what is waiting when it is flushed', async () => {
    const { commit, groups } = doubling();
    const added = commit.add(1);
    commit.flush();
    expect(groups).toEqual([[1]]);
    expect(await added).toBe(2);
    commit.flush();
    expect(groups).toEqual([[1]]);
  });
});
