/** Case refusal: why the business says no, and what it only warns of. */
import type { Instant } from '../../kernel/instant.ts';
import type { Channel } from '../../kernel/words.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { CaseAct } from './case-acts.ts';
import type { CaseOutput } from './case-facts.ts';
import type { CaseStatus } from './case-status.ts';

/** A condition of an act that is not met, and that only warns under the lax policy. */
export type LaxCondition =
  | {
      /** The customer was not listened to yet. */
      readonly code: 'CUSTOMER_NOT_HEARD';
    }
  | {
      /** The firm's summary was not read back to the customer yet. */
      readonly code: 'SUMMARY_NOT_READ_BACK';
    }
  | {
      /** A promise has no date. */
      readonly code: 'PROMISE_NOT_DATED';
    }
  | {
      /** Outputs of the case are not recorded. */
      readonly code: 'OUTPUTS_MISSING';
      /** Which of the three. */
      readonly missing: readonly CaseOutput[];
    };

/** A condition of an act that is not met, whatever the policy. */
export type StrictCondition =
  | {
      /** The status does not allow the act. */
      readonly code: 'NOT_ALLOWED';
      /** The status now. */
      readonly status: CaseStatus;
      /** The acts it allows. */
      readonly allowed: readonly CaseAct[];
    }
  | {
      /** The customer was not told that the complaint has arrived, and nobody is in danger. */
      readonly code: 'NOT_ACKNOWLEDGED';
    }
  | {
      /** The facts are not verified. */
      readonly code: 'FACTS_NOT_VERIFIED';
    }
  | {
      /** Something that the complaint says was left without a finding. */
      readonly code: 'FINDINGS_MISSING';
      /** The ids of these allegations. */
      readonly missing: readonly string[];
    }
  | {
      /** Nothing of the complaint is upheld: it is to be rejected, with reasons. */
      readonly code: 'NOTHING_UPHELD';
    }
  | {
      /** Something of the complaint is upheld: it cannot be rejected. */
      readonly code: 'SOMETHING_UPHELD';
      /** The ids of these allegations. */
      readonly upheld: readonly string[];
    }
  | {
      /** A complaint is rejected without a reason. */
      readonly code: 'REASONS_MISSING';
    }
  | {
      /** The customer is vulnerable, and the channel is none that suits them. */
      readonly code: 'CHANNEL_UNSUITED';
      /** Those that do. */
      readonly channels: readonly Channel[];
    }
  | {
      /** Nothing shows that a representative may be told. */
      readonly code: 'MANDATE_MISSING';
      /** The representative. */
      readonly party: string;
    }
  | {
      /** With this remedy the case costs more than the actor may give, or who allowed it. */
      readonly code: 'APPROVAL_NEEDED';
      /** What all remedies of the case in this currency would come to. */
      readonly totalMinor: number;
      /** How far the actor may go. */
      readonly limitMinor: number;
      /** The currency. */
      readonly currency: string;
    }
  | {
      /** The decision was not told to the customer. */
      readonly code: 'DECISION_NOT_COMMUNICATED';
    }
  | {
      /** The customer refused the decision, and was not told where else they can go. */
      readonly code: 'RECOURSE_NOT_OFFERED';
    }
  | {
      /** Promises are neither kept nor have a date to come. */
      readonly code: 'PROMISES_OPEN';
      /** Their ids. */
      readonly promises: readonly string[];
    }
  | {
      /** A date lies in the past, or a receipt in the future. */
      readonly code: 'DATE_NOT_POSSIBLE';
      /** The field. */
      readonly field: 'dueAt' | 'receivedAt';
      /** What it said. */
      readonly date: Instant;
    }
  | {
      /** What happened elsewhere is not in order of time between its receipt and now. */
      readonly code: 'LOG_NOT_IN_ORDER';
    }
  | {
      /** Something of this case has the id already. */
      readonly code: 'ID_TAKEN';
      /** The id. */
      readonly id: string;
    }
  | {
      /** Nothing of this case that waits for such an act has the id. */
      readonly code: 'UNKNOWN_ID';
      /** The id. */
      readonly id: string;
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

/** Why a command is refused, with the facts. */
export type CaseRefusal = LaxCondition | StrictCondition;

/** What somebody should look at, though nothing stands in the way. */
export type CaseWarning =
  | LaxCondition
  | {
      /** A clock cannot be told, because a calendar's holidays do not reach far enough. */
      readonly code: 'HOLIDAYS_TOO_SHORT';
      /** The id of the calendar. */
      readonly calendar: string;
      /** The first date whose holidays were needed and are not known. */
      readonly from: LocalDate;
    }
  | {
      /** A remedy is offered before anybody said that they were sorry: emotion before matter. */
      readonly code: 'REGRET_NOT_EXPRESSED';
    };
