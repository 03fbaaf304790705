const LOG = /-wal$/;
const READS = new Set(['read', 'recvfrom', 'recvmsg', 'readv']);
const WRITES = new Set(['pwrite64', 'pwritev', 'write', 'writev']);
const SYNCS = new Set(['fdatasync', 'fsync']);
const SENDS = new Set(['write', 'writev', 'sendto', 'sendmsg']);

/**
 * Looks at each acknowledgement that a collector sent, in the order of its system calls: between the moment it
 * had read the request and the moment it began to answer, something was written to the database's log, and a
 * sync of the log began after that and was over. A connection has one request at a time under way.
 *
 * @param {ReturnType<typeof import('./read-trace.js').readTrace>} calls
 * @returns {{ acknowledged: number, early: number }} `early`: acknowledgements without such a sync before them
 */
export function judge(calls) {
  const log = calls.filter(({ on, failed }) => LOG.test(on) && !failed);
  const writes = log.filter(({ name }) => WRITES.has(name));
  const syncs = log.filter(({ name }) => SYNCS.has(name));
  /** When the request under way on each connection had been read. */
  const read = new Map();
  let acknowledged = 0;
  let early = 0;
  for (const { name, on, text, began, ended } of calls) {
    if (!on.startsWith('TCP')) continue;
    if (READS.has(name) && /"(POST|\{)/.test(text)) read.set(on, ended);
    if (!SENDS.has(name) || !text.includes('HTTP/1.1 202')) continue;
    acknowledged += 1;
    const since = read.get(on) ?? Infinity;
    const written = writes.find((write) => write.began > since && write.ended < began);
    const synced = written && syncs.some((sync) => sync.began > written.ended && sync.ended < began);
    if (!synced) early += 1;
  }
  return { acknowledged, early };
}
