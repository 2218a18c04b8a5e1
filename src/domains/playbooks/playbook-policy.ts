/** Playbook policy: the table by which the next action is chosen, for hosts to replace. */
import type { FactTypes } from '../../mechanisms/fact-types.ts';
import type { Rule } from '../../mechanisms/rule-table.ts';
import type { PlaybookAction } from './retention-actions.ts';

/** What a rule of a policy asks for. */
export interface Advice {
  /** The name of an action of the policy. */
  readonly action: string;
  /** How much it matters: a whole number, larger first. */
  readonly weight: number;
}

/** What a rule stops: everything, whatever the firm comes with, or whatever sells. */
export type StoppedActions = (typeof STOPPED_ACTIONS)[number];

/** What a rule can stop. */
export const STOPPED_ACTIONS = Object.freeze(['everything', 'contact', 'selling'] as const);

/** What speaks against actions. */
export interface Stop {
  /** Which actions it stops. */
  readonly stops: StoppedActions;
}

/** How the next action is chosen: facts, actions, and rules for and against. */
export interface PlaybookPolicy<Types extends FactTypes> {
  /** The declaration of the facts. */
  readonly facts: Types;
  /** The actions by name, of equal weight in this order. */
  readonly actions: Readonly<Record<string, PlaybookAction>>;
  /** What asks for an action. Several rules may ask for the same; the largest weight counts. */
  readonly advice: readonly Rule<Types, Advice>[];
  /** What speaks against actions. */
  readonly stops: readonly Rule<Types, Stop>[];
}
