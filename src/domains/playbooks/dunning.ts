/** Dunning: what is done about a failed payment, on which dates, before the customer is lost. */
import { breach } from '../../kernel/errors.ts';
import { addDays, type LocalDate } from '../../time/local-date.ts';
import { type DunningAct, type DunningRow, PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** Whether a payment may pass if it is tried again: `final` for a card that is closed or stolen. */
export type Decline = 'may-pass' | 'final' | 'unknown';

/** Something to be done about a failed payment. */
export interface DunningStep {
  /** The local date on which it is done. */
  readonly on: LocalDate;
  /** What is done. `end` is an involuntary loss, for the reason `payment-failed`. */
  readonly act: DunningAct;
  /** Which retry it is, from 1; `null` for everything else. */
  readonly attempt: number | null;
}

/**
 * What to do about a failed payment, step by step, until the end.
 *
 * A payment that was declined for good is not tried again; the customer is told, to name another
 * way to pay. Where nobody knows, it is tried. The plan ends when the payment is made.
 *
 * @param failedOn The local date of the failure, `YYYY-MM-DD`.
 * @param decline What the payment service said of it.
 * @param schedule Days and acts, in the order of days; the last act, and only that, is `end`.
 * @returns The steps with their dates.
 * @throws ContractError if the date does not exist, or the schedule is not as described.
 * @example
 * ```ts
 * import { dunningPlan } from 'everbond/playbooks';
 *
 * const schedule = [
 *   { day: 0, act: 'tell' },
 *   { day: 3, act: 'retry' },
 *   { day: 10, act: 'end' },
 * ] as const;
 *
 * dunningPlan('2026-02-26', 'may-pass', schedule)[1];
 * // => { on: '2026-03-01', act: 'retry', attempt: 1 }
 * dunningPlan('2026-02-26', 'final', schedule).map(({ act }) => act); // => ['tell', 'end']
 * ```
 */
export function dunningPlan(
  failedOn: string,
  decline: Decline,
  schedule: readonly DunningRow[] = PLAYBOOKS_DEFAULTS.dunning.value,
): readonly DunningStep[] {
  const ends = schedule.findIndex(({ act }) => act === 'end');
  if (ends < 0 || ends !== schedule.length - 1) {
    breach('dunningPlan', 'schedule', 'must have one end, and it last');
  }
  const days = schedule.map(({ day }) => day);
  const isInOrder = days.every((day, index) => day >= (days[index - 1] ?? 0));
  if (!days.every(Number.isSafeInteger) || !isInOrder) {
    breach('dunningPlan', 'schedule', 'must have whole days, 0 or more, in their order');
  }

  let attempts = 0;
  return schedule
    .filter(({ act }) => act !== 'retry' || decline !== 'final')
    .map(({ day, act }): DunningStep => {
      if (act === 'retry') attempts += 1;
      return { on: addDays(failedOn, day), act, attempt: act === 'retry' ? attempts : null };
    });
}
