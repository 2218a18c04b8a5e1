/** Customer refusal: why the business says no. */
import type { Instant } from '../../kernel/instant.ts';
import type { CustomerAct } from './customer-command.ts';
import type { CustomerKind, CustomerStatus } from './customer-kind.ts';

/** Why a command is refused, with the facts. None of them can be made a warning. */
export type CustomerRefusal =
  | {
      /** The status does not allow the act. */
      readonly code: 'NOT_ALLOWED';
      /** The status now. */
      readonly status: CustomerStatus;
      /** The acts it allows. */
      readonly allowed: readonly CustomerAct[];
    }
  | {
      /** Only a person can do that. */
      readonly code: 'NOT_A_PERSON';
      /** Who the customer is. */
      readonly kind: CustomerKind;
    }
  | {
      /** A record is neither linked to itself nor kept apart from itself. */
      readonly code: 'SAME_RECORD';
    }
  | {
      /** The record belongs to another already, so not to a second, nor apart from the first. */
      readonly code: 'LINKED_ALREADY';
      /** The record it belongs to, or with which it belongs to one customer. */
      readonly to: string;
    }
  | {
      /** The link would close a circle. */
      readonly code: 'LINK_CYCLIC';
      /** Where links lead from the other record. */
      readonly through: readonly string[];
    }
  | {
      /** Somebody has said that these are different customers. */
      readonly code: 'KEPT_APART';
      /** Records of the other customer that were said to be another. */
      readonly others: readonly string[];
    }
  | {
      /** A person is no household, and neither is an organisation. */
      readonly code: 'KINDS_DIFFER';
      /** Who this one is. */
      readonly kind: CustomerKind;
      /** Who the other is. */
      readonly other: CustomerKind;
    }
  | {
      /** The record stands for itself already. */
      readonly code: 'NOT_LINKED';
    }
  | {
      /** The other record is not kept apart. */
      readonly code: 'NOT_APART';
    }
  | {
      /** The answer is known. */
      readonly code: 'KNOWN_ALREADY';
      /** The fact. */
      readonly fact: string;
      /** When it will be old, and may be confirmed; `null` if never. */
      readonly until: Instant | null;
    }
  | {
      /** The question was put already. */
      readonly code: 'ASKED_ALREADY';
      /** The fact. */
      readonly fact: string;
      /** When it was put. */
      readonly askedAt: Instant | null;
    }
  | {
      /** The customer would not say. */
      readonly code: 'ANSWER_DECLINED';
      /** The fact. */
      readonly fact: string;
      /** When. */
      readonly declinedAt: Instant | null;
    }
  | {
      /** There is nothing to confirm. */
      readonly code: 'FACT_UNKNOWN';
      /** The fact. */
      readonly fact: string;
    }
  | {
      /** The person does not belong to that household. */
      readonly code: 'NOT_IN_HOUSEHOLD';
    }
  | {
      /** The person does not take that part. */
      readonly code: 'ROLE_NOT_HELD';
    }
  | {
      /** That one does not stand between. */
      readonly code: 'NOT_SHARED';
    }
  | {
      /** There is no such hold. */
      readonly code: 'NO_SUCH_HOLD';
    }
  | {
      /** The law wants the record kept. */
      readonly code: 'ON_HOLD';
      /** The ids of the holds. */
      readonly holds: readonly string[];
    }
  | {
      /** The record holds as many of these as it can. */
      readonly code: 'LIST_FULL';
      /** Of what: the name of the field. */
      readonly list: string;
      /** How many it can hold. */
      readonly most: number;
    };
