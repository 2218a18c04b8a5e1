/** Recurring revenue vendors: by which rules each of five products counts churn. */
import type { MovementBasis } from '../subscriptions/recurring-movements.ts';

/** A product that reports recurring revenue. */
export type RevenueVendor = 'chartmogul' | 'baremetrics' | 'profitwell' | 'stripe' | 'maxio';

/** The rules of one product; `null` where its documentation states none that was found. */
export interface RevenueVendorRules {
  /** What it looks at: the last whole calendar month, or the last 30 days. */
  readonly interval: 'calendar-month' | 'last-30-days';
  /** Whether who comes and goes within the interval is ignored or is two movements. */
  readonly basis: MovementBasis;
  /** More days without revenue make a customer new again; `null` where any gap reactivates. */
  readonly reactivationDays: number | null;
  /** What churned customers are divided by. */
  readonly customerChurnOf: 'opening' | 'opening-and-new' | null;
  /** What is lost gross. */
  readonly grossChurn: 'churn-and-contraction' | 'churn' | null;
  /** What is taken off the gross loss to make it net. */
  readonly netChurnLess: 'expansion-and-reactivation' | null;
  /** What counts as gained in the quick ratio. */
  readonly quickRatioGains: 'new-and-expansion' | null;
}

/**
 * The rules of each product, as its documentation stated them.
 *
 * Where they contradict each other, the same subscriptions give different rates, and only figures
 * of one product compare. Settings of an account can change them further; these are the defaults.
 *
 * @see ChartMogul Help Center, articles 203299912, 203359341, 4414075567250 and 201244842.
 * @see Baremetrics Help Center, article 5380347.
 * @see Paddle, "ProfitWell Metrics: how metrics compare with other tools".
 * @see Stripe Support, "Calculating churn rate in Billing", and the glossary of its documentation.
 * @example
 * ```ts
 * import { REVENUE_VENDOR_RULES } from 'everbond/metrics';
 *
 * REVENUE_VENDOR_RULES.stripe.customerChurnOf; // => 'opening-and-new'
 * REVENUE_VENDOR_RULES.maxio.reactivationDays; // => 90
 * ```
 */
export const REVENUE_VENDOR_RULES: Readonly<Record<RevenueVendor, RevenueVendorRules>> = {
  chartmogul: {
    interval: 'calendar-month',
    basis: 'each-change',
    reactivationDays: null,
    customerChurnOf: 'opening',
    grossChurn: 'churn-and-contraction',
    netChurnLess: 'expansion-and-reactivation',
    quickRatioGains: null,
  },
  baremetrics: {
    interval: 'last-30-days',
    basis: 'each-change',
    reactivationDays: null,
    customerChurnOf: 'opening',
    grossChurn: 'churn-and-contraction',
    netChurnLess: null,
    quickRatioGains: 'new-and-expansion',
  },
  profitwell: {
    interval: 'calendar-month',
    basis: 'period-ends',
    reactivationDays: null,
    customerChurnOf: 'opening',
    grossChurn: 'churn-and-contraction',
    netChurnLess: null,
    quickRatioGains: null,
  },
  stripe: {
    interval: 'last-30-days',
    basis: 'each-change',
    reactivationDays: null,
    customerChurnOf: 'opening-and-new',
    grossChurn: 'churn',
    netChurnLess: null,
    quickRatioGains: null,
  },
  maxio: {
    interval: 'calendar-month',
    basis: 'each-change',
    reactivationDays: 90,
    customerChurnOf: null,
    grossChurn: null,
    netChurnLess: null,
    quickRatioGains: null,
  },
};
