/** Arquero as a peer: tables of columns, as data frames are used in JavaScript. */
import type { Transactions } from './generate.ts';
import { loadPeer } from './peers.ts';

/** The members of arquero that are called here. */
interface Arquero {
  table(columns: Readonly<Record<string, ArrayLike<number>>>): Table;
  readonly op: {
    count(): unknown;
    min(column: string): unknown;
    max(column: string): unknown;
    sum(column: string): unknown;
  };
}

interface Table {
  groupby(column: string): Table;
  rollup(values: Readonly<Record<string, unknown>>): Table;
  array(column: string): readonly number[];
}

/** A summary a customer, in the order of first appearance. */
export interface ArqueroSummaries {
  readonly codes: readonly number[];
  readonly purchases: readonly number[];
  readonly firstAt: readonly number[];
  readonly lastAt: readonly number[];
  readonly revenueMinor: readonly number[];
}

/** A function to the summaries of these rows, which are in a table already. */
export async function loadArqueroSummaries({
  codes,
  at,
  minor,
}: Transactions): Promise<() => ArqueroSummaries> {
  const { table, op } = (await loadPeer('arquero')) as Arquero;
  const rows = table({ codes, at, minor });
  return () => {
    const summaries = rows.groupby('codes').rollup({
      purchases: op.count(),
      firstAt: op.min('at'),
      lastAt: op.max('at'),
      revenueMinor: op.sum('minor'),
    });
    return {
      codes: summaries.array('codes'),
      purchases: summaries.array('purchases'),
      firstAt: summaries.array('firstAt'),
      lastAt: summaries.array('lastAt'),
      revenueMinor: summaries.array('revenueMinor'),
    };
  };
}
