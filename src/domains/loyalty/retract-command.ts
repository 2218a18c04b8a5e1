/** Retract command: what can be asked for when something should never have been told. */
import type { Command } from '../../kernel/decider.ts';
import type { Canceller } from './refund-command.ts';

/**
 * Take back something that should never have been told, with all it caused.
 *
 * What it gave is taken back, what it took is given back, and what followed from it goes with it:
 * tiers and their bonuses, what caps and budgets have counted, the use of a coupon. The account
 * then stands as if it had not been told, but for what was spent since: that is never undone, and
 * the event says how much is missing. Its name may be told again, rightly.
 */
export interface Retract extends Command {
  /** What is asked for. */
  readonly type: 'Retract';
  /** The number of the event in the account's history, from 1: a store calls it its version. */
  readonly event: number;
  /** Who cancelled, if points of a redemption come back; the customer if left out. */
  readonly cancelledBy?: Canceller | undefined;
}
