/** Redeem command: what can be asked for around spending points. */
import type { Command } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Canceller } from './refund-command.ts';

/** Spend points on an option of the programme. */
export interface Redeem extends Command {
  /** What is asked for. */
  readonly type: 'Redeem';
  /** The host's id of the redemption. */
  readonly redemption: string;
  /** The option of the programme. */
  readonly option: string;
  /** How many points, where the option does not say: a payment, or a conversion. */
  readonly points?: number | undefined;
  /** What the order comes to that is paid, in minor units. */
  readonly orderMinor?: number | undefined;
  /** The order that is paid, so that a refund of it brings points back. */
  readonly order?: string | null | undefined;
}

/** Set points aside for a while. */
export interface Hold extends Command {
  /** What is asked for. */
  readonly type: 'Hold';
  /** The host's id of the hold. */
  readonly hold: string;
  /** How many points: whole, 1 or more. */
  readonly points: number;
  /** The currency; the first of the programme if left out. */
  readonly currency?: string | undefined;
  /** From when on they are set aside no more; later than `at`. */
  readonly until: Instant;
}

/** Spend points that are set aside, all of them or some; the rest goes back to its lots. */
export interface Capture extends Command {
  /** What is asked for. */
  readonly type: 'Capture';
  /** The hold. */
  readonly hold: string;
  /** How many points; all if left out. */
  readonly points?: number | undefined;
  /** The order that is paid, so that a refund of it brings points back. */
  readonly order?: string | null | undefined;
}

/** Set points aside no more. */
export interface Void extends Command {
  /** What is asked for. */
  readonly type: 'Void';
  /** The hold. */
  readonly hold: string;
}

/** Undo a redemption: give its points back, or some of them. */
export interface ReverseRedemption extends Command {
  /** What is asked for. */
  readonly type: 'ReverseRedemption';
  /** The redemption. */
  readonly redemption: string;
  /** How many points; all that have not come back yet if left out. */
  readonly points?: number | undefined;
  /** Who cancelled. */
  readonly cancelledBy: Canceller;
}
