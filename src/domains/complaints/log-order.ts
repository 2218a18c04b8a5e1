/** Log order: whether what happened to a complaint elsewhere is told in order of time. */
import type { Instant } from '../../kernel/instant.ts';
import type { CaseMark, ClockCase } from './regime-log.ts';

/** Whether a log is in order, all of it from one instant to another. */
export function isLogInOrder(
  log: readonly Pick<CaseMark, 'at'>[],
  from: Instant | null,
  until: Instant,
): boolean {
  const instants = [...(from === null ? [] : [from]), ...log.map(({ at }) => at), until];
  return instants.every((one, index) => index === 0 || (instants[index - 1] ?? one) <= one);
}

/** Whether the log of a case is in order, and of all that were merged into it, until an instant. */
export function isCaseInOrder({ log, merged }: ClockCase, until: Instant): boolean {
  return (
    isLogInOrder(log, null, until) &&
    merged.every((one) => one.at <= until && isCaseInOrder(one.case, one.at))
  );
}
