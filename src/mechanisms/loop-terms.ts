/** Loop terms: how a loop is defined, what can be asked of it, what happens, why it says no. */
import type { Fact } from '../kernel/aggregate.ts';
import type { Command } from '../kernel/decider.ts';
import type { JsonValue } from '../kernel/json-value.ts';

/** One step of a loop: a checklist. Tables of the host may say more about it. */
export interface LoopStep<Step extends string = string> {
  /** Its name in the loop, an id. */
  readonly id: Step;
  /** What has to be done before the step is finished: ids, each once in its step; perhaps none. */
  readonly tasks: readonly string[];
}

/** A loop: steps in their order, after the last of which the first comes again. */
export interface LoopDefinition<Step extends string = string> {
  /** Two steps or more, each id once. */
  readonly steps: readonly LoopStep<Step>[];
}

/** Something supposed, how it was tested, and what was measured. */
export interface LoopFinding {
  /** Its name, an id. */
  readonly id: string;
  /** The lap in which it was supposed: 1 or more. */
  readonly lap: number;
  /** What is supposed. */
  readonly hypothesis: JsonValue;
  /** How it was put to the test; `null` until it was. */
  readonly test: JsonValue;
  /** What was measured; `null` until it was. */
  readonly outcome: JsonValue;
}

/** Where a loop stands. */
export interface LoopState<Step extends string = string> {
  /** Which time round it is: 1 or more. */
  readonly lap: number;
  /** The step that is to be done now. */
  readonly step: Step;
  /** The tasks of this step that are done, in the order in which they were. */
  readonly done: readonly string[];
  /** What was supposed in this lap and the last, and whatever earlier is not measured yet. */
  readonly findings: readonly LoopFinding[];
}

/** What can be asked of a loop. */
export type LoopCommand<Step extends string = string> =
  | (Command & {
      /** Tick a task of the current step off. */
      readonly type: 'Tick';
      /** The step it belongs to. */
      readonly step: Step;
      /** The task. */
      readonly task: string;
    })
  | (Command & {
      /** Finish the current step, all of whose tasks are done. */
      readonly type: 'Finish';
      /** The step. */
      readonly step: Step;
    })
  | (Command & {
      /** Suppose something. */
      readonly type: 'Suppose';
      /** The name of the finding to come, an id. */
      readonly id: string;
      /** What is supposed; not `null`. */
      readonly hypothesis: JsonValue;
    })
  | (Command & {
      /** Say how something supposed is put to the test. */
      readonly type: 'Test';
      /** The finding. */
      readonly id: string;
      /** How; not `null`. */
      readonly test: JsonValue;
    })
  | (Command & {
      /** Say what a test came to. */
      readonly type: 'Measure';
      /** The finding. */
      readonly id: string;
      /** What was measured; not `null`. */
      readonly outcome: JsonValue;
    });

/** What happens to a loop. */
export type LoopEvent<Step extends string = string> =
  | (Fact & {
      /** A task was done. */
      readonly type: 'Ticked';
      /** The task. */
      readonly task: string;
    })
  | (Fact & {
      /** A step was finished. */
      readonly type: 'Finished';
      /** The step. */
      readonly step: Step;
      /** The lap it was finished in. */
      readonly lap: number;
      /** The step that comes next. */
      readonly next: Step;
      /** The lap that comes next; one more after the last step. */
      readonly nextLap: number;
    })
  | (Fact & {
      /** Something was supposed. */
      readonly type: 'Supposed';
      /** The finding. */
      readonly id: string;
      /** What is supposed. */
      readonly hypothesis: JsonValue;
    })
  | (Fact & {
      /** Something supposed was put to the test. */
      readonly type: 'Tested';
      /** The finding. */
      readonly id: string;
      /** How. */
      readonly test: JsonValue;
    })
  | (Fact & {
      /** The outcome of a test was measured. */
      readonly type: 'Measured';
      /** The finding. */
      readonly id: string;
      /** What was measured. */
      readonly outcome: JsonValue;
    });

/** Why a loop says no. */
export type LoopRefusal<Step extends string = string> =
  | {
      /**
       * The step lies ahead, is behind in this lap, is none of the loop, or the task is none of
       * the step, or tasks of it are open.
       */
      readonly code: 'STEP_SKIPPED' | 'STEP_DONE' | 'UNKNOWN_STEP' | 'UNKNOWN_TASK' | 'TASKS_OPEN';
      /** The step that comes next: the one to be done now. */
      readonly next: Step;
      /** The tasks of it that are open. */
      readonly open: readonly string[];
    }
  | {
      /**
       * The id is none or taken; there is nothing to say; the finding is unknown, not tested yet,
       * or was tested or measured otherwise before.
       */
      readonly code:
        | 'BAD_ID'
        | 'ID_TAKEN'
        | 'NOTHING_SAID'
        | 'NO_SUCH_FINDING'
        | 'NOT_TESTED'
        | 'ALREADY_TESTED'
        | 'ALREADY_MEASURED'
        | 'UNKNOWN_COMMAND';
    };
