/** Amounts: points by currency, and counts by counter and date, added up without surprises. */
import type { Amounts } from './account-state.ts';
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
export function plusTallies(counts: CapUse, tallies: Amounts, date: string, sign: 1 | -1): CapUse {
  return Object.entries(tallies).reduce(
    (sum, [counter, amount]) => plusCount(sum, counter, date, sign * amount),
    counts,
  );
}

/** What caps have counted, with more of it, or less. */
export function plusCapUse(use: CapUse, entries: readonly CapUseEntry[], sign: 1 | -1): CapUse {
  return entries.reduce(
    (sum, { cap, window, points }) => plusCount(sum, cap, window, sign * points),
    use,
  );
}

/** Counts with others added. */
export function plusCounts(counts: CapUse, others: CapUse): CapUse {
  return Object.entries(others).reduce(
    (sum, [counter, dates]) =>
      Object.entries(dates).reduce(
        (all, [date, amount]) => plusCount(all, counter, date, amount),
        sum,
      ),
    counts,
  );
}

function plusCount(counts: CapUse, counter: string, date: string, amount: number): CapUse {
  if (amount === 0) return counts;
  const { [counter]: dates = {}, ...others } = counts;
  const sum = withAmount(dates, date, amount);
  return Object.keys(sum).length === 0 ? others : { ...others, [counter]: sum };
}

function withAmount(amounts: Amounts, name: string, amount: number): Amounts {
  const sum = amountOf(amounts, name) + amount;
  if (sum !== 0) return { ...amounts, [name]: sum };
  return Object.fromEntries(Object.entries(amounts).filter(([other]) => other !== name));
}
