/** Point cohorts: every point of a programme by when and why it was issued, in one pass. */
import type { AccountHistory, PointCohortOptions, PointCohorts } from './point-cohort.ts';
import { createPointCohortBuilder } from './point-cohort-builder.ts';

/**
 * The points of all accounts by period of issue and reason, and what became of them.
 *
 * This is the only part of the accounting that reads events. It counts points and the price of
 * sales, and knows no policy: estimates can change without reading again.
 *
 * - Points belong to the period in which they were credited. A transfer, a merger or a longer life
 *   after a reversal keeps the cohort, and counts as neither issue nor use.
 * - Points are used when they are redeemed or captured, not while they are held; when they repay a
 *   debt; and when they are taken in place of points of an order that are spent already.
 * - A refund cancels the order's own points and takes its share off the price of the sale.
 * - Points end by themselves, whether or not that was recorded: those that end when a period does
 *   end in it. Timers that were not fired change nothing.
 * - What is told late is booked in the period in which it happened, but never before what is booked
 *   of the same points already.
 *
 * @param accounts Accounts in any order, each once, from any iterable; see
 *   {@link createPointCohortBuilder} to add them as they come.
 * @param options Which points, and by which periods.
 * @returns One cohort a period of issue, source and partner; of each, `issued − cancelled −
 *   redeemed − ended` points are open at the end of the window.
 * @throws ContractError if an option is not as described, an account has points from before the
 *   window, or its events are not all there.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1.
 * @example Of 30 points one third is taken back with the cup
 * ```ts
 * import { pointCohorts } from 'everbond/accounting';
 * import { instant, replay } from 'everbond/kernel';
 * import { loyalty } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 100 }] },
 *   ],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const rules = loyalty(read.value);
 * const lines = [{ id: 'tea', netMinor: 2000 }, { id: 'cup', netMinor: 1000 }];
 * const [at, by] = [instant('2026-01-10T10:00Z'), 'till-4'];
 * const later = instant('2026-02-03T10:00Z');
 * const events = [
 *   { type: 'Enrol', member: 'ada', at, by },
 *   { type: 'Earn', occasion: { type: 'order', id: 'A-17', lines }, at, by },
 *   { type: 'Refund', order: 'A-17', lines: ['cup'], at: later, by },
 * ] as const;
 * let state = rules.initial;
 * const told = events.flatMap((command) => {
 *   const decision = rules.decide(command, state);
 *   if (!decision.accepted) return [];
 *   state = replay(rules, decision.events, state);
 *   return decision.events;
 * });
 *
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'Europe/Paris' };
 * const options = { window, points: 'points', money: 'EUR' };
 * const { cohorts } = pointCohorts([{ member: 'ada', events: told }], options);
 *
 * cohorts.map(({ issued, source, open }) => [issued, source, open]);
 * // => [['2026-01', 'sale', [{ ends: null, points: 20 }]]]
 * cohorts[0]?.moves.map(({ cancelledPoints, refundedMinor }) => [cancelledPoints, refundedMinor]);
 * // => [[0, 0], [10, 1000]]
 * ```
 */
export function pointCohorts(
  accounts: Iterable<AccountHistory>,
  options: PointCohortOptions,
): PointCohorts {
  const builder = createPointCohortBuilder(options);
  for (const account of accounts) builder.add(account);
  return builder.cohorts();
}
