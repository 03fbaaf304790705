import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { readTrace } from './read-trace.js';

const SOCKET = '22<TCP:[127.0.0.1:8787->127.0.0.1:50000]>';
const OTHER = '23<TCP:[127.0.0.1:8787->127.0.0.1:50001]>';
const read = (socket = SOCKET) => `7 read(${socket}, "POST /v1/events HTTP/1.1\\r\\n"..., 65536) = 300`;
const write = '7 pwrite64(19</data/luciole.db-wal>, "..."..., 4096, 32) = 4096';
const sync = '7 fdatasync(19</data/luciole.db-wal>) = 0';
const answer = (socket = SOCKET) =>
  `7 writev(${socket}, [{iov_base="HTTP/1.1 202 Accepted\\r\\n"..., iov_len=90}], 1) = 90`;
const verdict = (...lines: string[]) => judge(readTrace(lines.join('\n')));

describe('judge', () => {
  it('finds nothing wrong where a sync stands between the log and the answer', () => {
    expect(verdict(read(), write, sync, answer())).toEqual({ acknowledged: 1, early: 0 });
  });

  it('lets those that came together share a sync', () => {
    expect(verdict(read(), read(OTHER), write, write, sync, answer(), answer(OTHER))).toEqual({
      acknowledged: 2,
      early: 0,
    });
  });

  it.each([
    ['there is no sync', [read(), write, answer()]],
    ['the sync comes behind it', [read(), write, answer(), sync]],
    ['the sync was before the log was written', [read(), sync, write, answer()]],
    ['the sync was for an earlier request', [read(OTHER), write, sync, read(), answer()]],
    ['the sync was of another file', [read(), write, sync.replace('-wal', ''), answer()]],
    ['the sync failed', [read(), write, sync.replace('= 0', '= -1 EIO (Input/output error)'), answer()]],
    [
      'the sync of another thread is not over',
      [
        read(),
        write,
        '8 fdatasync(19</data/luciole.db-wal> <unfinished ...>',
        answer(),
        '8 <... fdatasync resumed>) = 0',
      ],
    ],
  ])('catches an answer where %s', (_, lines) => {
    expect(verdict(...lines)).toEqual({ acknowledged: 1, early: 1 });
  });

  it('knows a call that another thread interrupted', () => {
    const [begun, resumed] = [
      '8 fdatasync(19</data/luciole.db-wal> <unfinished ...>',
      '8 <... fdatasync resumed>) = 0',
    ];
    expect(verdict(read(), write, begun, '7 read(9<x>, "", 1) = 0', resumed, answer())).toEqual({
      acknowledged: 1,
      early: 0,
    });
  });

  it('passes over other answers, and what it does not understand', () => {
    expect(
      verdict('+++ exited +++', '', read(), answer().replace('202', '400'), '9 <... read resumed>) = 0'),
    ).toEqual({
      acknowledged: 0,
      early: 0,
    });
  });
});
