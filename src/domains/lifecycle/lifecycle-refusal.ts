/** Lifecycle refusal: why the business says no, and what it only warns of. */
import type { Instant } from '../../kernel/instant.ts';
import type { Consent } from '../../kernel/words.ts';
import type { LifecycleCommand } from './lifecycle-command.ts';
import type { LossReason } from './loss.ts';
import type { LifecycleStatus } from './stage.ts';

/** What can be asked for of a customer by a person or program: every command but a timer's. */
export type LifecycleAct = Exclude<LifecycleCommand['type'], 'FireTimer'>;

/** A condition of an act that is not met. A host may turn it into a warning. */
export type UnmetCondition =
  | {
      /** Nobody is named to whom the customer can turn. */
      readonly code: 'CONTACT_NOT_NAMED';
    }
  | {
      /** Facts that must be known before are not. */
      readonly code: 'PROFILE_INCOMPLETE';
      /** Their names, as the options have them. */
      readonly missing: readonly string[];
    }
  | {
      /** Who left for this reason does not come back for an offer. */
      readonly code: 'REASON_FINAL';
      /** The reason of the loss. */
      readonly reason: LossReason;
    }
  | {
      /** The pause after the loss is not over. */
      readonly code: 'WINBACK_TOO_SOON';
      /** When it will be. */
      readonly until: Instant;
    }
  | {
      /** What made the customer leave is still there. */
      readonly code: 'CAUSE_REMAINS';
      /** The reason of the loss. */
      readonly reason: LossReason;
    }
  | {
      /** The effort would cost as much as it can be expected to bring, or more. */
      readonly code: 'NOT_WORTH_IT';
      /** Chance × (future margin − offer cost) − contact cost, rounded down; 0 or less. */
      readonly worthMinor: number;
      /** Its currency. */
      readonly currency: string;
    };

/** Why a command is refused, with the facts. */
export type LifecycleRefusal =
  | UnmetCondition
  | {
      /** The status does not allow the act. */
      readonly code: 'NOT_ALLOWED';
      /** The status now. */
      readonly status: LifecycleStatus;
      /** The acts it allows. */
      readonly allowed: readonly LifecycleAct[];
    }
  | {
      /** The customer has not agreed to be contacted. No host can turn this into a warning. */
      readonly code: 'CONSENT_MISSING';
      /** Where consent stands. */
      readonly consent: Consent;
    }
  | {
      /** The amounts of a winback are not all in one currency. */
      readonly code: 'CURRENCIES_DIFFER';
    }
  | {
      /** No such timer is running. */
      readonly code: 'NO_SUCH_TIMER';
    }
  | {
      /** The timer is running, and not due yet. */
      readonly code: 'TIMER_NOT_DUE';
      /** When it will be due. */
      readonly dueAt: Instant;
    };

/** What somebody should look at, though nothing stands in the way. */
export type LifecycleWarning =
  | UnmetCondition
  | {
      /** A customer was imported as lost without a word about the loss. */
      readonly code: 'LOSS_NOT_STATED';
    };
