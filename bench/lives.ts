/** A million lives: Kaplan-Meier of whole and of real durations, whatever the number of rows. */
import { ok } from 'node:assert/strict';
import { survivalCurve } from 'everbond/metrics';
import { createRandom } from 'everbond/numerics';

import { openDuckdb } from './duckdb.ts';
import { survival } from './plain.ts';
import { type CaseResult, race, type SuiteOptions } from './race.ts';

const LIVES = 1_000_000;
const MEAN_DAYS = 300;
const EVENT_SHARE = 0.6;

/** The share without an event, at each time of one. */
const SURVIVAL_SQL = `with tally as (
  select t, count(*) n, sum(e) d from lives group by t
), risk as (
  select t, d, sum(n) over (order by t desc) y from tally
) select exp(sum(ln(1 - d / y)) over (order by t)) s from risk where d > 0 and d < y order by t`;

const INTO_TABLE = 'create or replace temp table curve as';

/** Our curve, DuckDB's and the one by sorting, for both kinds of durations. */
export async function raceLives(options: SuiteOptions): Promise<readonly CaseResult[]> {
  const random = createRandom(LIVES);
  const real = Float64Array.from({ length: LIVES }, () => random.exponential() * MEAN_DAYS);
  const observed = Uint8Array.from(real, () => (random.uniform() < EVENT_SHARE ? 1 : 0));
  const whole = Uint32Array.from(real, Math.floor);
  const results: CaseResult[] = [];
  for (const [kind, durations, type] of [
    ['whole', whole, 'UINTEGER'],
    ['real', real, 'DOUBLE'],
  ] as const) {
    const database = await openDuckdb();
    await database.run(`create table lives (t ${type}, e uinteger)`);
    await database.append('lives', [type, 'UINTEGER'], [durations, observed]);
    const ours = () => survivalCurve({ durations, observed });
    const { events, survival: shares } = ours();
    const curve = [...shares].filter((share, slot) => events[slot]! > 0 && share > 0);
    sameCurve(
      curve,
      (await database.rows(SURVIVAL_SQL)).map(([share]) => share ?? 0),
    );
    const task = {
      suite: 'metrics',
      case: `a million ${kind} lives`,
      ours: { name: 'everbond', run: ours },
      peers: [
        // Ours stays in columns, so DuckDB's may stay in a table.
        { name: 'duckdb', run: () => database.run(`${INTO_TABLE} ${SURVIVAL_SQL}`) },
        { name: 'sorting', run: () => survival(durations, observed) },
      ],
    };
    results.push(...(await race(task, options)));
  }
  return results;
}

/** Throws unless two curves have the same steps. */
function sameCurve(ours: readonly number[], theirs: readonly number[]): void {
  ok(ours.length === theirs.length);
  for (const [index, share] of ours.entries()) ok(Math.abs(share - theirs[index]!) < 1e-9);
}
