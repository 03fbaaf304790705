import { setFlagsFromString } from 'node:v8';
import { endWithReader } from './broken-pipe.js';
import { run } from './command-line.js';

// By itself, V8 lets its heap become several times what is in use before it looks again what is: a server that takes in
// much would hold hundreds of megabytes of garbage. Looking still more often costs the tail: while it looks, events are
// taken in at a third of the pace where there is one core (docs/adr/0006).
setFlagsFromString('--heap-growing-percent=100');

endWithReader(process.stdout, () => process.exit());
process.exitCode = await run(process.argv.slice(2));
