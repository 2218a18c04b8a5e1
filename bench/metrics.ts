/** Cohorts, activity, RFM and survival of a whole shop. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import {
  activityOf,
  type CohortRetention,
  cohortRetentionOf,
  kaplanMeier,
  periodActivity,
  rfm,
} from 'everbond/metrics';
import { type CustomerSummaries, summarise, type TransactionLog } from 'everbond/transactions';

import { type Duckdb, fillDuckdb, openDuckdb } from './duckdb.ts';
import { generate } from './generate.ts';
import { cohorts, fifths, movements, type Row, rowsOf, survival } from './plain.ts';
import { type CaseResult, race, type Suite, type SuiteOptions } from './race.ts';
import { logOf, PLAIN_ROWS_MAX, SUMMARY_SQL, window } from './transactions.ts';

// DuckDB's fastest way at these sizes: a bit a month for each customer, then few distinct patterns.
const MONTHS_SQL = `months as (
  select bit_or(1::bigint << ((year(ts) - 2022) * 12 + month(ts) - 1)) b from tx group by id
), patterns as (
  select b, count(*) n from months group by b
), cells as (
  select b, n, unnest(range(36)) m from patterns
)`;

const COHORTS_SQL = `with ${MONTHS_SQL}, bought as (
  select b, n, m, min(m) over (partition by b) c from cells where (b >> m) & 1 = 1
) select c, m - c k, sum(n)::bigint from bought group by c, k order by c, k`;

const ACTIVITY_SQL = `with ${MONTHS_SQL}, flags as (
  select m, n, (b >> m) & 1 = 1 bought, m > 0 and (b >> (m - 1)) & 1 = 1 kept,
    b & ((1::bigint << m) - 1) <> 0 known
  from cells
) select
    coalesce(sum(n) filter (bought and not known), 0)::bigint,
    coalesce(sum(n) filter (bought and kept), 0)::bigint,
    coalesce(sum(n) filter (bought and known and not kept), 0)::bigint,
    coalesce(sum(n) filter (kept and not bought), 0)::bigint
  from flags group by m order by m`;

const score = (column: string) =>
  `1 + list_sum([(${column} > cut)::int for cut in ${column}_cuts])`;

const RFM_SQL = `create or replace temp table scores as with measures as (
  select id, date_diff('day', l::date, date '2025-01-01') r, n f, m from summary
), cuts as (
  select quantile_cont(r, [.2, .4, .6, .8]) r_cuts, quantile_cont(f, [.2, .4, .6, .8]) f_cuts,
    quantile_cont(m, [.2, .4, .6, .8]) m_cuts from measures
) select id, 7 - (${score('r')}) - 1 r, ${score('f')} f, ${score('m')} m from measures, cuts`;

const SURVIVAL_SQL = `with tally as (
  select t, count(*) n, sum(e) d from spells group by t
), risk as (
  select t, d, sum(n) over (order by t desc) y from tally
) select product(1 - d / y) over (order by t) s from risk where d > 0 order by t`;

interface Shop {
  readonly log: TransactionLog;
  readonly summaries: CustomerSummaries;
  readonly database: Duckdb;
  /** `null` where there are too many rows to hold as objects. */
  readonly rows: readonly Row[] | null;
}

export const suite: Suite = {
  name: 'metrics',
  peers: ['@duckdb/node-api'],
  async run(options) {
    const made = generate(options.rows);
    const log = logOf(made);
    const database = await openDuckdb();
    await fillDuckdb(database, made);
    await database.run(SUMMARY_SQL);
    const rows = options.rows > PLAIN_ROWS_MAX ? null : rowsOf(made);
    const shop = { log, summaries: summarise(log, { window }), database, rows };

    const results: CaseResult[] = [];
    for (const run of [raceCohorts, raceActivity, raceRfm, raceSurvival]) {
      results.push(...(await run(shop, options)));
    }
    return results;
  },
};

async function raceCohorts({ log, database, rows }: Shop, options: SuiteOptions) {
  const ours = () => cohortRetentionOf(periodActivity(log, { window, period: 'month' }));
  const cells = cellsOf(ours());
  deepStrictEqual(cells, await database.rows(COHORTS_SQL));
  if (rows !== null) {
    const grid = [...cohorts(rows)].flatMap(([cohort, later]) =>
      [...later].map(([index, customers]) => [cohort, index, customers]),
    );
    deepStrictEqual(grid.sort(byCell), cells);
  }
  return await race(
    {
      suite: 'metrics',
      case: 'cohort retention',
      ours: { name: 'everbond', run: ours },
      peers: [
        { name: 'duckdb', run: () => database.rows(COHORTS_SQL) },
        ...(rows === null ? [] : [{ name: 'Map and Set', run: () => cohorts(rows) }]),
      ],
    },
    options,
  );
}

/** Cohort, months later, customers; without the cells in which nobody bought, as SQL has them. */
function cellsOf({ periods, cohorts: found }: CohortRetention): readonly (readonly number[])[] {
  return found.flatMap(({ cohort, retained }) =>
    retained.flatMap((customers, index) =>
      customers === 0 ? [] : [[periods.indexOf(cohort), index, customers]],
    ),
  );
}

function byCell(one: readonly number[], other: readonly number[]): number {
  return one[0]! - other[0]! || one[1]! - other[1]!;
}

async function raceActivity({ log, database, rows }: Shop, options: SuiteOptions) {
  const ours = () => activityOf(periodActivity(log, { window, period: 'month' }));
  const found = ours().rows.map((row) => [row.new, row.retained, row.resurrected, row.churned]);
  deepStrictEqual(found, await database.rows(ACTIVITY_SQL));
  if (rows !== null) deepStrictEqual(movements(rows), found);
  return await race(
    {
      suite: 'metrics',
      case: 'activity and churn',
      ours: { name: 'everbond', run: ours },
      peers: [
        { name: 'duckdb', run: () => database.rows(ACTIVITY_SQL) },
        ...(rows === null ? [] : [{ name: 'Map and Set', run: () => movements(rows) }]),
      ],
    },
    options,
  );
}

async function raceRfm({ summaries, database, rows }: Shop, options: SuiteOptions) {
  const { counts } = rfm(summaries, { rule: 'type7' });
  await database.run(RFM_SQL);
  for (const [column, ours] of [
    ['r', counts.R],
    ['f', counts.F],
    ['m', counts.M],
  ] as const) {
    const sql = `select count(*) from scores group by ${column} order by ${column}`;
    const theirs = (await database.rows(sql)).map(([count]) => count);
    deepStrictEqual(
      ours.filter((count) => count > 0),
      theirs,
    );
  }
  const purchasers = [...summaries.purchases.keys()].filter(
    (code) => summaries.purchases[code]! > 0,
  );
  const columns = [summaries.lastDay, summaries.purchases, summaries.revenueMinor].map((column) =>
    purchasers.map((code) => column[code]!),
  );
  return await race(
    {
      suite: 'metrics',
      case: 'rfm scores',
      ours: { name: 'everbond', run: () => rfm(summaries, { rule: 'type7' }) },
      peers: [
        { name: 'duckdb', run: () => database.run(RFM_SQL) },
        ...(rows === null ? [] : [{ name: 'sorting', run: () => columns.map(fifths) }]),
      ],
    },
    options,
  );
}

async function raceSurvival({ summaries, database, rows }: Shop, options: SuiteOptions) {
  const untilDay = Date.parse(`${window.until}T00:00Z`) / 86_400_000;
  const { purchases, firstDay, secondDay } = summaries;
  const codes = Uint32Array.from(purchases.keys()).filter((code) => purchases[code]! > 0);
  const returned = codes.map((code) => (secondDay[code]! > firstDay[code]! ? 1 : 0));
  const durations = codes.map((code, index) =>
    returned[index] === 1 ? secondDay[code]! - firstDay[code]! : untilDay - firstDay[code]!,
  );
  await database.run('create table spells (t uinteger, e uinteger)');
  await database.append('spells', ['UINTEGER', 'UINTEGER'], [durations, returned]);

  const ours = () => kaplanMeier({ durations, observed: returned });
  const curve = ours().steps.flatMap((step) => (step.events > 0 ? [step.survival] : []));
  sameCurve(
    curve,
    (await database.rows(SURVIVAL_SQL)).map(([share]) => share ?? 0),
  );
  sameCurve(curve, survival(durations, returned));
  return await race(
    {
      suite: 'metrics',
      case: 'survival',
      ours: { name: 'everbond', run: ours },
      peers: [
        { name: 'duckdb', run: () => database.rows(SURVIVAL_SQL) },
        ...(rows === null ? [] : [{ name: 'sorting', run: () => survival(durations, returned) }]),
      ],
    },
    options,
  );
}

function sameCurve(ours: readonly number[], theirs: readonly number[]): void {
  deepStrictEqual(ours.length, theirs.length);
  for (const [index, share] of ours.entries()) ok(Math.abs(share - theirs[index]!) < 1e-9);
}
