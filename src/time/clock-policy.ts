/** Clock policy: how long something may take, and what stops, moves or restarts its time. */
import { breach } from '../kernel/errors.ts';
import { checkDuration, checkList, checkOneOf, type Duration } from './duration.ts';

/** How a clock counts. Every choice is made by the host or by a law; none is implied. */
export interface ClockPolicy {
  /** How long it may take. */
  readonly target: Duration;
  /** The reasons, as codes, that stop its time; empty for a clock that nothing stops. */
  readonly pausedBy: readonly string[];
  /** The reasons, as codes, that give it another target, counted from its beginning. */
  readonly extendedBy: readonly Extension[];
  /** What a completion is worth once the matter is taken up again. */
  readonly onReopen: ReopenPolicy;
  /** From when a changed target counts. */
  readonly onRetarget: RetargetPolicy;
}

/** A reason for which a clock gets another target. */
export interface Extension {
  /** A code in kebab-case, such as `holding-response`. */
  readonly reason: string;
  /** The target it then has. */
  readonly target: Duration;
}

/**
 * What happens when something completed is reopened: time goes on where it stopped (`resume`), or
 * begins anew (`restart`), or the first completion stands for good (`first-only`), or the time in
 * between counts as well (`total`).
 */
export type ReopenPolicy = 'resume' | 'restart' | 'first-only' | 'total';

/** A changed target counts from the beginning (`retroactive`), or from its change on (`fresh`). */
export type RetargetPolicy = 'retroactive' | 'fresh';

const REOPEN = ['resume', 'restart', 'first-only', 'total'];
const RETARGET = ['retroactive', 'fresh'];
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Holds a caller to the contract of a policy. */
export function checkPolicy(where: string, policy: ClockPolicy): void {
  checkDuration(where, 'policy.target', policy.target);
  checkList(where, 'policy.pausedBy', policy.pausedBy);
  checkList(where, 'policy.extendedBy', policy.extendedBy);
  policy.pausedBy.forEach((reason, index) => {
    checkReason(where, `policy.pausedBy.${index}`, reason);
  });
  policy.extendedBy.forEach(({ reason, target }, index) => {
    checkReason(where, `policy.extendedBy.${index}.reason`, reason);
    checkDuration(where, `policy.extendedBy.${index}.target`, target);
  });
  checkOneOf(where, 'policy.onReopen', policy.onReopen, REOPEN);
  checkOneOf(where, 'policy.onRetarget', policy.onRetarget, RETARGET);
}

/** Reasons are codes, because explanations show them. */
export function checkReason(where: string, field: string, reason: string): void {
  if (typeof reason === 'string' && CODE.test(reason)) return;
  breach(where, field, 'must be a code in kebab-case');
}
