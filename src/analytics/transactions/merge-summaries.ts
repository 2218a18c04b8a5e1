/** Merging summaries: what several logs say of the same customers, as if they were one log. */
import { breach } from '../../kernel/errors.ts';
import type { CustomerSummaries } from './customer-summaries.ts';
import { createKeyEncoder } from './key-encoder.ts';
import { emptyColumns, type SummaryColumns, totalsOf } from './summary-columns.ts';

/**
 * One summary of all: equal to summarising the merged log, without looking at a row again.
 *
 * Suits logs that are too large for one machine, or that arrive a day at a time.
 *
 * @param parts One summary or more, of one window, currency and scale.
 * @returns A new summary; the given ones stay as they are.
 * @throws ContractError if there is no part, or if windows, currencies or scales differ.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum of amounts is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { mergeSummaries, summarise, transactionLog } from 'everbond/transactions';
 *
 * const columns = { customer: 'id', at: 'at', minor: 'cents', zone: 'UTC' } as const;
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const january = transactionLog([{ id: 'ada', at: '2026-01-05', cents: 2000 }], columns);
 * const february = transactionLog([{ id: 'ada', at: '2026-02-05', cents: 3000 }], columns);
 * const both = mergeSummaries([summarise(january, { window }), summarise(february, { window })]);
 *
 * both.purchases[0]; // => 2
 * both.secondDay[0]! - both.firstDay[0]!; // => 31
 * ```
 */
export function mergeSummaries(parts: readonly CustomerSummaries[]): CustomerSummaries {
  const [first] = parts;
  if (first === undefined) return breach('mergeSummaries', 'parts', 'must hold at least one');
  for (const part of parts) checkSame(first, part);

  const encoder = createKeyEncoder();
  const codesOf = parts.map(({ customers }) => {
    const codes = new Uint32Array(customers.length);
    encoder.encodeAll(customers, codes.length, codes, 0);
    return codes;
  });
  const columns = emptyColumns(encoder.keys.length);
  let rowsAfter = 0;
  let zeroRows = 0;
  for (const [index, part] of parts.entries()) {
    rowsAfter += part.totals.rowsAfter;
    zeroRows += part.totals.zeroRows;
    for (const [from, into] of codesOf[index]!.entries()) addCustomer(columns, into, part, from);
  }

  const { window, currency, scale } = first;
  const totals = { ...totalsOf('mergeSummaries', columns), rowsAfter, zeroRows };
  return { window, customers: encoder.keys, ...columns, totals, currency, scale };
}

function checkSame(a: CustomerSummaries, b: CustomerSummaries): void {
  const where = 'mergeSummaries';
  if (
    a.window.from !== b.window.from ||
    a.window.until !== b.window.until ||
    a.window.zone !== b.window.zone
  ) {
    breach(where, 'window', 'must be one for all parts');
  }
  if (a.currency !== b.currency) breach(where, 'currency', 'must be one for all parts');
  if (a.scale !== b.scale) breach(where, 'scale', 'must be one for all parts');
}

function addCustomer(
  columns: SummaryColumns,
  into: number,
  part: CustomerSummaries,
  from: number,
): void {
  columns.refunds[into]! += part.refunds[from]!;
  columns.refundMinor[into]! += part.refundMinor[from]!;
  if (part.purchases[from] === 0) return;

  const isFirst = columns.purchases[into] === 0;
  columns.purchases[into]! += part.purchases[from]!;
  columns.revenueMinor[into]! += part.revenueMinor[from]!;
  if (isFirst) {
    columns.firstAt[into] = part.firstAt[from]!;
    columns.lastAt[into] = part.lastAt[from]!;
    columns.firstDay[into] = part.firstDay[from]!;
    columns.secondDay[into] = part.secondDay[from]!;
    columns.lastDay[into] = part.lastDay[from]!;
    return;
  }
  columns.firstAt[into] = Math.min(columns.firstAt[into]!, part.firstAt[from]!);
  columns.lastAt[into] = Math.max(columns.lastAt[into]!, part.lastAt[from]!);
  columns.lastDay[into] = Math.max(columns.lastDay[into]!, part.lastDay[from]!);
  const days = [columns.firstDay[into]!, columns.secondDay[into]!];
  const [first, second] = twoEarliest([...days, part.firstDay[from]!, part.secondDay[from]!]);
  columns.firstDay[into] = first;
  columns.secondDay[into] = second;
}

/** The two earliest distinct days; the earliest twice where there is only one. */
function twoEarliest(days: readonly number[]): [number, number] {
  const first = Math.min(...days);
  const later = days.filter((day) => day > first);
  return [first, later.length === 0 ? first : Math.min(...later)];
}
