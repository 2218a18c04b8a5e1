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

  const { customers, codesOf } = jointCustomers(parts);
  const columns = emptyColumns(customers.length);
  let refunds = 0;
  let rowsAfter = 0;
  let zeroRows = 0;
  for (const [index, part] of parts.entries()) {
    refunds += part.totals.refunds;
    rowsAfter += part.totals.rowsAfter;
    zeroRows += part.totals.zeroRows;
    if (index === 0) copyPart(columns, part);
    else addPart(columns, part, codesOf[index]!);
  }

  const { window, currency, scale } = first;
  const totals = { ...totalsOf('mergeSummaries', columns), refunds, rowsAfter, zeroRows };
  return { window, customers, ...columns, totals, currency, scale };
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

/** All customers, those of the first part first, and what the codes of each part become. */
function jointCustomers(parts: readonly CustomerSummaries[]) {
  const own = parts[0]!.customers;
  if (parts.every(({ customers }) => customers === own)) {
    const same = new Uint32Array(own.length);
    for (let code = 0; code < same.length; code += 1) same[code] = code;
    return { customers: own, codesOf: parts.map(() => same) };
  }
  const encoder = createKeyEncoder();
  const codesOf = parts.map(({ customers }) => {
    const codes = new Uint32Array(customers.length);
    encoder.encodeAll(customers, codes.length, codes, 0);
    return codes;
  });
  return { customers: encoder.keys, codesOf };
}

function copyPart(columns: SummaryColumns, part: CustomerSummaries): void {
  for (const name of Object.keys(columns) as (keyof SummaryColumns)[]) {
    columns[name].set(part[name]);
  }
}

function addPart(columns: SummaryColumns, part: CustomerSummaries, codes: Uint32Array): void {
  const { purchases, revenueMinor, refundMinor } = columns;
  for (let from = 0; from < codes.length; from += 1) {
    const into = codes[from]!;
    refundMinor[into]! += part.refundMinor[from]!;
    revenueMinor[into]! += part.revenueMinor[from]!;
    if (part.purchases[from]! > 0) addTimes(columns, into, part, from);
    purchases[into]! += part.purchases[from]!;
  }
}

/** Adds the days and instants of a customer who bought. */
function addTimes(
  { purchases, firstAt, lastAt, firstDay, secondDay, lastDay }: SummaryColumns,
  into: number,
  part: CustomerSummaries,
  from: number,
): void {
  if (purchases[into] === 0) {
    firstAt[into] = part.firstAt[from]!;
    lastAt[into] = part.lastAt[from]!;
    firstDay[into] = part.firstDay[from]!;
    secondDay[into] = part.secondDay[from]!;
    lastDay[into] = part.lastDay[from]!;
    return;
  }
  firstAt[into] = Math.min(firstAt[into]!, part.firstAt[from]!);
  lastAt[into] = Math.max(lastAt[into]!, part.lastAt[from]!);
  lastDay[into] = Math.max(lastDay[into]!, part.lastDay[from]!);

  const first = Math.min(firstDay[into]!, part.firstDay[from]!);
  const second = Math.min(
    ifAfter(first, firstDay[into]!),
    ifAfter(first, secondDay[into]!),
    ifAfter(first, part.firstDay[from]!),
    ifAfter(first, part.secondDay[from]!),
  );
  firstDay[into] = first;
  secondDay[into] = second === Infinity ? first : second;
}

/** A day after the first one; else `Infinity`. */
function ifAfter(first: number, day: number): number {
  return day > first ? day : Infinity;
}
