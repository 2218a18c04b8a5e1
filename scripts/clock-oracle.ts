/**
 * Compares clocks with an oracle that walks: `npm run clocks -- [--cases N] [--from SEED]`, 200,000
 * cases if nothing is said. Prints what they met, writes it to `reports/clocks.json`, and fails at the
 * first case that is told differently, or if it did not meet it all.
 */
import { writeFileSync } from 'node:fs';

import { compareClocks, type Reach } from '../test/time/clock-cases.ts';
import { oracleArguments } from './oracle-arguments.ts';
import { reportPath } from './reports.ts';

const PER_SEED = 20_000;
const MET = 'not-started running paused overdue met missed cancelled'.split(' ');
const ASKED = 'elapsed-hours business-hours calendar-days business-days'.split(' ');

const { cases, from } = oracleArguments(200_000);
const reach: Reach = {};
const began = performance.now();
for (let done = 0, seed = from; done < cases; done += PER_SEED, seed += 1) {
  try {
    compareClocks(seed, Math.min(PER_SEED, cases - done), reach);
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  }
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${JSON.stringify(reach)} in ${seconds} s`);
writeFileSync(reportPath('clocks.json'), `${JSON.stringify(reach, null, 2)}\n`);
if (reach['cases'] !== cases)
  throw new Error(`${reach['cases']} cases were compared, not ${cases}`);
const unmet = [...MET, ...ASKED, 'a due instant'].filter(
  (what) => !((reach[what] ?? 0) >= cases / 1000),
);
if (unmet.length > 0) throw new Error(`hardly met: ${unmet.join(', ')}`);
