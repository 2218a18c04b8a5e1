/** Case event: everything that can have happened to a case, in the past tense. */
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { EventFormats } from '../../kernel/upcast.ts';
import type { LocalDate } from '../../time/local-date.ts';
import { type CaseAct, EVENT_OF_ACT } from './case-acts.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Case } from './case-state.ts';

/** What every event says. */
export interface CaseFact {
  /** When it happened in the world; for a timer, its deadline. */
  readonly at: Instant;
  /** Who did it, and on whose authority; the actor is `clock` for a timer. */
  readonly by: Actor;
  /** The ids of the rules that led here; `explainCase` says what each one saw. */
  readonly rules: readonly string[];
}

/** A deadline that the customer was told. */
export interface StatedDeadline {
  /** The regime it comes from. */
  readonly regime: string;
  /** The clock of the regime. */
  readonly clock: string;
  /** When its time is up; `null` while that cannot be said. */
  readonly dueAt: Instant | null;
  /** The first date whose holidays were needed and not known; `null` if it was not for that. */
  readonly unknownFrom: LocalDate | null;
}

/** What `decide` adds to what was told. */
export interface DecidedFacts {
  /** The deadlines that apply: the duties of the firm that run on. */
  readonly Acknowledge: { readonly deadlines: readonly StatedDeadline[] };
  /** What the clocks of the survivor need to know of it: with its id, the other of `Absorb`. */
  readonly MergeInto: { readonly clocks: Case['clocks'] };
}

/** What happened by one act: when, by whom, under which rules, and what was told. */
export type Happened<Act extends CaseAct> = CaseFact & {
  readonly type: (typeof EVENT_OF_ACT)[Act];
} & CaseFacts[Act] &
  (Act extends keyof DecidedFacts ? DecidedFacts[Act] : object);

/** The date of a promise passed, and it was not kept. */
export interface PromiseBroken extends CaseFact {
  /** What happened. */
  readonly type: 'PromiseBroken';
  /** The id of the promise. */
  readonly promise: string;
}

/** Everything that can have happened to a case. */
export type CaseEvent = { [Act in CaseAct]: Happened<Act> }[CaseAct] | PromiseBroken;

/** Every type of event. */
export const CASE_EVENTS = Object.freeze([
  ...Object.values(EVENT_OF_ACT),
  'PromiseBroken',
] as const satisfies readonly CaseEvent['type'][]);

/** Every type of event with the steps from older forms; none has changed yet. */
export const caseFormats = Object.freeze(
  Object.fromEntries(CASE_EVENTS.map((type) => [type, []])),
) as EventFormats;
