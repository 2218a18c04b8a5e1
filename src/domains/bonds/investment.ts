/** Investment: what a firm has put into its relationship with one customer, by type. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Money, money, requireMoney } from '../../kernel/money.ts';
import { addMoney } from '../../kernel/money-arithmetic.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/**
 * The four types of investment that are specific to a relationship.
 *
 * @see Oliver E. Williamson, "Comparative Economic Organization: The Analysis of Discrete
 *   Structural Alternatives", Administrative Science Quarterly 36 (1991), pages 269–296.
 */
export const INVESTMENT_TYPES = Object.freeze({
  human: { en: 'in people: their training', zh: '人力資產專屬性投資', source: 'S002-35' },
  brand: {
    en: 'in the brand and the look of the store',
    zh: '品牌資產專屬性投資',
    source: 'S002-35',
  },
  temporal: { en: 'in people on site in time', zh: '時程專屬性投資', source: 'S002-35' },
  dedicated: {
    en: 'for one partner, one after another',
    zh: '委身式資產專屬投資',
    source: 'S002-35',
  },
} as const satisfies Record<string, SourcedWords>);

/** One of the types of investment. */
export type InvestmentType = keyof typeof INVESTMENT_TYPES;

/** Money put into a relationship, which would be lost with it. */
export interface RelationshipInvestment {
  /** Of which type. */
  readonly type: InvestmentType;
  /** How much: 0 or more. */
  readonly amount: Money;
  /** When. */
  readonly at: Instant;
}

/** What was invested, by type. */
export interface InvestmentTotals {
  /** The sum of each type. */
  readonly byType: Readonly<Record<InvestmentType, Money>>;
  /** The sum of all. */
  readonly total: Money;
}

/**
 * What a firm has invested in a relationship, by type and in all.
 *
 * @param investments Investments in one customer, all in `currency`.
 * @param currency Three capital letters; what the sum of nothing is counted in.
 * @returns The sums: 0 for a type that nothing was put into.
 * @throws ContractError if an amount is no money, negative or in another currency, or a type is
 *   unknown.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1 minor units.
 * @see Oliver E. Williamson, "Comparative Economic Organization: The Analysis of Discrete
 *   Structural Alternatives", Administrative Science Quarterly 36 (1991), pages 269–296.
 * @example
 * ```ts
 * import { investmentTotals } from 'everbond/bonds';
 * import { instant, money } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T09:00Z');
 * const { byType, total } = investmentTotals(
 *   [
 *     { type: 'human', amount: money(50_000, 'EUR'), at },
 *     { type: 'dedicated', amount: money(20_000, 'EUR'), at },
 *   ],
 *   'EUR',
 * );
 *
 * [byType.human.minor, byType.brand.minor, total.minor]; // => [50_000, 0, 70_000]
 * ```
 */
export function investmentTotals(
  investments: Iterable<RelationshipInvestment>,
  currency: string,
): InvestmentTotals {
  const none = money(0, currency);
  const byType = { human: none, brand: none, temporal: none, dedicated: none };
  let total = none;
  for (const { type, amount } of investments) {
    if (!Object.hasOwn(INVESTMENT_TYPES, type)) {
      breach('investmentTotals', 'type', 'must be a type of the table');
    }
    requireMoney('investmentTotals', 'amount', amount);
    if (amount.minor < 0) {
      breach('investmentTotals', 'amount', `must be 0 or more, got ${amount.minor}`);
    }
    byType[type] = addMoney(byType[type], amount);
    total = addMoney(total, amount);
  }
  return { byType, total };
}
