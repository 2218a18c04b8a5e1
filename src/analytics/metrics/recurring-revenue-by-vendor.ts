/** Recurring revenue by vendor: the figures that a named product would report on the same data. */
import { breach } from '../../kernel/errors.ts';
import type { Rounding } from '../../kernel/rounding.ts';
import { type Interval, wilsonInterval } from '../../numerics/wilson-interval.ts';
import { addDays, addMonths } from '../../time/local-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { Exchange } from '../subscriptions/exchange.ts';
import type { MovementRow } from '../subscriptions/movement-row.ts';
import {
  recurringMovements,
  type SubscriptionsLeftOut,
} from '../subscriptions/recurring-movements.ts';
import type { SubscriptionLog } from '../subscriptions/subscription-log.ts';
import {
  REVENUE_VENDOR_RULES,
  type RevenueVendor,
  type RevenueVendorRules,
} from './recurring-revenue-vendors.ts';
import { type RevenueRate, revenueRate } from './revenue-rate.ts';

/** Which product, and up to when. */
export interface VendorRevenueOptions {
  /** Whose rules. */
  readonly vendor: RevenueVendor;
  /** First local date no longer looked at, `YYYY-MM-DD`; not after what the log observed. */
  readonly until: string;
  /** IANA zone of the dates. */
  readonly zone: string;
  /**
   * Days to look back, for products that look at the last 30 days; Baremetrics takes 365 for
   * annual plans. A product that reports calendar months takes none.
   */
  readonly days?: number;
  /** How several currencies become one; needed where the log has more than one. */
  readonly exchange?: Exchange;
  /** How monthly revenue becomes whole minor units; `'half-even'` unless told. */
  readonly rounding?: Rounding;
}

/** Churned customers of some base; a rule may count one customer twice, and so exceed 1. */
export interface VendorChurnRate {
  /** Churns in the interval. */
  readonly numerator: number;
  /** Customers at its beginning, and by some rules those new in it. */
  readonly denominator: number;
  /** Their quotient; `null` where there are no customers. */
  readonly value: number | null;
  /** Wilson's 95 % interval; `null` where there are no customers, or more churns than customers. */
  readonly interval: Interval | null;
}

/** What a product would report; a rate is `null` where the product states no rule for it. */
export interface VendorRevenue {
  /** Whose rules. */
  readonly vendor: RevenueVendor;
  /** The rules. */
  readonly rules: RevenueVendorRules;
  /** What was looked at. */
  readonly window: Window;
  /** The movements by those rules; `movements.closingMinor` is the recurring revenue. */
  readonly movements: MovementRow;
  /** Churned customers of the product's base. */
  readonly customerChurn: VendorChurnRate | null;
  /** Revenue lost of revenue at the beginning. */
  readonly grossChurn: RevenueRate | null;
  /** The same less revenue gained from customers who had paid before; may be negative. */
  readonly netChurn: RevenueRate | null;
  /** Revenue gained of revenue lost. */
  readonly quickRatio: RevenueRate | null;
  /** What took no part. */
  readonly leftOut: SubscriptionsLeftOut;
  /** Whether all of the interval was observed: always, since it ends at or before `until`. */
  readonly complete: boolean;
}

/** How far back products look that do not report calendar months. */
const DAYS_BACK = 30;

/**
 * Recurring revenue under the rules of a named product.
 *
 * To compare with a product's dashboard, or to keep a series going that it began. ChartMogul,
 * ProfitWell and Maxio are given the last calendar month that ends at or before `until`,
 * Baremetrics and Stripe the 30 days before it. When a customer is lost differs too, from the
 * cancellation to 30 days without payment: that is the host's choice of each subscription's end.
 *
 * @param log Subscriptions.
 * @param options The product, the end, and the zone.
 * @returns Rates by the product's rules with their parts; amounts have no interval.
 * @throws ContractError if an option is not as described.
 * @see The sources of {@link REVENUE_VENDOR_RULES}.
 * @example Dee came and left within the month
 * ```ts
 * import { recurringRevenueByVendor } from 'everbond/metrics';
 * import { subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2026-01-01', to: null, cents: 6000 },
 *   { id: 'bob', from: '2026-01-01', to: '2026-04-10', cents: 4000 },
 *   { id: 'dee', from: '2026-04-05', to: '2026-04-20', cents: 1000 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   zone: 'UTC',
 *   observedUntil: '2026-05-01',
 * });
 * const end = { until: '2026-05-01', zone: 'UTC' };
 * const profitwell = recurringRevenueByVendor(log, { vendor: 'profitwell', ...end });
 * const stripe = recurringRevenueByVendor(log, { vendor: 'stripe', ...end });
 *
 * profitwell.customerChurn?.value; // => 0.5
 * stripe.customerChurn?.value; // ~> 0.666666667
 * profitwell.grossChurn?.value; // => 0.4
 * stripe.grossChurn?.value; // => 0.5
 * ```
 */
export function recurringRevenueByVendor(
  log: SubscriptionLog,
  options: VendorRevenueOptions,
): VendorRevenue {
  const { vendor, days, exchange, rounding } = options;
  const rules = Object.hasOwn(REVENUE_VENDOR_RULES, vendor) ? REVENUE_VENDOR_RULES[vendor] : null;
  if (rules === null) {
    return breach('recurringRevenueByVendor', 'vendor', 'must be one of the named vendors');
  }
  if (days !== undefined && (rules.interval === 'calendar-month' || !isCount(days))) {
    breach('recurringRevenueByVendor', 'days', 'must be a whole number from 1, for 30-day vendors');
  }

  const window = windowOf(options, rules);
  const { rows, leftOut } = recurringMovements(log, {
    window,
    period: rules.interval === 'calendar-month' ? 'month' : 'window',
    basis: rules.basis,
    reactivationDays: rules.reactivationDays,
    ...(exchange === undefined ? {} : { exchange }),
    ...(rounding === undefined ? {} : { rounding }),
  });
  const movements = rows[0]!;
  return {
    vendor,
    rules,
    window,
    movements,
    ...ratesOf(movements, rules),
    leftOut,
    complete: true,
  };
}

function windowOf(
  { until, zone, days = DAYS_BACK }: VendorRevenueOptions,
  { interval }: RevenueVendorRules,
): Window {
  checkWindow('recurringRevenueByVendor', { from: '0000-01-01', until, zone });
  if (interval === 'last-30-days') return { from: addDays(until, -days), until, zone };
  const month = `${until.slice(0, 8)}01`;
  return { from: addMonths(month, -1), until: month, zone };
}

function ratesOf(row: MovementRow, rules: RevenueVendorRules) {
  const { openingMinor } = row.opening;
  const lostMinor = row.churnMinor + row.contractionMinor;
  const gainedMinor = row.expansionMinor + row.reactivationMinor;
  const churned = row.churnCount;
  const base = row.openingCustomers + (rules.customerChurnOf === 'opening' ? 0 : row.newCount);
  return {
    customerChurn: rules.customerChurnOf === null ? null : churnRate(churned, base),
    grossChurn:
      rules.grossChurn === null
        ? null
        : revenueRate(rules.grossChurn === 'churn' ? row.churnMinor : lostMinor, openingMinor),
    netChurn:
      rules.netChurnLess === null ? null : revenueRate(lostMinor - gainedMinor, openingMinor),
    quickRatio:
      rules.quickRatioGains === null
        ? null
        : revenueRate(row.newMinor + row.expansionMinor, lostMinor),
  };
}

function churnRate(numerator: number, denominator: number): VendorChurnRate {
  const isShare = denominator > 0 && numerator <= denominator;
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    interval: isShare ? wilsonInterval(numerator, denominator) : null,
  };
}

function isCount(days: number): boolean {
  return Number.isSafeInteger(days) && days >= 1;
}
