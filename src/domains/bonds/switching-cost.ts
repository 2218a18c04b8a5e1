/** Switching cost: what it would cost a customer to end this relationship and begin another. */
import { breach } from '../../kernel/errors.ts';
import { type Money, requireMoney } from '../../kernel/money.ts';
import { compareMoney, subtractMoney, sumMoney } from '../../kernel/money-arithmetic.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';

/** The three parts of the cost of ending a relationship. */
export const SWITCHING_COST_WORDS = Object.freeze({
  termination: { en: 'ending: fines and penalties', zh: '結束成本', source: 'S002-42' },
  search: { en: 'searching for another partner', zh: '尋找成本', source: 'S002-42' },
  reestablishment: {
    en: 'beginning again: a new contract and new effort',
    zh: '再建立成本',
    source: 'S002-42',
  },
} as const satisfies Record<string, SourcedWords>);

/** One of the parts of the cost of switching. */
export type SwitchingCostPart = keyof typeof SWITCHING_COST_WORDS;

/** What each part costs the customer: 0 or more, in one currency; `null` while it is not known. */
export type SwitchingCostParts = Readonly<Record<SwitchingCostPart, Money | null>>;

/** What switching costs, as far as it is known. */
export interface SwitchingCost {
  /** The sum of the three parts; `null` while one is not known. */
  readonly cost: Money | null;
  /** The sum of the parts that are known: it costs at least this. `null` if none is. */
  readonly known: Money | null;
  /** The parts that are not known. */
  readonly missing: readonly SwitchingCostPart[];
}

const PARTS = Object.keys(SWITCHING_COST_WORDS) as SwitchingCostPart[];

/**
 * What it costs a customer to leave: termination + search + re-establishment.
 *
 * @param parts What each part costs the customer; a part of nothing is 0 and not `null`.
 * @returns The cost, the part of it that is known, and what is missing.
 * @throws ContractError if a part is no money or negative, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if the cost is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { switchingCost } from 'everbond/bonds';
 * import { money } from 'everbond/kernel';
 *
 * const [termination, search] = [money(12_000, 'EUR'), money(3_500, 'EUR')];
 *
 * switchingCost({ termination, search, reestablishment: money(8_000, 'EUR') }).cost;
 * // => { minor: 23_500, currency: 'EUR' }
 * switchingCost({ termination, search, reestablishment: null });
 * // => { cost: null, known: { minor: 15_500, currency: 'EUR' }, missing: ['reestablishment'] }
 * ```
 */
export function switchingCost(parts: SwitchingCostParts): SwitchingCost {
  const amounts: Money[] = [];
  const missing: SwitchingCostPart[] = [];
  for (const part of PARTS) {
    const amount = parts[part];
    if (amount === null) {
      missing.push(part);
      continue;
    }
    requireMoney('switchingCost', part, amount);
    if (amount.minor < 0) breach('switchingCost', part, `must be 0 or more, got ${amount.minor}`);
    if (amount.currency !== (amounts[0] ?? amount).currency) {
      breach('switchingCost', part, 'must be in the same currency');
    }
    amounts.push(amount);
  }
  const currency = amounts[0]?.currency;
  const known = currency === undefined ? null : sumMoney(amounts, currency);
  return { cost: missing.length === 0 ? known : null, known, missing };
}

/** What comes of a rival's offer. */
export interface RivalAppeal {
  /** Whether the customer stays; `null` while what is missing of the cost decides it. */
  readonly stays: boolean | null;
  /** Whether gain and cost are equal, so that the customer stays; `null` with an unknown cost. */
  readonly isTie: boolean | null;
  /** What is left of the gain after the cost, negative if the cost is larger; `null` likewise. */
  readonly surplus: Money | null;
}

/**
 * Whether a rival's offer draws a customer away: only by a gain above the cost of switching.
 *
 * A tie keeps the customer. Where a part of the cost is missing, a gain within the known parts is
 * answered all the same, because the rest can only add to them.
 *
 * @param gain What the customer would gain with the rival, before the cost; may be negative.
 * @param parts What switching costs, by its parts.
 * @returns Whether the customer stays, whether it is a tie, and the surplus.
 * @throws ContractError if an amount is not as described, or the currencies differ.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { rivalAppeal } from 'everbond/bonds';
 * import { money } from 'everbond/kernel';
 *
 * const parts = {
 *   termination: money(12_000, 'EUR'),
 *   search: money(3_500, 'EUR'),
 *   reestablishment: money(8_000, 'EUR'),
 * };
 *
 * rivalAppeal(money(23_500, 'EUR'), parts);
 * // => { stays: true, isTie: true, surplus: { minor: 0, currency: 'EUR' } }
 * rivalAppeal(money(23_501, 'EUR'), parts).stays; // => false
 * rivalAppeal(money(23_501, 'EUR'), { ...parts, search: null }).stays; // => null
 * ```
 */
export function rivalAppeal(gain: Money, parts: SwitchingCostParts): RivalAppeal {
  requireMoney('rivalAppeal', 'gain', gain);
  const { cost, known } = switchingCost(parts);
  if (known !== null && known.currency !== gain.currency) {
    breach('rivalAppeal', 'gain', 'must be in the currency of the parts');
  }
  if (cost === null) {
    return { stays: gain.minor <= (known?.minor ?? 0) || null, isTie: null, surplus: null };
  }
  const order = compareMoney(gain, cost);
  return { stays: order <= 0, isTie: order === 0, surplus: subtractMoney(gain, cost) };
}
