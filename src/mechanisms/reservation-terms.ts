/** Reservation terms: what a reservation is limited to, what can be asked of it, why it says no. */
import type { FireTimer } from '../kernel/aggregate.ts';
import type { Command } from '../kernel/decider.ts';
import type { Instant } from '../kernel/instant.ts';

/** What a reservation is limited to. */
export interface ReservationLimit {
  /** How much there is: whole, 0 or more; `null` for no limit. A cap of 0 allows nothing. */
  readonly cap: number | null;
  /**
   * What the cap covers: `held-and-confirmed`, where it is all there ever was, such as 20 cars;
   * `held`, where what is confirmed leaves it by itself, such as a balance or a count per day.
   */
  readonly covers: 'held' | 'held-and-confirmed';
}

/** What can be asked of a reservation. */
export type ReservationCommand = Reserve | Confirm | Release | FireTimer;

/** Set an amount aside. */
export interface Reserve extends Command {
  /** What is asked for. */
  readonly type: 'Reserve';
  /** The name of the hold: an id of at most 194 bytes, chosen by whoever asks. */
  readonly id: string;
  /** How much: whole, 1 or more. */
  readonly amount: number;
  /** From when on it is held no more; after `at`. */
  readonly until: Instant;
}

/** Use a hold, in whole or in part. */
export interface Confirm extends Command {
  /** What is asked for. */
  readonly type: 'Confirm';
  /** The hold. */
  readonly id: string;
  /** How much of it: whole, 1 or more; all of it if left out. The rest is free again. */
  readonly amount?: number;
}

/** Give a hold back. */
export interface Release extends Command {
  /** What is asked for. */
  readonly type: 'Release';
  /** The hold. */
  readonly id: string;
}

/** Why a reservation says no. */
export type ReservationRefusal =
  | {
      /** There is not enough left. */
      readonly code: 'CAP_REACHED';
      /** How much there is in all. */
      readonly cap: number;
      /** How much of it is free. */
      readonly free: number;
      /** How much was asked for. */
      readonly requested: number;
      /** When enough will have lapsed; `null` if it never will. */
      readonly nextAt: Instant | null;
    }
  | {
      /** The id, amount, timer or command is none, the id is taken, or no hold has it. */
      readonly code:
        | 'BAD_ID'
        | 'BAD_AMOUNT'
        | 'NO_SUCH_TIMER'
        | 'UNKNOWN_COMMAND'
        | 'ID_TAKEN'
        | 'NO_SUCH_HOLD';
    }
  | {
      /** The end is not after the beginning; the hold lapsed then, or has not yet. */
      readonly code: 'UNTIL_PAST' | 'HOLD_LAPSED' | 'NOT_DUE';
      /** The end. */
      readonly until: Instant;
    }
  | {
      /** Less is held than was asked for. */
      readonly code: 'EXCEEDS_HOLD';
      /** How much is held. */
      readonly held: number;
    }
  | {
      /** The hold was released, or confirmed, before. */
      readonly code: 'HOLD_RELEASED' | 'HOLD_CONFIRMED';
      /** How much of it was confirmed. */
      readonly confirmed: number;
    };
