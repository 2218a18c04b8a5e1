/** Exchange: what amounts of several currencies are worth in one, at rates the caller names. */
import { isCurrency } from '../../kernel/currency.ts';
import { breach } from '../../kernel/errors.ts';
import { isRatio, type Ratio } from '../../kernel/ratio.ts';
import { multiplyRatios, multiplyWhole } from '../../kernel/ratio-arithmetic.ts';
import type { Rounding } from '../../kernel/rounding.ts';
import { monthlyFactor } from './plan-interval.ts';
import type { SubscriptionLog } from './subscription-log.ts';

/** Currency code to its rate: how much one unit is worth in the currency converted to. */
export type ExchangeRates = Readonly<Record<string, Ratio>>;

/** One rate a currency for all time: only customers move revenue, exchange rates do not. */
export interface ConstantExchange {
  /** The name of the rule. */
  readonly rule: 'constant';
  /** ISO 4217 code of the currency converted to. */
  readonly to: string;
  /** A rate for each other currency of the log. */
  readonly rates: ExchangeRates;
}

/** Rates of each period: what they alone move is reported apart. */
export interface SpotExchange {
  /** The name of the rule. */
  readonly rule: 'spot';
  /** ISO 4217 code of the currency converted to. */
  readonly to: string;
  /** The label of each period to the rates at which all of that period is valued. */
  readonly rates: Readonly<Record<string, ExchangeRates>>;
}

/** How several currencies become one. */
export type Exchange = ConstantExchange | SpotExchange;

/** The monthly revenue of a row, at the rates of a period, in whole minor units. */
export type RowValuer = (row: number, period: number) => number;

const ONE: Ratio = { numerator: 1, denominator: 1 };

/** The currency of the results. */
export function currencyAfter(log: SubscriptionLog, exchange: Exchange | null): string | null {
  return exchange === null ? (log.currencies[0] ?? null) : exchange.to;
}

/**
 * Values rows: amount × part of a month × rate, exact until one rounding at the end.
 *
 * @throws ContractError if a rate is missing or is no positive ratio.
 */
export function createRowValuer(
  where: string,
  log: SubscriptionLog,
  exchange: Exchange | null,
  labels: readonly string[],
  rounding: Rounding,
): RowValuer {
  const rates = ratesByPeriod(where, log, exchange, labels);
  const plans = log.plans.map(monthlyFactor);
  const factors = rates.map((ofPeriod) =>
    ofPeriod.map((rate) => plans.map((plan) => multiplyRatios(plan, rate))),
  );
  const last = factors.length - 1;

  return (row, period) => {
    const factor = factors[Math.min(period, last)]![log.currencyCodes[row]!]![log.planCodes[row]!]!;
    const isOne = factor.numerator === 1 && factor.denominator === 1;
    return isOne ? log.minor[row]! : multiplyWhole(log.minor[row]!, factor, rounding);
  };
}

/** Per period the rate of each currency of the log; a single entry where rates are constant. */
function ratesByPeriod(
  where: string,
  log: SubscriptionLog,
  exchange: Exchange | null,
  labels: readonly string[],
): readonly (readonly Ratio[])[] {
  if (exchange === null) {
    if (log.currencies.length > 1) {
      breach(where, 'exchange', `must be given for ${log.currencies.length} currencies`);
    }
    return [log.currencies.map(() => ONE)];
  }
  if (!isCurrency(exchange.to)) breach(where, 'exchange.to', 'must be three capital letters');
  if (exchange.rule !== 'constant' && exchange.rule !== 'spot') {
    breach(where, 'exchange.rule', 'must be "constant" or "spot"');
  }
  const given: readonly (ExchangeRates | undefined)[] =
    exchange.rule === 'constant'
      ? [exchange.rates]
      : labels.map((label) => (Object.hasOwn(exchange.rates, label) ? exchange.rates[label] : {}));
  return given.map((rates = {}) =>
    log.currencies.map((currency) => {
      if (currency === exchange.to) return ONE;
      const rate = currency !== null && Object.hasOwn(rates, currency) ? rates[currency] : null;
      if (rate === null || rate === undefined || !isRatio(rate) || rate.numerator <= 0) {
        return breach(where, 'exchange.rates', 'must hold a positive ratio for each currency');
      }
      return rate;
    }),
  );
}
