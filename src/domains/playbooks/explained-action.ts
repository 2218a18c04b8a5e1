/** Explained action: an action with all that is for it and against it, and what is not known. */
import type { JsonValue } from '../../kernel/json-value.ts';

/** A fact that decided, with its value. */
export interface DecidingFact {
  /** Its path. */
  readonly fact: string;
  /** What it is; `null` where a rule holds because the fact is not there. */
  readonly value: JsonValue;
}

/** A rule that holds, and the facts by which it does. */
export interface Ground {
  /** The id of the rule; `consent` and `prohibited` are rules of every policy. */
  readonly rule: string;
  /** The facts that decided, each once. */
  readonly facts: readonly DecidingFact[];
}

/** A rule that cannot be decided. */
export interface OpenQuestion {
  /** The id of the rule. */
  readonly rule: string;
  /** Whether it would speak for the action or against it. */
  readonly side: 'for' | 'against';
  /** The facts that are missing, by path. */
  readonly missing: readonly string[];
}

/** An action, and all that is for it and against it. */
export interface ExplainedAction {
  /** Its name in the policy. */
  readonly action: string;
  /** The largest weight of the rules for it; where none holds, of those that may. */
  readonly weight: number;
  /** The rules that ask for it. */
  readonly because: readonly Ground[];
  /** The rules that stand against it. */
  readonly against: readonly Ground[];
  /** What is not known and would matter. */
  readonly unknown: readonly OpenQuestion[];
}

/** What to do now, what to find out first, and what not to do; each the weightiest first. */
export interface NextBestActions {
  /** Asked for, and nothing against it. */
  readonly recommended: readonly ExplainedAction[];
  /** Not known yet: a fact is missing that would ask for it, or might stand against it. */
  readonly undecided: readonly ExplainedAction[];
  /** Asked for, or perhaps, and something stands against it. */
  readonly ruledOut: readonly ExplainedAction[];
}
