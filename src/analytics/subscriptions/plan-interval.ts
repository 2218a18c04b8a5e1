/** Plan interval: how often a plan is billed, and which part of its amount belongs to a month. */
import { breach } from '../../kernel/errors.ts';
import { type Ratio, ratio } from '../../kernel/ratio.ts';
import type { PlanInterval, PlanUnit } from './subscription-log.ts';

const COUNT_MAX = 1000;

/** Units in a month, as a fraction: a month is a twelfth of 365.25 days. */
const UNITS_A_MONTH: Readonly<Record<PlanUnit, readonly [number, number]>> = {
  day: [1461, 48],
  week: [1461, 336],
  month: [1, 1],
  quarter: [1, 3],
  year: [1, 12],
};

/** The interval that a host's value says, or `null` if it says none. */
export function planIntervalOf(value: unknown): PlanInterval | null {
  if (typeof value === 'string') return isUnit(value) ? { unit: value, count: 1 } : null;
  if (typeof value !== 'object' || value === null) return null;
  const { unit, count = 1 } = value as { readonly unit?: unknown; readonly count?: unknown };
  if (!isUnit(unit) || !Number.isSafeInteger(count)) return null;
  const times = count as number;
  return times >= 1 && times <= COUNT_MAX ? { unit, count: times } : null;
}

function isUnit(value: unknown): value is PlanUnit {
  return typeof value === 'string' && Object.hasOwn(UNITS_A_MONTH, value);
}

/**
 * The part of a plan's amount that is one month's revenue.
 *
 * A year is 12 months, a quarter 3; a month is a twelfth of 365.25 days, so that a weekly plan
 * counts 365.25 / 84 times and a daily one 365.25 / 12 times. Counting four weeks to a month,
 * which is also done, understates weekly plans by 8 %.
 *
 * @param plan How often the plan is billed.
 * @returns The exact factor from the plan's amount to a month's.
 * @throws ContractError if `plan` is no unit with a whole count from 1 to 1,000.
 * @example
 * ```ts
 * import { monthlyFactor } from 'everbond/subscriptions';
 *
 * monthlyFactor({ unit: 'year', count: 1 }); // => { numerator: 1, denominator: 12 }
 * monthlyFactor({ unit: 'week', count: 2 }); // => { numerator: 487, denominator: 224 }
 * ```
 */
export function monthlyFactor(plan: PlanInterval): Ratio {
  const known = planIntervalOf(plan);
  if (known === null) {
    return breach('monthlyFactor', 'plan', `must be a unit and a count from 1 to ${COUNT_MAX}`);
  }
  const [units, months] = UNITS_A_MONTH[known.unit];
  return ratio(units, months * known.count);
}
