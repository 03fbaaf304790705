const CALL = /^(?<pid>\d+) +(?<name>\w+)\((?<rest>.*)$/s;
const RESUMED = /^(?<pid>\d+) +<\.\.\. (?<name>\w+) resumed>(?<rest>.*)$/s;
const UNFINISHED = ' <unfinished ...>';

/**
 * The system calls of a trace by `strace -f -yy -o`, in the order in which they began. A call that another
 * thread's line interrupts is one call all the same.
 *
 * @param {string} text
 * @returns {{ name: string, on: string, text: string, began: number, ended: number, failed: boolean }[]} `on`:
 *   the file or socket that its first argument stands for; `text`: its arguments and result; `began`, `ended`:
 *   lines of the trace, `ended` Infinity where it never did
 */
export function readTrace(text) {
  const calls = [];
  /** The call that each thread is in. */
  const under = new Map();
  for (const [line, said] of text.split('\n').entries()) {
    const begun = CALL.exec(said)?.groups;
    if (begun) {
      const open = begun.rest.endsWith(UNFINISHED);
      const rest = open ? begun.rest.slice(0, -UNFINISHED.length) : begun.rest;
      const call = {
        name: begun.name,
        on: targetOf(rest),
        text: rest,
        began: line,
        ended: Infinity,
        failed: false,
      };
      calls.push(call);
      if (open) under.set(begun.pid, call);
      else end(call, line);
      continue;
    }
    const resumed = RESUMED.exec(said)?.groups;
    const call = resumed && under.get(resumed.pid);
    if (!call) continue;
    under.delete(resumed.pid);
    call.text += resumed.rest;
    end(call, line);
  }
  return calls;
}

/** `21</data/luciole.db-wal>, …` → `/data/luciole.db-wal`; of a socket, all that is said of it. */
function targetOf(rest) {
  return /^\d+<(?<on>[^>]*(?:->[^>]*)?)>/.exec(rest)?.groups.on ?? '';
}

function end(call, line) {
  call.ended = line;
  call.failed = / = -1 E/.test(call.text);
}
