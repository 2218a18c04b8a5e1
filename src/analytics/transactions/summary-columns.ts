/** Summary columns: the columns of customer summaries while they are filled, and their sums. */
import { FailureError } from '../../kernel/errors.ts';

/** Columns of zeros. */
export function emptyColumns(size: number) {
  return {
    purchases: new Uint32Array(size),
    firstAt: new Float64Array(size),
    lastAt: new Float64Array(size),
    firstDay: new Int32Array(size),
    secondDay: new Int32Array(size),
    lastDay: new Int32Array(size),
    revenueMinor: new Float64Array(size),
    refundMinor: new Float64Array(size),
  };
}

/** The columns of a summary, still being filled. */
export type SummaryColumns = ReturnType<typeof emptyColumns>;

/**
 * Sums over the customers.
 *
 * Amounts of one sign only are added up, so no sum can pass the limit and come back unseen.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if a sum of amounts is beyond 2^53 − 1.
 */
export function totalsOf(where: string, columns: SummaryColumns) {
  let purchasers = 0;
  let purchases = 0;
  let revenueMinor = 0;
  let refundMinor = 0;
  for (let code = 0; code < columns.purchases.length; code += 1) {
    if (columns.purchases[code]! > 0) purchasers += 1;
    purchases += columns.purchases[code]!;
    revenueMinor += columns.revenueMinor[code]!;
    refundMinor += columns.refundMinor[code]!;
  }
  if (revenueMinor > Number.MAX_SAFE_INTEGER || -refundMinor > Number.MAX_SAFE_INTEGER) {
    throw new FailureError('LIMIT_EXCEEDED', `${where}: a sum exceeds 2^53 - 1 minor units`);
  }
  return { purchasers, purchases, revenueMinor, refundMinor };
}
