/** All four at once: summaries, cohorts, activity and RFM, of a log, in SQL, and by hand. */
import { deepStrictEqual } from 'node:assert/strict';
import { activityOf, cohortRetentionOf, periodActivity, rfm } from 'everbond/metrics';
import { summarise, type TransactionLog, transactionLog } from 'everbond/transactions';

import { type FourByDates, loadFourByDates } from './dates.ts';
import type { Duckdb } from './duckdb.ts';
import { generate } from './generate.ts';
import { cellsOf, cohorts, fifths, movements, type Row, rowsOf, summaries } from './plain.ts';
import { race, type SuiteOptions } from './race.ts';
import { appendRows, createRowTable, ROW_COLUMNS, window } from './transactions.ts';

/** Where Map and Set are at their best. */
const FEW_ROWS = 5000;

/** Ours, from a log. */
export function fourOf(log: TransactionLog): unknown {
  const read = periodActivity(log, { window, period: 'month' });
  const scores = rfm(summarise(log, { window }), { rule: 'type7' });
  return [scores, cohortRetentionOf(read, { revenue: false }), activityOf(read)];
}

/** The statements that answer all four in SQL, and those of them whose rows are read. */
export interface FourSql {
  readonly run: readonly string[];
  readonly read: readonly string[];
}

/** The same by DuckDB, from table `tx`. */
export async function fourBySql(database: Duckdb, sql: FourSql): Promise<void> {
  for (const statement of sql.run) await database.run(statement);
  for (const statement of sql.read) await database.rows(statement);
}

/** The same by hand. */
export function fourByHand(rows: readonly Row[]): unknown {
  const found = [...summaries(rows).values()];
  return [
    fifths(found.map((summary) => summary.lastAt)),
    fifths(found.map((summary) => summary.purchases)),
    fifths(found.map((summary) => summary.revenueMinor)),
    cohorts(rows),
    movements(rows),
  ];
}

/** From objects to all four. */
export async function raceFromRows(
  rows: readonly Row[],
  database: Duckdb,
  sql: FourSql,
  options: SuiteOptions,
) {
  const fourByDates = await loadFourByDates();
  checkDates(fourByDates(rows), rows);
  return await race(
    {
      suite: 'metrics',
      case: 'all four from rows',
      ours: { name: 'everbond', run: () => fourOf(transactionLog(rows, ROW_COLUMNS)) },
      peers: [
        {
          name: 'duckdb',
          prepare: () => createRowTable(database),
          async run() {
            await appendRows(database, rows);
            await database.run(`create or replace table tx as
              select k id, make_timestamp(ms * 1000) as ts, minor from t`);
            await fourBySql(database, sql);
          },
        },
        { name: 'Map and Set', run: () => fourByHand(rows) },
        { name: 'Map and date-fns', run: () => fourByDates(rows) },
      ],
    },
    options,
  );
}

/** The scores are checked by counts: recency rises where the plain code has the last instant. */
function checkDates(found: FourByDates, rows: readonly Row[]): void {
  const plain = [...summaries(rows).values()];
  deepStrictEqual(found.scores.slice(1), [
    fifths(plain.map((summary) => summary.purchases)),
    fifths(plain.map((summary) => summary.revenueMinor)),
  ]);
  deepStrictEqual(found.cells, cellsOf(rows));
  deepStrictEqual(found.movements, movements(rows));
}

/** The same of few rows, so many times that it can be measured. */
export function raceFewRows(options: SuiteOptions) {
  const rows = rowsOf(generate(FEW_ROWS));
  const often = (run: () => unknown) => () => {
    for (let time = 0; time < 20; time += 1) run();
  };
  return race(
    {
      suite: 'metrics',
      case: 'all four, few rows',
      ours: { name: 'everbond', run: often(() => fourOf(transactionLog(rows, ROW_COLUMNS))) },
      peers: [{ name: 'Map and Set', run: often(() => fourByHand(rows)) }],
    },
    options,
  );
}
