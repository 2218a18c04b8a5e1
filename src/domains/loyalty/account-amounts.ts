/** Amounts: points by currency, and counts by counter and date, added up without surprises. */
import type { Amounts, DatedCounts } from './account-state.ts';
import type { CapUseEntry } from './award.ts';
import type { CapUse } from './cap.ts';

/** Amounts with others added, or taken off; what comes to 0 falls away. */
export function plusAmounts(amounts: Amounts, others: Amounts, sign: 1 | -1 = 1): Amounts {
  const names = Object.keys(others);
  return names.length === 0
    ? amounts
    : names.reduce((sum, name) => withAmount(sum, name, sign * amountOf(others, name)), amounts);
}

/** The amount of a name; 0 if there is none. */
export function amountOf(amounts: Amounts, name: string): number {
  return Object.hasOwn(amounts, name) ? (amounts[name] ?? 0) : 0;
}

/** Amounts, each of them put together from pairs of a name and an amount. */
export function amountsOf(pairs: Iterable<readonly [string, number]>): Amounts {
  let amounts: Amounts = {};
  for (const [name, amount] of pairs) amounts = withAmount(amounts, name, amount);
  return amounts;
}

/** Counts with tallies added on one date, or taken off. */
export function plusTallies(
  counts: DatedCounts,
  tallies: Amounts,
  date: string,
  sign: 1 | -1,
): DatedCounts {
  return Object.entries(tallies).reduce(
    (sum, [counter, amount]) => plusCount(sum, counter, date, sign * amount),
    counts,
  );
}

/** What caps have counted, with more of it, or less. */
export function plusCapUse(
  use: DatedCounts,
  entries: readonly CapUseEntry[],
  sign: 1 | -1,
): DatedCounts {
  return entries.reduce(
    (sum, { cap, window, points }) => plusCount(sum, cap, window, sign * points),
    use,
  );
}

/** Counts with others added, or taken off. */
export function plusCounts(counts: DatedCounts, others: CapUse, sign: 1 | -1 = 1): DatedCounts {
  return Object.entries(others).reduce(
    (sum, [counter, dates]) =>
      Object.entries(dates).reduce(
        (all, [date, amount]) => plusCount(all, counter, date, sign * amount),
        sum,
      ),
    counts,
  );
}

/** Counts by counter and date alone, without months and years. */
export function plainCounts(counts: DatedCounts): CapUse {
  return Object.fromEntries(
    Object.keys(counts).map((counter) => [counter, datesOf(counts, counter)] as const),
  );
}

/** What was counted of a counter, by date. */
export function datesOf(counts: DatedCounts, counter: string): Amounts {
  const months = Object.values(partOf(counts, counter)).flatMap((year) => Object.values(year));
  return Object.fromEntries(months.flatMap((month) => Object.entries(month)));
}

/** What was counted of a counter on a date; 0 if nothing was. */
export function countOn(counts: DatedCounts, counter: string, date: string): number {
  return amountOf(partOf(partOf(partOf(counts, counter), yearOf(date)), monthOf(date)), date);
}

function plusCount(
  counts: DatedCounts,
  counter: string,
  date: string,
  amount: number,
): DatedCounts {
  if (amount === 0) return counts;
  const [year, month] = [yearOf(date), monthOf(date)];
  const years = partOf(counts, counter);
  const months = partOf(years, year);
  const dates = withAmount(partOf(months, month), date, amount);
  if (Object.hasOwn(dates, date)) {
    return { ...counts, [counter]: { ...years, [year]: { ...months, [month]: dates } } };
  }
  // What has come to 0 is gone, and so is what is empty without it.
  return withPart(counts, counter, withPart(years, year, withPart(months, month, dates)));
}

/** Of `2026-03-10` it is `2026-`. Another name, such as `lifetime`, is cut the same way. */
function yearOf(date: string): string {
  return date.slice(0, 5);
}

/** Of `2026-03-10` it is `2026-03-`. */
function monthOf(date: string): string {
  return date.slice(0, 8);
}

function partOf<Part extends object>(
  all: Readonly<Record<string, Part>>,
  name: string,
): Part | Readonly<Record<string, never>> {
  return Object.hasOwn(all, name) ? (all[name] ?? {}) : {};
}

function withPart<Part extends object>(
  all: Readonly<Record<string, Part>>,
  name: string,
  part: Part,
): Readonly<Record<string, Part>> {
  return Object.keys(part).length > 0 ? { ...all, [name]: part } : without(all, name);
}

function withAmount(amounts: Amounts, name: string, amount: number): Amounts {
  const sum = amountOf(amounts, name) + amount;
  if (sum !== 0) return { ...amounts, [name]: sum };
  return without(amounts, name);
}

function without<Part>(
  all: Readonly<Record<string, Part>>,
  name: string,
): Readonly<Record<string, Part>> {
  return Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));
}
