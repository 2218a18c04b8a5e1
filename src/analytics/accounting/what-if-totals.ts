/** What-if totals: the rows of members added up, exactly and in no particular order. */
import { exactNumber } from '../../kernel/exact.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import { byText, createCount } from './what-if-count.ts';
import { type Figures, figuresBy } from './what-if-figures.ts';
import { createLacks, createRefusals, pointWorthOf, type Side, timesOf } from './what-if-member.ts';
import type {
  CostMinor,
  PointsFigures,
  TierMoves,
  WhatIfCurrency,
  WhatIfMember,
  WhatIfTotals,
} from './what-if-result.ts';

/** Sums that are wider than a number can hold. */
type Sums = Figures<bigint>;

interface SumsOfCurrency {
  readonly actual: Sums;
  readonly other: Sums;
}

/** Adds up the rows of members. */
export function createTotals(
  sides: { readonly actual: Side; readonly other: Side },
  incomplete: 'skip' | 'leave-out',
): {
  readonly add: (row: WhatIfMember) => void;
  readonly totals: () => WhatIfTotals;
} {
  const sums = new Map<string, SumsOfCurrency>();
  const moves = createCount<keyof Omit<TierMoves, 'members'>, Omit<TierMoves, 'members'>>([
    'ladder',
    'from',
    'to',
  ]);
  const refused = createRefusals();
  const lacks = createLacks();
  const counts = { members: 0, leftOut: 0, events: 0, commands: 0 };
  const outcomes = { better: 0, worse: 0, equal: 0 };

  function add(row: WhatIfMember): void {
    counts.events += row.events;
    counts.commands += row.commands;
    for (const { times, ...some } of row.refused) refused.add(some, times);
    for (const { times, ...some } of row.notReplayable) lacks.add(some, times);
    const isIncomplete = row.refused.length + row.notReplayable.length > 0;
    if (isIncomplete && incomplete === 'leave-out') {
      counts.leftOut += 1;
      return;
    }
    counts.members += 1;
    outcomes[row.outcome] += 1;
    for (const { ladder, from, to } of row.tiers) moves.add({ ladder, from, to }, 1);
    for (const { currency, actual, other } of row.points) {
      const sum = sums.get(currency) ?? { actual: NO_SUMS, other: NO_SUMS };
      sums.set(currency, { actual: sumOf(sum.actual, actual), other: sumOf(sum.other, other) });
    }
  }

  function totals(): WhatIfTotals {
    const points = [...sums]
      .toSorted(([one], [other]) => byText(one, other))
      .map(([currency, sum]) => currencyRow(currency, sum, sides));
    return {
      ...counts,
      ...outcomes,
      points,
      costMinor: comparedCost(
        points.reduce((sum, { costMinor }) => sum + BigInt(costMinor.actual), 0n),
        points.reduce((sum, { costMinor }) => sum + BigInt(costMinor.other), 0n),
      ),
      tierMoves: moves.rows().map(({ thing, times }) => ({ ...thing, members: times })),
      refused: timesOf(refused),
      notReplayable: timesOf(lacks),
    };
  }

  return { add, totals };
}

const NO_SUMS: Sums = figuresBy(() => 0n);

function sumOf(sums: Sums, figures: PointsFigures): Sums {
  return figuresBy((figure) => sums[figure] + BigInt(figures[figure]));
}

function currencyRow(
  currency: string,
  { actual, other }: SumsOfCurrency,
  sides: { readonly actual: Side; readonly other: Side },
): WhatIfCurrency {
  return {
    currency,
    actual: numbersOf(actual),
    other: numbersOf(other),
    difference: numbersOf(figuresBy((figure) => other[figure] - actual[figure])),
    costMinor: comparedCost(
      costOf(actual, pointWorthOf(sides.actual.pointWorthMinor, currency)),
      costOf(other, pointWorthOf(sides.other.pointWorthMinor, currency)),
    ),
  };
}

function numbersOf(sums: Sums): PointsFigures {
  return figuresBy((figure) => exactNumber('whatIf', sums[figure]));
}

/** What was redeemed and what is there, at its worth, rounded once. */
function costOf({ redeemed, balance }: Sums, worth: Ratio | null): bigint {
  if (worth === null) return 0n;
  const exact = (redeemed + balance) * BigInt(worth.numerator);
  return divideRounded(exact, BigInt(worth.denominator), 'half-up');
}

function comparedCost(actual: bigint, other: bigint): CostMinor {
  return {
    actual: exactNumber('whatIf', actual),
    other: exactNumber('whatIf', other),
    difference: exactNumber('whatIf', other - actual),
  };
}
