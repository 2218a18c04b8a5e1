/** Sent: what became of a command. */
import type { TooLate } from '../../kernel/carry-out.ts';
import type { Reason, Warning } from '../../kernel/decider.ts';

/** What an accepted command did. */
export interface Answer<State, Event> {
  /** All that happened, in order: what due timers caused, then what the command did. */
  readonly events: readonly Event[];
  /** The rules that led here. */
  readonly why: readonly Reason[];
  /** What somebody should look at, though nothing stood in the way. */
  readonly warnings: readonly Warning[];
  /** The state after it. */
  readonly state: State;
  /** The version of the stream after it. */
  readonly version: number;
}

/** What became of a command. Either way it is written down: sending it again gives the same. */
export type Sent<State, Event, SomeRefusal> =
  | ({
      readonly accepted: true;
      /** Whether the key was answered before, and nothing was done now. */
      readonly replayed: boolean;
    } & Answer<State, Event>)
  | {
      readonly accepted: false;
      /** Whether the key was answered before, and nothing was done now. */
      readonly replayed: boolean;
      /** Why not. */
      readonly refusal: SomeRefusal | TooLate;
    };
