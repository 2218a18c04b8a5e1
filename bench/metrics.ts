/** Cohorts, activity, RFM and survival of a whole shop. */
import { deepStrictEqual } from 'node:assert/strict';
import {
  activityOf,
  type CohortRetention,
  cohortRetentionOf,
  type PeriodActivity,
  periodActivity,
  rfm,
} from 'everbond/metrics';
import { type CustomerSummaries, summarise, type TransactionLog } from 'everbond/transactions';

import { type Duckdb, fillDuckdb, openDuckdb } from './duckdb.ts';
import { type FourSql, fourBySql, fourOf, raceFewRows, raceFromRows } from './four.ts';
import { generate } from './generate.ts';
import { raceLives } from './lives.ts';
import { cohorts, fifths, movements, cellsOf as plainCells, type Row, rowsOf } from './plain.ts';
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

// Four comparisons are faster in DuckDB than going through a list of cuts.
const score = (column: string) =>
  [1, 2, 3, 4].map((cut) => `(${column} > ${column}_cuts[${cut}])::int`).join(' + ');

const RFM_SQL = `create or replace temp table scores as with measures as (
  select id, date_diff('day', l::date, date '2025-01-01') r, n f, m from summary
), cuts as (
  select quantile_cont(r, [.2, .4, .6, .8]) r_cuts, quantile_cont(f, [.2, .4, .6, .8]) f_cuts,
    quantile_cont(m, [.2, .4, .6, .8]) m_cuts from measures
) select id, 5 - (${score('r')}) r, 1 + ${score('f')} f, 1 + ${score('m')} m from measures, cuts`;

/** All four as statements. */
export const FOUR_SQL: FourSql = { run: [SUMMARY_SQL, RFM_SQL], read: [COHORTS_SQL, ACTIVITY_SQL] };

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
    for (const run of [raceCohorts, raceActivity, raceRfm, raceFour]) {
      results.push(...(await run(shop, options)));
    }
    results.push(...(await raceFewRows(options)));
    results.push(...(await raceLives(options)));
    return results;
  },
};

/** Ours counts movements as well; DuckDB is asked for the cohorts only. */
async function raceCohorts({ log, database, rows }: Shop, options: SuiteOptions) {
  const ours = (read: PeriodActivity) =>
    [cohortRetentionOf(read, { revenue: false }), activityOf(read)] as const;
  const months = { window, period: 'month' } as const;
  const anyOrder = { ...log, timeOrdered: false };
  const [found] = ours(periodActivity(log, months));
  const cells = cellsOf(found);
  deepStrictEqual(cells, await database.rows(COHORTS_SQL));
  deepStrictEqual(ours(periodActivity(anyOrder, months))[0], found);
  if (rows !== null) deepStrictEqual(plainCells(rows), cells);
  const duckdb = { name: 'duckdb, cohorts only', run: () => database.rows(COHORTS_SQL) };
  const both = {
    suite: 'metrics',
    case: 'cohorts and activity',
    ours: { name: 'everbond', run: () => ours(periodActivity(log, months)) },
    peers: [
      duckdb,
      ...(rows === null
        ? []
        : [{ name: 'Map and Set', run: () => [cohorts(rows), movements(rows)] }]),
    ],
  };
  const unordered = {
    suite: 'metrics',
    case: 'the same, any order',
    ours: { name: 'everbond', run: () => ours(periodActivity(anyOrder, months)) },
    peers: [duckdb],
  };
  return [...(await race(both, options)), ...(await race(unordered, options))];
}

/** Cohort, months later, customers; without the cells in which nobody bought, as SQL has them. */
function cellsOf({
  periods,
  cohorts: found,
}: CohortRetention<readonly number[] | null>): readonly (readonly number[])[] {
  return found.flatMap(({ cohort, retained }) =>
    retained.flatMap((customers, index) =>
      customers === 0 ? [] : [[periods.indexOf(cohort), index, customers]],
    ),
  );
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

async function raceFour({ log, database, rows }: Shop, options: SuiteOptions) {
  const twoThreads = await openDuckdb(2);
  await fillDuckdb(twoThreads, generate(options.rows));
  const results = await race(
    {
      suite: 'metrics',
      case: 'all four',
      ours: { name: 'everbond', run: () => fourOf(log) },
      peers: [
        { name: 'duckdb', run: () => fourBySql(database, FOUR_SQL) },
        { name: 'duckdb, 2 threads', run: () => fourBySql(twoThreads, FOUR_SQL) },
      ],
    },
    options,
  );
  if (rows === null) return results;
  return [...results, ...(await raceFromRows(rows, await openDuckdb(), FOUR_SQL, options))];
}
