/** Lifecycle event: everything that can have happened to a customer, in the past tense. */
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Money } from '../../kernel/money.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { EventFormats } from '../../kernel/upcast.ts';
import type { Consent } from '../../kernel/words.ts';
import type { LosingSide, LossFacts, LossReason } from './loss.ts';
import type { LifecycleStatus, Milestone } from './stage.ts';

/** What every event says. */
export interface LifecycleFact {
  /** When it happened in the world; for a timer, its deadline. */
  readonly at: Instant;
  /** Who did it, and on whose authority; the actor is `clock` for a timer. */
  readonly by: Actor;
  /** The ids of the rules that led here; `explainLifecycle` says what each one saw. */
  readonly rules: readonly string[];
}

/** The events that say nothing but that they happened. */
export const PLAIN_EVENTS = Object.freeze([
  'Recruited', // somebody whom the firm wants as a customer is being courted
  'Declined', // the recruit said no
  'Welcomed', // the relationship began, and both sides know it
  'Purchased', // the customer bought
  'GotToKnow', // both sides began to exchange what they know
  'Managed', // the relationship is looked after day by day; a special problem is over
  'Saved', // the customer stays after all
  'CauseRemoved', // what made the customer leave is gone
  'PauseEnded', // the pause after the loss is over
  'Died', // the customer died
] as const);

/** An event that says nothing but that it happened. */
export interface PlainEvent extends LifecycleFact {
  /** What happened. */
  readonly type: (typeof PLAIN_EVENTS)[number];
}

/** The relationship began elsewhere, and is known from this stage on. */
export interface Imported extends LifecycleFact {
  /** What happened. */
  readonly type: 'Imported';
  /** Where the customer stood at that instant. */
  readonly status: Exclude<LifecycleStatus, 'absent'>;
  /** The furthest stage so far, as far as it was told. */
  readonly highWaterMark: Milestone | null;
  /** What is known of the loss; `null` unless lost or in winback. */
  readonly loss: LossFacts | null;
  /** When the deadline of the stage falls due; `null` if it has none. */
  readonly dueAt: Instant | null;
}

/** The customer was told whom to turn to with problems. */
export interface ContactNamed extends LifecycleFact {
  /** What happened. */
  readonly type: 'ContactNamed';
  /** The id of the person to turn to. */
  readonly contact: string;
}

/** Something is known of the customer that was not, or may not have been. */
export interface ProfileRecorded extends LifecycleFact {
  /** What happened. */
  readonly type: 'ProfileRecorded';
  /** The names of the facts that are known now; what they say is kept elsewhere. */
  readonly facts: readonly string[];
}

/** A hard problem is given special attention. */
export interface Intensified extends LifecycleFact {
  /** What happened. */
  readonly type: 'Intensified';
  /** The host's id of the problem. */
  readonly problem: string;
}

/** Something says that the customer may leave. */
export interface MarkedAtRisk extends LifecycleFact {
  /** What happened. */
  readonly type: 'MarkedAtRisk';
  /** The host's id of what says so: a model, a complaint, silence. */
  readonly signal: string;
}

/** The customer is lost. */
export interface Lost extends LifecycleFact, LossFacts {
  /** What happened. */
  readonly type: 'Lost';
  /** Until when the firm leaves the customer in peace. */
  readonly pauseUntil: Instant;
}

/** It became known why the customer left. */
export interface ReasonLearnt extends LifecycleFact {
  /** What happened. */
  readonly type: 'ReasonLearnt';
  /** Who ended the relationship. */
  readonly lostBy: LosingSide;
  /** Why. */
  readonly reason: LossReason;
}

/** The firm tries to win the customer back. */
export interface WinbackStarted extends LifecycleFact {
  /** What happened. */
  readonly type: 'WinbackStarted';
  /** How likely the customer comes back, 0 to 1. */
  readonly chance: Ratio;
  /** What the customer's second life is expected to earn. */
  readonly futureMargin: Money;
  /** What the offer costs if it is taken. */
  readonly offerCost: Money;
  /** What the effort costs in any case. */
  readonly contactCost: Money;
  /** Where consent to be contacted stood. */
  readonly consent: Consent;
  /** When the effort ends unanswered; `null` if it has no end. */
  readonly endsAt: Instant | null;
}

/** The effort to win the customer back came to nothing. */
export interface GivenUp extends LifecycleFact {
  /** What happened. */
  readonly type: 'GivenUp';
  /** Until when the firm leaves the customer in peace again. */
  readonly pauseUntil: Instant;
}

/** The law, or the customer's right under it, ended the relationship for good. */
export interface ClosedByLaw extends LifecycleFact {
  /** What happened. */
  readonly type: 'ClosedByLaw';
  /** The host's id of the legal basis. */
  readonly basis: string;
}

/** Everything that can have happened to a customer. */
export type LifecycleEvent =
  | PlainEvent
  | Imported
  | ContactNamed
  | ProfileRecorded
  | Intensified
  | MarkedAtRisk
  | Lost
  | ReasonLearnt
  | WinbackStarted
  | GivenUp
  | ClosedByLaw;

/** Every type of event with the steps from older forms; none has changed yet. */
export const lifecycleFormats = Object.freeze({
  Recruited: [],
  Imported: [],
  Declined: [],
  ContactNamed: [],
  ProfileRecorded: [],
  Welcomed: [],
  Purchased: [],
  GotToKnow: [],
  Managed: [],
  Intensified: [],
  MarkedAtRisk: [],
  Saved: [],
  Lost: [],
  ReasonLearnt: [],
  CauseRemoved: [],
  PauseEnded: [],
  WinbackStarted: [],
  GivenUp: [],
  Died: [],
  ClosedByLaw: [],
} satisfies Record<LifecycleEvent['type'], readonly []>) as EventFormats;
