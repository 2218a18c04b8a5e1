/** Step: one thing to do in a batch of several, as plain intent until the batch is carried out. */
import type { Fact } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Keeper } from './keeper.ts';

declare const answer: unique symbol;

/** One step of a `together`, made by `act` and `assert`. */
export interface Step<Answer = unknown> {
  /** The type of its stream. */
  readonly type: string;
  /** The id of its stream. */
  readonly id: string;
  /**
   * What is to be done, for the runtime alone.
   *
   * @internal
   */
  readonly plan: Plan;
  /** What it comes to; only a type. */
  readonly [answer]?: Answer;
}

/** What a step does once its turn has come. */
export type Plan =
  | {
      readonly keeper: Keeper;
      readonly does: 'act';
      /** The command, or what makes it of the events of each step before; `null` does nothing. */
      readonly command: Command | ((earlier: Earlier) => Command | null);
    }
  | {
      readonly keeper: Keeper;
      readonly does: 'assert';
      readonly rule: (state: unknown) => Refusal | null;
    };

/** The events of each step before this one, by the place of the step. */
export type Earlier = readonly (readonly Fact[])[];

/**
 * Holds steps against the app that carries them out: a step of another app would be decided on what
 * one tenant has and written to another.
 */
export function requireOwn(
  where: string,
  steps: readonly Step[],
  keepers: ReadonlyMap<string, Keeper>,
): void {
  for (const step of steps) {
    const keeper: unknown = (step as Step | null)?.plan?.keeper;
    if (keeper === undefined || keepers.get(step.type) !== keeper) {
      breach(where, 'steps', 'must be made by `act` and `assert` of this app');
    }
  }
}
