/**
 * Outcome: what the steps of a batch came to, and how it is told again to whoever repeats its key.
 *
 * The events are in the streams already, so only how many each step caused is stored beside the
 * rules and warnings; the answer of the first time is made of both, with the state as it was then.
 */
import type { Fact, Standing } from '../../kernel/aggregate.ts';
import type { Reason, Warning } from '../../kernel/decider.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Committed } from '../storage/batch.ts';
import type { Keeper, Known } from './keeper.ts';
import type { Step } from './step.ts';

/** What one step came to. */
export interface StepAnswer {
  /** What happened to its stream because of it. */
  readonly events: readonly Fact[];
  /** The rules that led here. */
  readonly why: readonly Reason[];
  /** What to look at. */
  readonly warnings: readonly Warning[];
  /** The state after it. */
  readonly state: unknown;
  /** The version after it. */
  readonly version: number;
}

/** What all steps came to. */
export type Outcome =
  | {
      readonly accepted: true;
      readonly replayed: boolean;
      /** By the place of the step; `null` for a step that had nothing to do. */
      readonly answers: readonly (StepAnswer | null)[];
    }
  | {
      readonly accepted: false;
      readonly replayed: boolean;
      /** The place of the step that was refused. */
      readonly step: number;
      readonly refusal: Refusal;
    };

/**
 * What is stored of an outcome: the steps, or the only one, or which was refused. Most steps have
 * nothing to say but how many events they caused, and are stored as that number.
 */
type Stored =
  | readonly StoredStep[]
  | StoredStep
  | { readonly step: number; readonly refusal: Refusal };

type StoredStep = null | number | StoredAnswer;

type StoredAnswer = Pick<StepAnswer, 'why' | 'warnings'> & { readonly events: number };

/** What is stored of an outcome. */
export function storedOf(outcome: Outcome): JsonValue {
  if (!outcome.accepted) return { step: outcome.step, refusal: outcome.refusal };
  const { answers } = outcome;
  return answers.length === 1 ? storedStep(answers[0] ?? null) : answers.map(storedStep);
}

function storedStep(answer: StepAnswer | null): StoredStep {
  if (answer === null) return null;
  const { events, why, warnings } = answer;
  const isQuiet = why.length === 0 && warnings.length === 0;
  return isQuiet ? events.length : { events: events.length, why, warnings };
}

function answerOf(step: StoredStep | undefined): StoredAnswer | null {
  if (step === null || step === undefined) return null;
  return typeof step === 'number' ? { events: step, why: [], warnings: [] } : step;
}

/** The outcome of the first time, from what was stored of it and the events that it left. */
export async function replayed(
  steps: readonly Step[],
  places: readonly number[],
  open: readonly Pick<OpenStream, 'keeper' | 'id'>[],
  { result, versions }: Committed,
): Promise<Outcome> {
  const stored = result as unknown as Stored;
  for (const { keeper, id } of open) keeper.doubt(id);
  if (isRefused(stored)) return { accepted: false, replayed: true, ...stored };
  const told = (Array.isArray(stored) ? stored : [stored]).map(answerOf);

  const rest: { readonly events: Fact[]; known: Known<unknown> }[] = [];
  for (const [place, { keeper, id }] of open.entries()) {
    const events = [...(await keeper.history(id, versions[place] ?? 0))];
    const own = told.reduce(
      (count, answer, step) => (places[step] === place ? count + (answer?.events ?? 0) : count),
      0,
    );
    const before = events.splice(0, events.length - own);
    const known = { version: before.length, standing: keeper.after(before) };
    rest.push({ events, known });
  }
  const answers = told.map((answer, at): StepAnswer | null => {
    const step = steps[at];
    const stream = rest[places[at] ?? -1];
    if (answer === null || step === undefined || stream === undefined) return null;

    const events = stream.events.splice(0, answer.events);
    const standing = step.plan.keeper.after(events, stream.known.standing);
    const version = stream.known.version + events.length;
    stream.known = { version, standing };
    return { ...answer, events, state: standing.state, version };
  });
  return { accepted: true, replayed: true, answers };
}

function isRefused(stored: Stored): stored is Extract<Stored, { readonly refusal: Refusal }> {
  return typeof stored === 'object' && stored !== null && 'refusal' in stored;
}

/** A stream while the steps of a batch go over it. */
export interface OpenStream {
  readonly keeper: Keeper;
  readonly id: string;
  readonly known: Known<unknown>;
  standing: Standing<unknown>;
  readonly events: Fact[];
}
