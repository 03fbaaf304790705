import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Whether server and load run on a core each: where there are two, and `taskset` to choose. */
export const pinned =
  cpus().length > 1 && spawnSync('taskset', ['-acp', '1', String(process.pid)]).status === 0;

/** The command line that runs a server on its own core; empty where that cannot be. */
export const under = pinned ? ['taskset', '-c', '0'] : [];
