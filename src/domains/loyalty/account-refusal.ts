/** Account refusal: why the business says no, and what it only warns of. */
import type { Instant } from '../../kernel/instant.ts';
import type { AccountAct } from './account-command.ts';
import type { AccountStatus } from './account-state.ts';
import type { RejectionCode } from './award.ts';

/** Why a command is refused, with what a host needs to say it to a person. */
export type AccountRefusal =
  | {
      /** The account's status does not allow the act. */
      readonly code: 'NOT_ALLOWED';
      /** The status. */
      readonly status: AccountStatus;
      /** What it allows. */
      readonly allowed: readonly AccountAct[];
    }
  | {
      /** The programme had not begun. */
      readonly code: 'NO_PROGRAMME_THEN';
      /** When it began. */
      readonly from: Instant;
    }
  | {
      /** There are not so many points that can be spent. */
      readonly code: 'NOT_ENOUGH_POINTS';
      /** The currency. */
      readonly currency: string;
      /** How many can be spent. */
      readonly available: number;
      /** How many were asked for. */
      readonly asked: number;
      /** How many are missing. */
      readonly missing: number;
    }
  | {
      /** The amount of points is none: whole, and at least so many, and at most so many. */
      readonly code: 'BAD_POINTS';
      /** The fewest. */
      readonly least: number;
      /** The most. */
      readonly most: number;
    }
  | {
      /** All credits of an account in one currency must not come to more than 2^53 − 1. */
      readonly code: 'POINTS_OVERFLOW';
      /** The currency. */
      readonly currency: string;
      /** The most there can be. */
      readonly most: number;
    }
  | {
      /** No rule pays anything for the occasion. */
      readonly code: 'NOTHING_EARNED';
      /** Why each rule did not. */
      readonly reasons: readonly RejectionCode[];
    }
  | {
      /** The id names something that has been recorded before. */
      readonly code: 'ALREADY_DONE';
    }
  | {
      /** The id names nothing that there is: an order, a hold, an option of the programme. */
      readonly code: 'NO_SUCH_ORDER' | 'NO_SUCH_HOLD' | 'NO_SUCH_REDEMPTION' | 'NO_SUCH_OPTION';
    }
  | {
      /** The programme has none of that name. */
      readonly code: 'NO_SUCH_CURRENCY' | 'NO_SUCH_TIER' | 'NO_SUCH_BUDGET' | 'NO_SUCH_LINE';
    }
  | {
      /** A payment says neither how many points, nor what the order comes to. */
      readonly code: 'AMOUNT_MISSING';
    }
  | {
      /** A return names lines and an amount: only one of the two can be meant. */
      readonly code: 'LINES_AND_AMOUNT';
    }
  | {
      /** The option is not meant for this member, or not now. */
      readonly code: 'OPTION_NOT_OPEN';
    }
  | {
      /** The points of that currency cannot be spent or given away. */
      readonly code: 'NOT_SPENDABLE' | 'NOT_TRANSFERABLE';
      /** The currency. */
      readonly currency: string;
    }
  | {
      /** The hold is over. */
      readonly code: 'HOLD_OVER';
      /** How it ended. */
      readonly status: 'captured' | 'voided' | 'lapsed';
    }
  | {
      /** The hold has fewer points. */
      readonly code: 'HOLD_TOO_SMALL';
      /** How many it has. */
      readonly held: number;
      /** How many were asked for. */
      readonly asked: number;
    }
  | {
      /** A hold must end later than it begins. */
      readonly code: 'BAD_DEADLINE';
    }
  | {
      /** More is asked back than is left: minor units of an order, or points of a redemption. */
      readonly code: 'MORE_THAN_LEFT';
      /** How much is left. */
      readonly left: number;
      /** How much was asked. */
      readonly asked: number;
    }
  | {
      /** Nothing of it is left to undo. */
      readonly code: 'ALREADY_UNDONE';
    }
  | {
      /** What the points became cannot be taken back. */
      readonly code: 'NOT_REVERSIBLE';
    }
  | {
      /** The account has no event of that number. */
      readonly code: 'NO_SUCH_EVENT';
      /** How many events it has. */
      readonly count: number;
    }
  | {
      /** What an event of that kind says is undone otherwise, or not at all. */
      readonly code: 'NOT_RETRACTABLE';
    }
  | {
      /** An adjustment of so many points needs somebody's authority. */
      readonly code: 'APPROVAL_NEEDED';
      /** How many points need none. */
      readonly most: number;
    }
  | {
      /** Nobody refers, gives or merges to themselves. */
      readonly code: 'ONESELF';
    }
  | {
      /** The coupon was used as often as it can be. */
      readonly code: 'COUPON_USED_UP';
      /** How often that is. */
      readonly times: number;
    }
  | {
      /** Too many lots are open to add one more. */
      readonly code: 'TOO_MANY_LOTS';
      /** How many there may be. */
      readonly most: number;
    }
  | {
      /** Something is set aside: holds must be captured or voided first. */
      readonly code: 'POINTS_HELD';
      /** How many points. */
      readonly held: number;
    }
  | {
      /** Points wait for an event, which this account would no longer hear of. */
      readonly code: 'POINTS_WAITING';
      /** How many points. */
      readonly waiting: number;
    }
  | {
      /** Nothing waits for that event. */
      readonly code: 'NOTHING_WAITS';
    }
  | {
      /** The account waits for no such timer. */
      readonly code: 'NO_SUCH_TIMER';
    }
  | {
      /** The timer is not due yet. */
      readonly code: 'TIMER_NOT_DUE';
      /** When it will be. */
      readonly dueAt: Instant;
    };

/** What somebody should look at, though it stood in nobody's way. */
export type AccountWarning =
  | {
      /** Points that were to be taken back are spent, and nobody gives them. */
      readonly code: 'SHORTFALL';
      /** The currency. */
      readonly currency: string;
      /** How many points. */
      readonly points: number;
    }
  | {
      /** Fewer points were spent than asked for: blocks, or the largest share of an order. */
      readonly code: 'POINTS_REDUCED';
      /** How many were asked for. */
      readonly asked: number;
      /** How many were spent. */
      readonly points: number;
    };
