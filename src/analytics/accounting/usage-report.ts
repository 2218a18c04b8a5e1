/** Usage report: what was counted of a programme, as rows, and what they show. */
import { type Fraction, NOUGHT, plus } from '../../domains/loyalty/earn-fraction.ts';
import { exactNumber } from '../../kernel/exact.ts';
import { lowestTerms, type Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import type { LadderTally } from './usage-member.ts';
import type { LadderUsage, RebateUsage, VersionUsage } from './usage-result.ts';
import type { Use, VersionTally } from './usage-version.ts';
import { pointWorthOf } from './what-if-member.ts';

/** What was counted of a version, as rows. */
export function versionRow(
  tally: VersionTally,
  pointWorthMinor: Readonly<Record<string, Ratio>>,
): VersionUsage {
  const { version, awards, redemptions, limits } = tally;
  const names = [
    ...version.caps.map(({ id }) => ({ kind: 'cap', limit: id }) as const),
    ...version.budgets.map(({ id }) => ({ kind: 'budget', limit: id }) as const),
  ];
  return {
    version: version.version,
    awards,
    redemptions,
    rules: rowsOf(tally.rules, (rule, times, points) => ({ rule, times, points })),
    multipliers: rowsOf(tally.multipliers, (multiplier, times) => ({ multiplier, times })),
    limits: names.map((name, index) => {
      const { times = 0, points = 0n } = limits[index] ?? {};
      return { ...name, times, withheld: exactNumber('programmeUsage', points) };
    }),
    options: rowsOf(tally.options, (option, times, points) => ({ option, times, points })),
    coupons: rowsOf(tally.coupons, (coupon, times) => ({ coupon, times })),
    rebate: rebateOf(tally, pointWorthMinor),
  };
}

function rowsOf<Row>(
  uses: ReadonlyMap<string, Use>,
  rowOf: (name: string, times: number, points: number) => Row,
): readonly Row[] {
  return [...uses].map(([name, { times, points }]) =>
    rowOf(name, times, exactNumber('programmeUsage', points)),
  );
}

function rebateOf(
  { version, given, soldMinor }: VersionTally,
  pointWorthMinor: Readonly<Record<string, Ratio>>,
): RebateUsage {
  const { marginMax } = version;
  const worth = [...given].reduce<Fraction>((sum, [currency, points]) => {
    const each = pointWorthOf(pointWorthMinor, currency);
    if (each === null) return sum;
    return plus(sum, { over: points * BigInt(each.numerator), under: BigInt(each.denominator) });
  }, NOUGHT);
  const { over, under } = worth;
  return {
    soldMinor: exactNumber('programmeUsage', soldMinor),
    worthMinor: exactNumber('programmeUsage', divideRounded(over, under, 'half-up')),
    rebate: soldMinor === 0n ? null : lowestTerms('programmeUsage', over, under * soldMinor),
    marginMax,
    isAboveMargin:
      marginMax === null
        ? null
        : over * BigInt(marginMax.denominator) > soldMinor * BigInt(marginMax.numerator) * under,
  };
}

/** Who stands where, as rows. */
export function ladderRow({ ladder, withoutTier, now, ever }: LadderTally): LadderUsage {
  const tiers = ladder.tiers.map(({ id }) => {
    return { tier: id, now: now.get(id) ?? 0, ever: ever.get(id) ?? 0 };
  });
  return { ladder: ladder.id, withoutTier, tiers };
}
