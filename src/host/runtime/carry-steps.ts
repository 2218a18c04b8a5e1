/**
 * Carry steps: the one way in which the runtime writes.
 *
 *     standings ──▶ each step on its own ──▶ one batch ──▶ commit ──▶ answer
 *         ▲                                                  │
 *         └──────────── somebody else was first ◀────────────┘
 *
 * A refusal is written too, as a batch that guards what was read and adds nothing, so that whoever
 * asks again under the same key hears the same.
 */
import { canonicalText } from '../../kernel/canonical-json.ts';
import type { Command } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { StreamChange } from '../storage/batch.ts';
import { type Engine, persist } from './engine.ts';
import { streamName } from './keys.ts';
import { type OpenStream, type Outcome, replayed, type StepAnswer, storedOf } from './outcome.ts';
import type { Plan, Step } from './step.ts';

/** What is written besides the steps, made anew at every attempt. */
export type Beside = () => Promise<readonly StreamChange[]>;

/** Carries out steps in one batch: all of them, or none and why. */
export async function carrySteps(
  engine: Engine,
  steps: readonly Step[],
  key: string,
  beside: Beside | null = null,
): Promise<Outcome> {
  const fingerprint = fingerprintOf(steps);
  const names = [...new Set(steps.map(({ type, id }) => streamName(type, id)))];
  return engine.locked(names, () =>
    persist(
      engine,
      () => attempt(engine, steps, { key, fingerprint }, beside),
      () => {
        for (const { id, plan } of steps) plan.keeper.doubt(id);
      },
    ),
  );
}

async function attempt(
  engine: Engine,
  steps: readonly Step[],
  request: { readonly key: string; readonly fingerprint: string },
  beside: Beside | null,
): Promise<Outcome> {
  const streams = await openStreams(steps);
  const outcome = decideSteps(steps, streams);
  const open = [...streams.values()];
  const changes = open.map(({ keeper, id, known, events, standing }) =>
    outcome.accepted
      ? keeper.change(id, known, events, standing)
      : keeper.change(id, known, [], known.standing),
  );
  const committed = await engine.store.commit({
    tenant: engine.tenant,
    ...request,
    recordedAt: engine.now(),
    streams: beside === null ? changes : [...changes, ...(await beside())],
    result: storedOf(outcome),
  });
  if (committed.status === 'replayed') return replayed(steps, open, committed);

  for (const [place, { keeper, id, standing, events }] of open.entries()) {
    const version = committed.versions[place];
    if (outcome.accepted && events.length > 0 && version !== undefined) {
      keeper.remember(id, { version, standing });
    }
  }
  return outcome;
}

async function openStreams(steps: readonly Step[]): Promise<Map<string, OpenStream>> {
  const streams = new Map<string, OpenStream>();
  for (const { type, id, plan } of steps) {
    const name = streamName(type, id);
    if (streams.has(name)) continue;
    const { keeper } = plan;
    const recalled = keeper.recall(id);
    const known = recalled instanceof Promise ? await recalled : recalled;
    streams.set(name, { keeper, id, known, standing: known.standing, events: [] });
  }
  return streams;
}

/** Decides each step on the state that the steps before it left. */
function decideSteps(steps: readonly Step[], streams: ReadonlyMap<string, OpenStream>): Outcome {
  const answers: (StepAnswer | null)[] = [];
  for (const [step, { type, id, plan }] of steps.entries()) {
    const stream = streams.get(streamName(type, id));
    if (stream === undefined)
      breach('together', 'steps', 'must not change while they are carried out');

    const answer = decideStep(plan, stream, answers);
    if (answer !== null && 'refusal' in answer) {
      return { accepted: false, replayed: false, step, refusal: answer.refusal };
    }
    answers.push(answer);
  }
  return { accepted: true, replayed: false, answers };
}

function decideStep(
  plan: Plan,
  stream: OpenStream,
  before: readonly (StepAnswer | null)[],
): StepAnswer | { readonly refusal: Refusal } | null {
  if (plan.does === 'assert') {
    const refusal = plan.rule(stream.standing.state);
    return refusal === null ? null : { refusal };
  }
  const command = commandOf(plan.command, before);
  if (command === null) return null;

  const carried = plan.keeper.carryOut(stream.standing, command);
  if (!carried.accepted) return { refusal: carried.refusal as Refusal };
  const { events, why, warnings, standing } = carried;
  stream.standing = standing;
  stream.events.push(...events);
  const version = stream.known.version + stream.events.length;
  return { events, why, warnings, state: standing.state, version };
}

function commandOf(
  command: Extract<Plan, { does: 'act' }>['command'],
  before: readonly (StepAnswer | null)[],
): Command | null {
  return typeof command === 'function'
    ? command(before.map((answer) => answer?.events ?? []))
    : command;
}

/** What makes two requests the same: the streams and the commands, not what they come to. */
function fingerprintOf(steps: readonly Step[]): string {
  return canonicalText(
    steps.map(({ type, id, plan }) => [
      type,
      id,
      plan.does === 'act' && typeof plan.command === 'object'
        ? (plan.command as unknown as JsonValue)
        : null,
    ]),
  );
}
