import { run } from './command-line.js';

process.exitCode = await run(process.argv.slice(2));
