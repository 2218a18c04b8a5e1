/** Lifecycle command: everything that can be asked for, as an imperative. */
import type { FireTimer } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Money } from '../../kernel/money.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { Consent } from '../../kernel/words.ts';
import type { LosingSide, LossFacts, LossReason } from './loss.ts';
import type { LifecycleStatus, Milestone } from './stage.ts';

/** The commands that ask for nothing but the act. */
export const PLAIN_COMMANDS = Object.freeze([
  'Recruit', // begin to court somebody whom the firm wants as a customer
  'Decline', // note that the recruit said no
  'Welcome', // begin the relationship, or begin it again after a winback
  'RecordPurchase', // note that the customer bought
  'GetToKnow', // begin to exchange what both sides know
  'Manage', // look after the relationship day by day; end intensive care
  'Save', // note that a customer at risk stays
  'RemoveCause', // note that what made the customer leave is gone
  'GiveUp', // end an effort to win the customer back
  'RecordDeath', // note that the customer died
] as const);

/** A command that asks for nothing but the act. */
export interface PlainCommand extends Command {
  /** What is asked for. */
  readonly type: (typeof PLAIN_COMMANDS)[number];
}

/** Begin with a customer whose relationship began elsewhere. `at` is when the stage began. */
export interface Import extends Command {
  /** What is asked for. */
  readonly type: 'Import';
  /** Where the customer stands. */
  readonly status: Exclude<LifecycleStatus, 'absent'>;
  /** The furthest stage so far; left out, the furthest that the status implies. */
  readonly highWaterMark?: Milestone | undefined;
  /** What is known of the loss of one who is lost or in winback; for others it is not read. */
  readonly loss?: LossFacts | undefined;
}

/** Name the person to turn to with problems. */
export interface NameContact extends Command {
  /** What is asked for. */
  readonly type: 'NameContact';
  /** The id of that person. */
  readonly contact: string;
}

/** Note which facts of the customer's profile are known. */
export interface RecordProfile extends Command {
  /** What is asked for. */
  readonly type: 'RecordProfile';
  /** The names of the facts, such as `reason-for-use`; never what they say. */
  readonly facts: readonly string[];
}

/** Give a hard problem special attention. */
export interface Intensify extends Command {
  /** What is asked for. */
  readonly type: 'Intensify';
  /** The host's id of the problem. */
  readonly problem: string;
}

/** Note that data say the customer may leave. */
export interface MarkAtRisk extends Command {
  /** What is asked for. */
  readonly type: 'MarkAtRisk';
  /** The host's id of what says so: a model, a complaint, silence. */
  readonly signal: string;
}

/** Note that the customer is lost. */
export interface Lose extends Command, LossFacts {
  /** What is asked for. */
  readonly type: 'Lose';
}

/** Note why a customer left, now that it is known. */
export interface LearnReason extends Command {
  /** What is asked for. */
  readonly type: 'LearnReason';
  /** Who ended the relationship. */
  readonly lostBy: LosingSide;
  /** Why. */
  readonly reason: LossReason;
}

/** Try to win a lost customer back. */
export interface StartWinback extends Command {
  /** What is asked for. */
  readonly type: 'StartWinback';
  /** How likely the customer comes back, 0 to 1. */
  readonly chance: Ratio;
  /** What the customer's second life is expected to earn, before the offer; may be negative. */
  readonly futureMargin: Money;
  /** What the offer costs if it is taken, 0 or more; left out, as the options say. */
  readonly offerCost?: Money | undefined;
  /** What the effort costs in any case, 0 or more; left out, as the options say. */
  readonly contactCost?: Money | undefined;
  /** Where consent to be contacted for marketing stands. */
  readonly consent: Consent;
}

/** End the relationship for good because the law, or the customer's right under it, says so. */
export interface CloseByLaw extends Command {
  /** What is asked for. */
  readonly type: 'CloseByLaw';
  /** The host's id of the legal basis. */
  readonly basis: string;
}

/** Everything that can be asked for, the firing of a timer included. */
export type LifecycleCommand =
  | PlainCommand
  | Import
  | NameContact
  | RecordProfile
  | Intensify
  | MarkAtRisk
  | Lose
  | LearnReason
  | StartWinback
  | CloseByLaw
  | FireTimer;
