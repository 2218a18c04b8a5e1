/** Trial conversion: how many of those who tried went on to pay. */
import { breach } from '../../kernel/errors.ts';
import { dayNumberAt, startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { SubscriptionLog } from '../subscriptions/subscription-log.ts';
import { type Proportion, proportion } from './proportion.ts';

/** Which trials, and how long they have. */
export interface TrialConversionOptions {
  /** The local dates on which trials begin; it must not reach beyond what the log observed. */
  readonly window: Window;
  /** Days from the beginning of the trial within which a payment counts: a whole number from 1. */
  readonly withinDays: number;
}

/** Customers who paid in time of customers who tried. */
export interface TrialConversion extends Proportion {
  /** What was looked at. */
  readonly window: Window;
  /** Days within which a payment counted. */
  readonly withinDays: number;
  /** Trials in neither number. */
  readonly leftOut: {
    /** Customers whose days had not all passed when observation ended. */
    readonly notObserved: number;
    /** Customers who had paid before or when they began to try. */
    readonly alreadyPaying: number;
  };
}

/**
 * The share of customers on trial who paid within so many days.
 *
 * A trial is a row of amount 0; a customer's first one counts, in the window in which it begins.
 * It converts where the customer's first paid row starts within `withinDays` local days of that.
 * Only customers whose days were all observed count, quick payers included: dividing the payers
 * by all trials counts every recent one as lost, and dividing payments of a month by trials of the
 * same month, which dashboards do, compares different people.
 *
 * @param log Subscriptions, trials as rows of amount 0.
 * @param options The window and the days; take the length of the trial and some days for payment.
 * @returns Customers who paid in time of customers observed; no value where there is none.
 * @throws ContractError if an option is not as described.
 * @example Ada pays, bob does not, cy still has time
 * ```ts
 * import { trialConversion } from 'everbond/metrics';
 * import { subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2026-01-01', to: '2026-01-15', cents: 0 },
 *   { id: 'ada', from: '2026-01-15', to: null, cents: 5000 },
 *   { id: 'bob', from: '2026-01-03', to: '2026-01-17', cents: 0 },
 *   { id: 'cy', from: '2026-01-30', to: '2026-02-13', cents: 0 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   zone: 'UTC',
 *   observedUntil: '2026-02-01',
 * });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const { value, leftOut } = trialConversion(log, { window, withinDays: 21 });
 *
 * value; // => 0.5
 * leftOut; // => { notObserved: 1, alreadyPaying: 0 }
 * ```
 */
export function trialConversion(
  log: SubscriptionLog,
  { window, withinDays }: TrialConversionOptions,
): TrialConversion {
  checkWindow('trialConversion', window);
  if (!Number.isSafeInteger(withinDays) || withinDays < 1) {
    breach('trialConversion', 'withinDays', `must be a whole number from 1, got ${+withinDays}`);
  }
  const fromMs = startOfDateMs(window.zone, window.from);
  const untilMs = startOfDateMs(window.zone, window.until);
  if (untilMs > log.observedUntilMs) {
    breach('trialConversion', 'window.until', 'must not lie after what the log observed');
  }

  const { triedMs, paidMs } = firstStarts(log);
  const observedDay = dayNumberAt(window.zone, log.observedUntilMs);
  let [converted, observed, notObserved, alreadyPaying] = [0, 0, 0, 0];
  for (const [code, startMs] of triedMs.entries()) {
    if (!(startMs >= fromMs && startMs < untilMs)) continue;
    const lastDay = dayNumberAt(window.zone, startMs) + withinDays;
    const firstPaidMs = paidMs[code]!;
    const paid = firstPaidMs < log.observedUntilMs;
    if (firstPaidMs <= startMs) alreadyPaying += 1;
    else if (lastDay >= observedDay) notObserved += 1;
    else {
      observed += 1;
      if (paid && dayNumberAt(window.zone, firstPaidMs) <= lastDay) converted += 1;
    }
  }
  const leftOut = { notObserved, alreadyPaying };
  return { ...proportion(converted, observed), window, withinDays, leftOut };
}

/** Per customer, when it first tried and first paid; `Infinity` where it never did. */
function firstStarts(log: SubscriptionLog) {
  const triedMs = new Float64Array(log.customers.length).fill(Infinity);
  const paidMs = new Float64Array(log.customers.length).fill(Infinity);
  for (let row = 0; row < log.rows; row += 1) {
    const first = log.minor[row] === 0 ? triedMs : paidMs;
    const code = log.codes[row]!;
    first[code] = Math.min(first[code]!, log.startAt[row]!);
  }
  return { triedMs, paidMs };
}
