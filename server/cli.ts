import { endWithReader } from './broken-pipe.js';
import { run } from './command-line.js';

endWithReader(process.stdout, () => process.exit());
process.exitCode = await run(process.argv.slice(2));
