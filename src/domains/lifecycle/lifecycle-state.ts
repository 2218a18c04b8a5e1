/** Lifecycle state: where a customer stands, and all that later decisions need to know. */
import type { Instant } from '../../kernel/instant.ts';
import type { SavedTimer } from '../../mechanisms/restore-timers.ts';
import type { Loss } from './loss.ts';
import type { LifecycleStatus, Milestone } from './stage.ts';

/** How a lost customer came back: by simply buying again, or after an effort of the firm. */
export type Comeback = 'returned' | 'won-back';

/** What a status waits for, and since when. */
export interface LifecycleTimer extends SavedTimer {
  /** `pause`, after a loss, or `winback`, during an effort that has an end. */
  readonly id: string;
  /** When it was set, from which a restart counts. */
  readonly startedAt: Instant;
}

/** Where a customer stands. Every field is JSON; one that has no value yet is `null`. */
export interface Lifecycle {
  /** The stage, or what stands beside the stages. */
  readonly status: LifecycleStatus;
  /** When the status was entered. */
  readonly since: Instant | null;
  /** How far the relationship ever came. It never falls, whatever becomes of the status. */
  readonly highWaterMark: Milestone | null;
  /** The id of the person the customer can turn to. */
  readonly contact: string | null;
  /** The names of the facts known of the customer, sorted, each once. */
  readonly profile: readonly string[];
  /** When the first purchase was made that is recorded here; it ends the acquisition. */
  readonly firstPurchaseAt: Instant | null;
  /** How the customer last came back; `null` for one who never did. */
  readonly comeback: Comeback | null;
  /** The loss, while the customer is lost or in winback. */
  readonly loss: Loss | null;
  /** What the status waits for; at most one. */
  readonly timers: readonly LifecycleTimer[];
}

/** Nobody yet. */
export const NO_LIFECYCLE: Lifecycle = Object.freeze({
  status: 'absent',
  since: null,
  highWaterMark: null,
  contact: null,
  profile: Object.freeze([]),
  firstPurchaseAt: null,
  comeback: null,
  loss: null,
  timers: Object.freeze([]),
});
