/**
 * Simulates shops that share a failing store: `npm run simulate -- [--seeds N] [--commands N]`, a
 * thousand seeds of a thousand commands if nothing is said. Prints what it met, writes it to
 * `reports/simulation.json`, and fails if anything was lost or doubled, or if it did not run it all.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { noCounts, simulate } from '../test/runtime/simulation.ts';
import { reportPath } from './reports.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    commands: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
  },
});
const [seeds, commands, from] = [values.seeds, values.commands, values.from].map(Number);
if (seeds === undefined || commands === undefined || from === undefined) throw new Error('no size');

const counts = noCounts();
const began = performance.now();
for (let seed = from; seed < from + seeds; seed += 1) {
  await simulate(seed, commands, counts).catch((error: unknown) => {
    throw new Error(`seed ${seed} of ${commands} commands`, { cause: error });
  });
  if (seed % 100 === 0) console.log(`seed ${seed}: ${counts.commands} commands`);
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${JSON.stringify(counts)} in ${seconds} s`);
writeFileSync(reportPath('simulation.json'), `${JSON.stringify(counts, null, 2)}\n`);
if (counts.commands !== seeds * commands || counts.commands === 0) {
  throw new Error(`${counts.commands} commands were run, not ${seeds * commands}`);
}
const met = Object.entries(counts).filter(([, count]) => count === 0);
if (met.length > 0) throw new Error(`never met: ${met.map(([kind]) => kind).join(', ')}`);
