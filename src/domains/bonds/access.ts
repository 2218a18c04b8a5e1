/** Access: how ordinary and most valuable customers reach the firm, and who is served first. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Money, requireMoney } from '../../kernel/money.ts';
import { compareMoney } from '../../kernel/money-arithmetic.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import { CHANNELS, type Channel } from '../../kernel/words.ts';
import { BONDS_DEFAULTS } from './bonds-defaults.ts';

/** The two kinds of customers that access is planned for. */
export const ACCESS_TIERS = Object.freeze({
  ordinary: { en: 'ordinary customers', zh: '一般顧客', source: 'S000-31' },
  'high-value': { en: 'customers of high value', zh: '高價值顧客', source: 'S000-31' },
} as const satisfies Record<string, SourcedWords>);

/** One of the kinds of customers that access is planned for. */
export type AccessTier = keyof typeof ACCESS_TIERS;

/** How the best customers are treated better. */
export const PREFERENTIAL_TREATMENTS = Object.freeze({
  'priority-access': { en: 'priority access', zh: '優先權', source: 'S000-37' },
  'special-membership': { en: 'special membership', zh: '特別會員', source: 'S000-37' },
  'special-offer': { en: 'another special offer', zh: '特別優惠', source: 'S000-37' },
  'priority-handling': { en: 'handled first', zh: '優先處理', source: 'S000-39' },
  'special-reward': { en: 'special reward', zh: '特別的獎勵', source: 'S000-39' },
  'special-price': { en: 'special price', zh: '價格特別處理', source: 'S000-39' },
} as const satisfies Record<string, SourcedWords>);

/** One of the ways to treat the best customers better. */
export type PreferentialTreatment = keyof typeof PREFERENTIAL_TREATMENTS;

/** What a firm plans for its customers. */
export interface AccessPlan {
  /** The value from which a customer is of high value; the source names none, so the host does. */
  readonly highValueFrom: Money;
  /** The channels of each tier; the higher one has all of the lower. */
  readonly channels?: Readonly<Record<AccessTier, readonly Channel[]>>;
  /** What customers of high value get besides; priority access alone if it is left out. */
  readonly treatments?: readonly PreferentialTreatment[];
}

/** What is planned for one customer. */
export interface CustomerAccess {
  /** Which plan holds. */
  readonly tier: AccessTier;
  /** Whether the value is known; until it is, the plan of ordinary customers holds. */
  readonly isValueKnown: boolean;
  /** The channels by which the customer reaches the firm. */
  readonly channels: readonly Channel[];
  /** How the customer is treated better. */
  readonly treatments: readonly PreferentialTreatment[];
}

/**
 * How a customer reaches the firm, by what the customer is worth.
 *
 * @param value What the customer is worth, in whatever sense the host plans by; `null` if unknown.
 * @param plan From which value the plan for the most valuable holds, and what it gives.
 * @returns The tier, the channels and the treatment. A value of exactly the threshold is high.
 * @throws ContractError if the currencies differ, a channel or treatment is unknown, or ordinary
 *   customers have a channel that the most valuable lack.
 * @example
 * ```ts
 * import { customerAccess } from 'everbond/bonds';
 * import { money } from 'everbond/kernel';
 *
 * const plan = { highValueFrom: money(100_000, 'EUR') };
 *
 * customerAccess(money(100_000, 'EUR'), plan).treatments; // => ['priority-access']
 * customerAccess(null, plan).tier; // => 'ordinary'
 * ```
 */
export function customerAccess(value: Money | null, plan: AccessPlan): CustomerAccess {
  const { highValueFrom, channels = BONDS_DEFAULTS.accessChannels.value } = plan;
  const { treatments = ['priority-access'] } = plan;
  requireMoney('customerAccess', 'highValueFrom', highValueFrom);
  if (value !== null) requireMoney('customerAccess', 'value', value);
  if (value !== null && value.currency !== highValueFrom.currency) {
    breach('customerAccess', 'value', 'must be in the currency of the plan');
  }
  const { ordinary, 'high-value': high } = channels;
  if (![...ordinary, ...high].every((channel) => CHANNELS.includes(channel))) {
    breach('customerAccess', 'channels', 'must be channels of the kernel');
  }
  if (!ordinary.every((channel) => high.includes(channel))) {
    breach('customerAccess', 'channels', 'must give the most valuable all that others have');
  }
  if (!treatments.every((treatment) => Object.hasOwn(PREFERENTIAL_TREATMENTS, treatment))) {
    breach('customerAccess', 'treatments', 'must be treatments of the table');
  }

  const isHigh = value !== null && compareMoney(value, highValueFrom) >= 0;
  const tier = isHigh ? 'high-value' : 'ordinary';
  return {
    tier,
    isValueKnown: value !== null,
    channels: [...channels[tier]],
    treatments: isHigh ? [...treatments] : [],
  };
}

/** A customer who waits. */
export interface WaitingCustomer {
  /** Who. */
  readonly customer: string;
  /** Which plan holds for the customer. */
  readonly tier: AccessTier;
  /** Since when the customer waits. */
  readonly since: Instant;
}

/**
 * Who is served first: customers of high value, then who has waited longest.
 *
 * @param waiting Those who wait, in any order.
 * @returns The same, the first to be served first; those who came in the same instant by their ids.
 * @throws ContractError if a tier is unknown.
 * @example
 * ```ts
 * import { servingOrder } from 'everbond/bonds';
 * import { instant } from 'everbond/kernel';
 *
 * const [nine, ten] = [instant('2026-05-01T09:00Z'), instant('2026-05-01T10:00Z')];
 * const order = servingOrder([
 *   { customer: 'ada', tier: 'ordinary', since: nine },
 *   { customer: 'bob', tier: 'high-value', since: ten },
 * ]);
 *
 * order.map(({ customer }) => customer); // => ['bob', 'ada']
 * ```
 */
export function servingOrder<Waiting extends WaitingCustomer>(
  waiting: Iterable<Waiting>,
): readonly Waiting[] {
  const all = [...waiting];
  if (!all.every(({ tier }) => Object.hasOwn(ACCESS_TIERS, tier))) {
    breach('servingOrder', 'tier', 'must be a tier of the table');
  }
  return all.toSorted(
    (a, b) =>
      Number(a.tier === 'ordinary') - Number(b.tier === 'ordinary') ||
      order(a.since, b.since) ||
      order(a.customer, b.customer),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
