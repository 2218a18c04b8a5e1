/** Loop playbook: a loop as the sources tell it, with more in its rows than `createLoop` reads. */
import type { SourcedWords, Words } from '../../kernel/sourced.ts';
import type { LoopDefinition, LoopStep } from '../../mechanisms/loop-terms.ts';
import type { Certainty } from './certainty.ts';

/** A step of a loop, with its words and whatever else the source says of it. */
export interface LoopPlaybookStep<Step extends string = string> extends LoopStep<Step>, Words {
  /** What the tasks are called, by their ids; left out where there are none. */
  readonly taskWords?: Readonly<Record<string, Words>>;
  /** Whether the customer sees it: analysis is not seen, action is. */
  readonly visibility?: 'unseen' | 'seen';
  /** What the customer may expect of it. */
  readonly promise?: Words;
  /** What the firm does in it, or by which means. */
  readonly firmTask?: Words;
  /** What the loop learns by it. */
  readonly learning?: Words;
}

/** A loop of the sources: give it to `createLoop`. */
export interface LoopPlaybook<Step extends string = string>
  extends LoopDefinition<Step>,
    SourcedWords {
  /** The rows of the coverage table that it comes from. */
  readonly source: string;
  /** How sure the steps are. */
  readonly certainty: Certainty;
  /** How sure the other columns are; `null` where there are none. */
  readonly columns: Certainty | null;
  /** The steps in their order. */
  readonly steps: readonly LoopPlaybookStep<Step>[];
}
