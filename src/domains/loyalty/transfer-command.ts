/** Transfer command: what can be asked for between accounts. */
import type { Command } from '../../kernel/decider.ts';
import type { Estate, OpeningLot } from './lot-opening.ts';

/** Send points to another account, which receives them with `Receive`. */
export interface Send extends Command {
  /** What is asked for. */
  readonly type: 'Send';
  /** The host's id of the transfer. */
  readonly transfer: string;
  /** The other account. */
  readonly to: string;
  /** The currency; the first of the programme if left out. */
  readonly currency?: string | undefined;
  /** How many points: whole, 1 or more. */
  readonly points: number;
}

/** Receive points that another account has sent. */
export interface Receive extends Command {
  /** What is asked for. */
  readonly type: 'Receive';
  /** The host's id of the transfer. */
  readonly transfer: string;
  /** The account they came from. */
  readonly from: string;
  /** The lots, as the sender's event names them. */
  readonly lots: readonly OpeningLot[];
}

/** Give everything to another account of the same member, and close this one. */
export interface MergeInto extends Command {
  /** What is asked for. */
  readonly type: 'MergeInto';
  /** The account that goes on. */
  readonly into: string;
}

/** Take over everything from an account of the same member. */
export interface MergeFrom extends Command {
  /** What is asked for. */
  readonly type: 'MergeFrom';
  /** The account that was closed. */
  readonly from: string;
  /** What it had, as its event names it. */
  readonly estate: Estate;
}
