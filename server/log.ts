import { pino, type Logger } from 'pino';
import type { Config } from './config.js';

/**
 * The server's log, on stderr: JSON lines for machines, or plain sentences where a person looks on. It says
 * what happened to the server, never who asked: no address, no agent, no query.
 */
export function createLog(level: Config['logLevel'], style: 'json' | 'plain' = 'json'): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  if (style === 'json') return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(options, {
    write: (line: string) => {
      const { level, msg, err } = JSON.parse(line) as {
        level: number;
        msg: string;
        err?: { message: string };
      };
      process.stderr.write(`${level >= 50 ? 'Error: ' : ''}${msg}${err ? ` (${err.message})` : ''}\n`);
    },
  });
}
