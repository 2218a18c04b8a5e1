/**
 * Simulates members of loyalty programmes: `npm run simulate:loyalty -- [--seeds N] [--steps N]`,
 * ten thousand worlds of a hundred steps if nothing is said. Prints what it met, writes it to
 * `reports/loyalty-simulation.json`, and fails if a law was broken or never met.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { noCounts } from '../test/loyalty/invariants.ts';
import { simulate } from '../test/loyalty/simulation.ts';
import { reportPath } from './reports.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    steps: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
  },
});
const [seeds, steps, from] = [values.seeds, values.steps, values.from].map(Number);
if (seeds === undefined || steps === undefined || from === undefined) throw new Error('no size');

const counts = noCounts();
const began = performance.now();
for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    simulate(seed, steps, counts);
  } catch (error) {
    throw new Error(`seed ${seed} of ${steps} steps`, { cause: error });
  }
  if (seed % 1000 === 0) console.log(`seed ${seed}: ${counts.accepted} accepted`);
}
const seconds = Math.round((performance.now() - began) / 1000);
const operations = counts.accepted + counts.refused;
console.log(`${JSON.stringify({ operations, ...counts })} in ${seconds} s`);
writeFileSync(
  reportPath('loyalty-simulation.json'),
  `${JSON.stringify({ operations, ...counts }, null, 2)}\n`,
);
if (operations < seeds * steps) {
  throw new Error(`${operations} operations were run, fewer than ${seeds * steps}`);
}
const unmet = Object.entries(counts).filter(([, reached]) => reached === 0);
if (unmet.length > 0) throw new Error(`never met: ${unmet.map(([name]) => name).join(', ')}`);
