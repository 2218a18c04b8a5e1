/** Renewal rate: how many of the contracts that came up for renewal went on. */
import { breach } from '../../kernel/errors.ts';
import type { Rounding } from '../../kernel/rounding.ts';
import { dayNumberAt, startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import { type ConstantExchange, createRowValuer } from '../subscriptions/exchange.ts';
import type { SubscriptionLog } from '../subscriptions/subscription-log.ts';
import { type Proportion, proportion } from './proportion.ts';
import { NOT_RENEWED, renewalMatches } from './renewal-matches.ts';
import { type RevenueRate, revenueRate } from './revenue-rate.ts';

/** Which contracts, and how late a renewal may come. */
export interface RenewalOptions {
  /** The local dates on which contracts end; it must not reach beyond what the log observed. */
  readonly window: Window;
  /** Days after the end within which a renewal still counts: a whole number from 0, the default. */
  readonly graceDays?: number;
  /** At one rate for all time; needed where the log has several currencies. */
  readonly exchange?: ConstantExchange;
  /** How monthly revenue becomes whole minor units; `'half-even'` unless told. */
  readonly rounding?: Rounding;
}

/** Renewed contracts of contracts due. */
export interface RenewalRate extends Proportion {
  /** What was looked at. */
  readonly window: Window;
  /** Days after the end within which a renewal counted. */
  readonly graceDays: number;
  /** Monthly revenue renewed, no contract for more than it was, of monthly revenue due. */
  readonly revenue: RevenueRate;
  /** Contracts due whose days of grace were not all observed: in neither number. */
  readonly leftOut: number;
}

/**
 * The share of contracts due in a window that were renewed.
 *
 * Only contracts that could end count: dividing by all contracts in force, as a monthly churn does,
 * makes annual plans look kept eleven months of twelve. A contract is a paid row; it is due at its
 * end, and renewed where another paid row of the same customer starts then or within the days of
 * grace, at whatever price. One new contract renews one old one. A change of price within a term is
 * a row's end too: give rows by terms where that matters.
 *
 * @param log Subscriptions; `end` must be the end of the term.
 * @param options The window and the days of grace.
 * @returns Contracts renewed of contracts due whose grace has passed; no value where none was.
 * @throws ContractError if an option is not as described.
 * @example Of three contracts due one went on in time, and one is not decided yet
 * ```ts
 * import { renewalRate } from 'everbond/metrics';
 * import { subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2025-01-01', to: '2026-01-01', cents: 12_000 },
 *   { id: 'ada', from: '2026-01-05', to: '2027-01-05', cents: 15_000 },
 *   { id: 'bob', from: '2025-01-10', to: '2026-01-10', cents: 24_000 },
 *   { id: 'cy', from: '2025-01-25', to: '2026-01-25', cents: 12_000 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   plan: 'year',
 *   zone: 'UTC',
 *   observedUntil: '2026-02-01',
 * });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const rate = renewalRate(log, { window, graceDays: 14 });
 *
 * [rate.numerator, rate.denominator, rate.leftOut]; // => [1, 2, 1]
 * rate.revenue.value; // ~> 0.333333333
 * ```
 */
export function renewalRate(log: SubscriptionLog, options: RenewalOptions): RenewalRate {
  const { window, graceDays = 0, exchange = null, rounding = 'half-even' } = options;
  checkWindow('renewalRate', window);
  if (!Number.isSafeInteger(graceDays) || graceDays < 0) {
    breach('renewalRate', 'graceDays', `must be a whole number of at least 0, got ${+graceDays}`);
  }
  const fromMs = startOfDateMs(window.zone, window.from);
  const untilMs = startOfDateMs(window.zone, window.until);
  if (untilMs > log.observedUntilMs) {
    breach('renewalRate', 'window.until', 'must not lie after what the log observed');
  }

  const valueOf = createRowValuer('renewalRate', log, exchange, ['all'], rounding);
  const renewedBy = renewalMatches(log, window.zone, graceDays);
  const observedDay = dayNumberAt(window.zone, log.observedUntilMs);
  let [due, renewed, dueMinor, renewedMinor, leftOut] = [0, 0, 0, 0, 0];
  for (let row = 0; row < log.rows; row += 1) {
    const endMs = log.endAt[row]!;
    if (log.minor[row] === 0 || endMs < fromMs || endMs >= untilMs) continue;
    if (dayNumberAt(window.zone, endMs) + graceDays >= observedDay) {
      leftOut += 1;
      continue;
    }
    const minor = valueOf(row, 0);
    due += 1;
    dueMinor += minor;
    if (renewedBy[row] === NOT_RENEWED) continue;
    renewed += 1;
    renewedMinor += Math.min(minor, valueOf(renewedBy[row]!, 0));
  }
  const revenue = revenueRate(renewedMinor, dueMinor);
  return { ...proportion(renewed, due), window, graceDays, revenue, leftOut };
}
