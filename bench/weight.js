/**
 * Weighs what a page loads for its share buttons, ours beside its peers.
 *   npm run bench:weight              a table
 *   npm run bench:weight -- --json    the same for a program
 * Ends with 1 when a bar does not hold.
 */
import { parseArgs } from 'node:util';
import { weigh } from './files.js';
import { machine, machineLine } from './machine.js';
import { table } from './table.js';
import { widgets } from './widgets.js';

const TRACKER_MAX_BYTES = 2_048;
const TOTAL_MAX_BYTES = 8_192;

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const sum = (weights) =>
  weights.reduce(
    (total, { raw, gzip, brotli }) => ({
      raw: total.raw + raw,
      gzip: total.gzip + gzip,
      brotli: total.brotli + brotli,
    }),
    { raw: 0, gzip: 0, brotli: 0 },
  );

const results = (await widgets()).map(({ name, version, offers, files, onDemand, script }) => {
  const weighed = [...files].map(([file, body]) => ({ file, ...weigh(file, body) }));
  const fonts = weighed.filter(({ file }) => file.endsWith('.woff2'));
  return {
    name,
    version,
    offers,
    files: weighed,
    onDemand,
    entry: weighed.find(({ file }) => file === script),
    code: sum(weighed.filter((file) => !fonts.includes(file))),
    fontBytes: sum(fonts).raw,
  };
});

const ours = results[0];
const shareon = results.find(({ name }) => name === 'shareon');
const figure = (bytes) => bytes.toLocaleString('en-GB');
const bars = [
  {
    says: `the tracker is at most ${figure(TRACKER_MAX_BYTES)} bytes by brotli: ${figure(ours.entry.brotli)}`,
    holds: ours.entry.brotli <= TRACKER_MAX_BYTES,
  },
  {
    says: `everything is at most ${figure(TOTAL_MAX_BYTES)} bytes by brotli: ${figure(ours.code.brotli)}`,
    holds: ours.code.brotli <= TOTAL_MAX_BYTES,
  },
  {
    says: `everything is below shareon's ${figure(shareon.code.brotli)} bytes by brotli: ${figure(ours.code.brotli)}`,
    holds: ours.code.brotli < shareon.code.brotli,
  },
];

if (options.json) {
  console.log(JSON.stringify({ machine: machine(), results, bars }, null, 2));
} else {
  console.log(`What a page loads for five share buttons, in bytes\n${machineLine(machine())}\n`);
  const head = ['JS + CSS', 'version', 'files', 'gzip -9', 'brotli 11', 'to ours', 'icon fonts'];
  const row = ({ name, version, files, code, fontBytes }) => [
    name,
    version,
    files.filter(({ file }) => !file.endsWith('.woff2')).length,
    code.gzip,
    code.brotli,
    `${(code.brotli / ours.code.brotli).toFixed(2)}×`,
    fontBytes || '–',
  ];
  console.log(table(head, results.map(row)));
  console.log(`\nOurs: ${ours.files.map(({ file, brotli }) => `${file} ${figure(brotli)}`).join(' + ')}`);
  if (ours.onDemand.length > 0) console.log(`      and only when turned on: ${ours.onDemand.join(', ')}`);
  console.log('\nWith these channels:');
  for (const { name, offers } of results) console.log(`  ${name}: ${offers.join(', ')}`);
  console.log();
  for (const { says, holds } of bars) console.log(`${holds ? 'pass' : 'FAIL'}  ${says}`);
}
process.exitCode = bars.every(({ holds }) => holds) ? 0 : 1;
