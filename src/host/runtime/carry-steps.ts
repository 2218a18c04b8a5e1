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
export function carrySteps(
  engine: Engine,
  steps: readonly Step[],
  key: string,
  beside: Beside | null = null,
): Promise<Outcome> {
  const route = routeOf(steps);
  const request = { key, fingerprint: fingerprintOf(steps) };
  const work = () => attempt(engine, steps, route, request, beside);
  const doubt = () => {
    for (const { id, plan } of steps) plan.keeper.doubt(id);
  };
  return engine.locked(route.names, () => persist(engine, work, doubt));
}

/** The streams that steps go over, each once, in the order in which they are first met. */
interface Route {
  readonly names: readonly string[];
  /** By stream, the first step that goes there. */
  readonly firsts: readonly Step[];
  /** By step, the place of its stream. */
  readonly places: readonly number[];
}

function routeOf(steps: readonly Step[]): Route {
  const places = new Map<string, number>();
  const firsts: Step[] = [];
  const placeOf = (step: Step): number => {
    const name = streamName(step.type, step.id);
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, firsts.length);
    return firsts.push(step) - 1;
  };
  return { places: steps.map(placeOf), names: [...places.keys()], firsts };
}

async function attempt(
  engine: Engine,
  steps: readonly Step[],
  { firsts, places }: Route,
  request: { readonly key: string; readonly fingerprint: string },
  beside: Beside | null,
): Promise<Outcome> {
  const open: OpenStream[] = [];
  for (const { id, plan } of firsts) {
    const recalled = plan.keeper.recall(id);
    const known = recalled instanceof Promise ? await recalled : recalled;
    open.push({ keeper: plan.keeper, id, known, standing: known.standing, events: [] });
  }
  const outcome = decideSteps(steps, places, open);
  const changes = open.map(({ keeper, id, known, events, standing }) =>
    outcome.accepted
      ? keeper.change(id, known, events, standing)
      : keeper.change(id, known, [], known.standing),
  );
  const committed = await engine.store.commit({
    tenant: engine.tenant,
    key: request.key,
    fingerprint: request.fingerprint,
    recordedAt: engine.now(),
    streams: beside === null ? changes : [...changes, ...(await beside())],
    result: storedOf(outcome),
  });
  if (committed.status === 'replayed') return replayed(steps, places, open, committed);
  if (outcome.accepted) rememberAll(open, committed.versions);
  return outcome;
}

function rememberAll(open: readonly OpenStream[], versions: readonly number[]): void {
  let place = 0;
  for (const { keeper, id, standing, events } of open) {
    const version = versions[place];
    if (events.length > 0 && version !== undefined) keeper.remember(id, { version, standing });
    place += 1;
  }
}

/** Decides each step on the state that the steps before it left. */
function decideSteps(
  steps: readonly Step[],
  places: readonly number[],
  open: readonly OpenStream[],
): Outcome {
  const answers: (StepAnswer | null)[] = [];
  for (const { plan } of steps) {
    const step = answers.length;
    const stream = open[places[step] ?? -1];
    if (stream === undefined) {
      breach('together', 'steps', 'must not change while they are carried out');
    }
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
