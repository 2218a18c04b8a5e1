/** Transfer event: what can have happened between accounts. */
import type { AccountFact } from './account-fact.ts';
import type { Estate } from './lot-opening.ts';

/** Points went to another account. */
export interface Sent extends AccountFact {
  /** What happened. */
  readonly type: 'Sent';
  /** The host's id of the transfer. */
  readonly transfer: string;
  /** The other account. */
  readonly to: string;
  /** The lots, for the other account to receive. */
  readonly lots: Estate['lots'];
}

/** Points came from another account. */
export interface Received extends AccountFact {
  /** What happened. */
  readonly type: 'Received';
  /** The host's id of the transfer. */
  readonly transfer: string;
  /** The other account. */
  readonly from: string;
  /** The lots as they were sent; left out by events from before it was kept. */
  readonly lots?: Estate['lots'] | undefined;
}

/** Everything went to another account of the same member, and this one is closed. */
export interface MergedInto extends AccountFact {
  /** What happened. */
  readonly type: 'MergedInto';
  /** The other account. */
  readonly into: string;
  /** What it had, for the other account to take over. */
  readonly estate: Estate;
}

/** Everything came from another account of the same member. */
export interface MergedFrom extends AccountFact {
  /** What happened. */
  readonly type: 'MergedFrom';
  /** The other account. */
  readonly from: string;
  /** What it had. */
  readonly estate: Estate;
}
