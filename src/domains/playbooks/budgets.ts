/** Budgets: the three methods of the source, exact to the minor unit. */
import { breach } from '../../kernel/errors.ts';
import { type Money, money, requireMoney } from '../../kernel/money.ts';
import { multiplyMoney, sumMoney } from '../../kernel/money-arithmetic.ts';
import { isRatio, type Ratio, ratio } from '../../kernel/ratio.ts';
import { multiplyWhole } from '../../kernel/ratio-arithmetic.ts';
import type { Rounding } from '../../kernel/rounding.ts';

/**
 * A budget as a share of what the firm has: its resources, sales or profit.
 *
 * @param base The amount that the share is of; 0 or more.
 * @param share An exact ratio, 0 or more.
 * @param rounding What becomes of a fraction of a minor unit; down, so that the share is not
 *   exceeded, unless said otherwise.
 * @returns The budget.
 * @throws ContractError if an argument is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the budget is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { money, ratioOf } from 'everbond/kernel';
 * import { shareBudget } from 'everbond/playbooks';
 *
 * shareBudget(money(1_234_567, 'EUR'), ratioOf('0.05')); // => { minor: 61_728, currency: 'EUR' }
 * ```
 */
export function shareBudget(base: Money, share: Ratio, rounding: Rounding = 'down'): Money {
  requireMoney('shareBudget', 'base', base);
  if (base.minor < 0) breach('shareBudget', 'base', `must be 0 or more, got ${base.minor}`);
  if (!isRatio(share) || share.numerator < 0) {
    breach('shareBudget', 'share', 'must be a ratio, 0 or more');
  }
  return multiplyMoney(base, share, rounding);
}

/** What a competitor spends, and sells. */
export interface RivalSpending {
  /** What it spends on the same purpose and in the same time: 0 or more. */
  readonly spent: Money;
  /** What it sells in that time: 0 or more. */
  readonly sales: Money;
}

/**
 * A budget at parity with competitors: the share of sales that they spend, of the firm's own sales.
 *
 * The competitors are taken together, so that a large one counts by its size. Parity of the bare
 * amount, the other reading of the source, would make a small firm spend like a large one.
 *
 * @param rivals What competitors spend and sell, all in one currency.
 * @param ownSales What the firm sells in the same time; 0 or more, in that currency.
 * @param rounding What becomes of a fraction of a minor unit; down unless said otherwise.
 * @returns The budget; `null` if no competitor sells anything.
 * @throws ContractError if an argument is not as described, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { money } from 'everbond/kernel';
 * import { parityBudget } from 'everbond/playbooks';
 *
 * const rivals = [
 *   { spent: money(6_000, 'EUR'), sales: money(100_000, 'EUR') },
 *   { spent: money(3_000, 'EUR'), sales: money(50_000, 'EUR') },
 * ];
 *
 * parityBudget(rivals, money(20_000, 'EUR')); // => { minor: 1_200, currency: 'EUR' }
 * ```
 */
export function parityBudget(
  rivals: readonly RivalSpending[],
  ownSales: Money,
  rounding: Rounding = 'down',
): Money | null {
  requireMoney('parityBudget', 'ownSales', ownSales);
  const amounts = [ownSales, ...rivals.flatMap(({ spent, sales }) => [spent, sales])];
  if (amounts.some(({ minor }) => minor < 0)) {
    breach('parityBudget', 'amounts', 'must be 0 or more');
  }
  const { currency } = ownSales;
  const spent = sumMoney(
    rivals.map((rival) => rival.spent),
    currency,
  );
  const sales = sumMoney(
    rivals.map((rival) => rival.sales),
    currency,
  );
  if (sales.minor === 0) return null;
  return multiplyMoney(ownSales, ratio(spent.minor, sales.minor), rounding);
}

/** A task that a goal takes. */
export interface BudgetTask {
  /** What it costs once: 0 or more; `null` while nobody knows. */
  readonly cost: Money | null;
  /** How often it is done: whole, 0 or more; once if it is left out. */
  readonly times?: number;
}

/** What goals cost. */
export interface TaskBudget {
  /** What all goals cost; `null` if the cost of a task is not known. */
  readonly total: Money | null;
  /** What each goal costs, by its name; likewise. */
  readonly byGoal: Readonly<Record<string, Money | null>>;
  /** The goals with a task whose cost nobody knows. */
  readonly missing: readonly string[];
}

/**
 * A budget from goals: each goal falls into tasks, and each task has a cost.
 *
 * @param goals The tasks of each goal, by the name of the goal.
 * @param currency The currency of all costs.
 * @returns What each goal costs and all of them; where a cost is missing, `null` and the goal.
 * @throws ContractError if a cost is no money, negative or in another currency, or `times` is not
 *   whole or negative.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { money } from 'everbond/kernel';
 * import { taskBudget } from 'everbond/playbooks';
 *
 * const letters = { cost: money(85, 'EUR'), times: 1_000 };
 *
 * taskBudget({ 'be-known': [letters, { cost: money(15_000, 'EUR') }] }, 'EUR').total;
 * // => { minor: 100_000, currency: 'EUR' }
 * taskBudget({ 'be-known': [letters, { cost: null }] }, 'EUR');
 * // => { total: null, byGoal: { 'be-known': null }, missing: ['be-known'] }
 * ```
 */
export function taskBudget(
  goals: Readonly<Record<string, readonly BudgetTask[]>>,
  currency: string,
): TaskBudget {
  const costs = Object.entries(goals).map(([goal, tasks]) => {
    const parts = tasks.map((task) => costOf(task, currency));
    const known = parts.filter((part) => part !== null);
    return [goal, known.length < parts.length ? null : sumMoney(known, currency)] as const;
  });
  const known = costs.flatMap(([, cost]) => (cost === null ? [] : [cost]));
  return {
    total: known.length < costs.length ? null : sumMoney(known, currency),
    byGoal: Object.fromEntries(costs),
    missing: costs.flatMap(([goal, cost]) => (cost === null ? [goal] : [])),
  };
}

function costOf({ cost, times = 1 }: BudgetTask, currency: string): Money | null {
  if (!Number.isSafeInteger(times) || times < 0) {
    breach('taskBudget', 'times', 'must be whole, 0 or more');
  }
  if (cost === null) return null;
  requireMoney('taskBudget', 'cost', cost);
  if (cost.currency !== currency) breach('taskBudget', 'cost', 'must be in the currency asked for');
  if (cost.minor < 0) breach('taskBudget', 'cost', `must be 0 or more, got ${cost.minor}`);
  return money(multiplyWhole(cost.minor, ratio(times, 1), 'down'), cost.currency);
}
