/**
 * Compares contact decisions with an oracle: `npm run contacts -- [--cases N] [--from SEED]`, 100,000
 * random policies over every zone if nothing is said. Of each denial, the instant named next is
 * allowed and the millisecond before it is not. Prints what the cases met, writes it to
 * `reports/contacts.json`, and fails at the first that differs, or if they did not meet it all.
 */
import { writeFileSync } from 'node:fs';

import { ALL_ZONES, compareContacts, type Reach } from '../test/interactions/contact-cases.ts';
import { oracleArguments } from './oracle-arguments.ts';
import { reportPath } from './reports.ts';

const PER_SEED = 5000;
const PLACES = { zones: ALL_ZONES, unknownInTenThousand: 20 };
const MET = ['any zone', '1 zones', '3 zones', 'allowed', 'held for less', 'later', 'never'];
const REASONS =
  'DO_NOT_CONTACT DECEASED ADDRESS_DEAD FACT_UNKNOWN CONSENT_MISSING CHANNEL_CONSENT_MISSING COMPLAINT_OPEN COOLING LAW_NEEDS_CONSENT OUTSIDE_LAWFUL_HOURS HOLIDAYS_UNKNOWN REFUSED_RECENTLY QUIET_HOURS CAP_REACHED NO_SUCH_CARRIER OUTRANKED'.split(
    ' ',
  );

const { cases, from } = oracleArguments(100_000);
const reach: Reach = {};
const began = performance.now();
for (let done = 0, seed = from; done < cases; done += PER_SEED, seed += 1) {
  try {
    compareContacts(seed, Math.min(PER_SEED, cases - done), reach, PLACES);
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  }
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${JSON.stringify(reach)} in ${seconds} s`);
writeFileSync(reportPath('contacts.json'), `${JSON.stringify(reach, null, 2)}\n`);
if (reach['cases'] !== cases)
  throw new Error(`${reach['cases']} cases were compared, not ${cases}`);
const unmet = [...MET, ...REASONS].filter((what) => !((reach[what] ?? 0) >= cases / 5000));
if (unmet.length > 0) throw new Error(`hardly met: ${unmet.join(', ')}`);
