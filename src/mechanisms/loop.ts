/**
 * Loop: a checklist that comes round, such as plan, do, check, act.
 *
 * Its steps follow one another, none can be skipped, and after the last comes the first again.
 * What was supposed, tested and measured in one lap is at hand in the next: a loop that forgets is
 * a list.
 */
import type { Aggregate } from '../kernel/aggregate.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { accept, type Decision, refuse } from '../kernel/decider.ts';
import { breach } from '../kernel/errors.ts';
import { type Flow, nextStatus } from '../kernel/flow.ts';
import { isId } from '../kernel/id.ts';
import type { JsonValue } from '../kernel/json-value.ts';
import { parseJsonValue } from '../kernel/parse-json-value.ts';
import type {
  LoopCommand,
  LoopDefinition,
  LoopEvent,
  LoopFinding,
  LoopRefusal,
  LoopState,
} from './loop-terms.ts';

/** A loop, as an aggregate, with its flow for diagrams. */
export interface Loop<Step extends string>
  extends Aggregate<LoopCommand<Step>, LoopState<Step>, LoopEvent<Step>, LoopRefusal<Step>> {
  /** Its steps as a ring: one row a step, one event that leads to the next. */
  readonly flow: Flow<Step, 'Finished'>;
}

/**
 * A loop with these steps.
 *
 * A step is finished once its tasks are done; `Finish` and `Tick` name the step they mean, so that
 * a step that is skipped is refused, with what comes next and what is open in it. Findings may be
 * supposed, tested and measured at any step. At the end of a lap those of that lap stay, and of
 * earlier ones only what is not measured yet. A command that arrives again changes nothing where it
 * can be told to be the same; a finished step cannot be finished twice in one lap.
 *
 * @param definition Two steps or more, with their tasks.
 * @returns The aggregate; `flowDiagram(loop.flow)` draws the ring.
 * @throws ContractError if there are fewer than two steps, or a step or task is no id or is there
 *   twice.
 * @see Walter A. Shewhart, "Statistical Method from the Viewpoint of Quality Control" (1939), for
 *   steps that go in a circle.
 * @example
 * ```ts
 * import { instant, replay } from 'everbond/kernel';
 * import { createLoop } from 'everbond/mechanisms';
 *
 * const loop = createLoop({
 *   steps: [
 *     { id: 'plan', tasks: ['set-goal'] },
 *     { id: 'do', tasks: [] },
 *     { id: 'check', tasks: [] },
 *     { id: 'act', tasks: [] },
 *   ],
 * });
 * const said = { at: instant('2026-06-01T10:00Z'), by: 'ada' };
 * const finish = (step: 'plan' | 'do' | 'check' | 'act') =>
 *   ({ ...said, type: 'Finish', step }) as const;
 *
 * loop.decide(finish('check'), loop.initial);
 * // => {
 * //   accepted: false,
 * //   refusal: { code: 'STEP_SKIPPED', next: 'plan', open: ['set-goal'] },
 * // }
 * const done = { ...said, type: 'Tick', step: 'plan', task: 'set-goal' } as const;
 * const tick = loop.decide(done, loop.initial);
 * const ticked = replay(loop, tick.accepted ? tick.events : []);
 *
 * loop.decide(finish('plan'), ticked).accepted; // => true
 * ```
 */
export function createLoop<const Step extends string>(
  definition: LoopDefinition<Step>,
): Loop<Step> {
  const { steps } = definition;
  const [first] = steps;
  if (first === undefined || steps.length < 2) breach('createLoop', 'steps', 'must be at least 2');
  if (!areIds(steps.map(({ id }) => id))) breach('createLoop', 'steps', 'must have ids, each once');
  if (!steps.every(({ tasks }) => areIds(tasks))) {
    breach('createLoop', 'tasks', 'must be ids, each once in its step');
  }

  const ring = steps.map(({ id }, index) => [id, steps[(index + 1) % steps.length]?.id] as const);
  const flow = {
    initial: first.id,
    steps: Object.fromEntries(ring.map(([id, next]) => [id, { Finished: next }])),
  } as unknown as Flow<Step, 'Finished'>;
  return {
    initial: { lap: 1, step: first.id, done: [], findings: [] },
    decide: (command, state) => decide(definition, flow, command, state),
    evolve,
    timersOf: () => [],
    formats: { Ticked: [], Finished: [], Supposed: [], Tested: [], Measured: [] },
    latenessMs: Number.MAX_SAFE_INTEGER,
    flow,
  };
}

type Answer<Step extends string> = Decision<LoopEvent<Step>, LoopRefusal<Step>>;

function decide<Step extends string>(
  definition: LoopDefinition<Step>,
  flow: Flow<Step, 'Finished'>,
  command: LoopCommand<Step>,
  state: LoopState<Step>,
): Answer<Step> {
  const { at } = command;
  switch (command.type) {
    case 'Tick': {
      const { task } = command;
      const refusal = stepRefusal(definition, state, command.step);
      if (refusal !== null) return refuse(refusal);
      const { next, open } = placeOf(definition, state);
      if (state.done.includes(task)) return accept([]);
      return open.includes(task)
        ? accept([{ type: 'Ticked', at, task }])
        : refuse({ code: 'UNKNOWN_TASK', next, open });
    }
    case 'Finish': {
      const { step } = command;
      const refusal = stepRefusal(definition, state, step);
      if (refusal !== null) return refuse(refusal);
      const { next: current, open } = placeOf(definition, state);
      if (open.length > 0) return refuse({ code: 'TASKS_OPEN', next: current, open });
      const { lap } = state;
      const next = nextStatus(flow, step, 'Finished') ?? step;
      const nextLap = next === flow.initial ? lap + 1 : lap;
      return accept([{ type: 'Finished', at, step, lap, next, nextLap }]);
    }
    case 'Suppose':
    case 'Test':
    case 'Measure':
      return decideFinding(command, state);
    default:
      return refuse({ code: 'UNKNOWN_COMMAND' });
  }
}

/** Why a step is not the one to be done now, or `null` if it is. */
function stepRefusal<Step extends string>(
  definition: LoopDefinition<Step>,
  state: LoopState<Step>,
  step: Step,
): LoopRefusal<Step> | null {
  if (step === state.step) return null;
  const order = definition.steps.map(({ id }) => id);
  const place = placeOf(definition, state);
  if (!order.includes(step)) return { code: 'UNKNOWN_STEP', ...place };
  const isAhead = order.indexOf(step) > order.indexOf(state.step);
  return { code: isAhead ? 'STEP_SKIPPED' : 'STEP_DONE', ...place };
}

/** The step to be done now, and what is open in it. */
function placeOf<Step extends string>(
  { steps }: LoopDefinition<Step>,
  { step, done }: LoopState<Step>,
): { readonly next: Step; readonly open: readonly string[] } {
  const tasks = steps.find(({ id }) => id === step)?.tasks ?? [];
  return { next: step, open: tasks.filter((task) => !done.includes(task)) };
}

function decideFinding<Step extends string>(
  command: Extract<LoopCommand<Step>, { type: 'Suppose' | 'Test' | 'Measure' }>,
  { findings }: LoopState<Step>,
): Answer<Step> {
  const { id, at } = command;
  const known = findings.find((finding) => finding.id === id);
  if (command.type === 'Suppose') {
    const { hypothesis } = command;
    if (!isId(id)) return refuse({ code: 'BAD_ID' });
    if (!isSaid(hypothesis)) return refuse({ code: 'NOTHING_SAID' });
    if (known === undefined) return accept([{ type: 'Supposed', at, id, hypothesis }]);
    return repeated(known.hypothesis, hypothesis) ? accept([]) : refuse({ code: 'ID_TAKEN' });
  }
  if (known === undefined) return refuse({ code: 'NO_SUCH_FINDING' });
  if (command.type === 'Test') {
    const { test } = command;
    if (!isSaid(test)) return refuse({ code: 'NOTHING_SAID' });
    if (known.test === null) return accept([{ type: 'Tested', at, id, test }]);
    return repeated(known.test, test) ? accept([]) : refuse({ code: 'ALREADY_TESTED' });
  }
  const { outcome } = command;
  if (!isSaid(outcome)) return refuse({ code: 'NOTHING_SAID' });
  if (known.test === null) return refuse({ code: 'NOT_TESTED' });
  if (known.outcome === null) return accept([{ type: 'Measured', at, id, outcome }]);
  return repeated(known.outcome, outcome) ? accept([]) : refuse({ code: 'ALREADY_MEASURED' });
}

function isSaid(value: JsonValue): boolean {
  return value !== null && parseJsonValue(value).ok;
}

function repeated(before: JsonValue, now: JsonValue): boolean {
  return canonicalJson(before) === canonicalJson(now);
}

function evolve<Step extends string>(
  state: LoopState<Step>,
  event: LoopEvent<Step>,
): LoopState<Step> {
  switch (event.type) {
    case 'Ticked':
      return { ...state, done: [...state.done, event.task] };
    case 'Finished': {
      const { lap, next, nextLap } = event;
      const isCarried = (finding: LoopFinding) => finding.lap >= lap || finding.outcome === null;
      const findings = nextLap === lap ? state.findings : state.findings.filter(isCarried);
      return { lap: nextLap, step: next, done: [], findings };
    }
    case 'Supposed': {
      const { id, hypothesis } = event;
      const finding = { id, lap: state.lap, hypothesis, test: null, outcome: null };
      return { ...state, findings: [...state.findings, finding] };
    }
    case 'Tested':
    case 'Measured': {
      const said = event.type === 'Tested' ? { test: event.test } : { outcome: event.outcome };
      return withFinding(state, event.id, said);
    }
    default:
      return state;
  }
}

function withFinding<Step extends string>(
  state: LoopState<Step>,
  id: string,
  said: Partial<LoopFinding>,
): LoopState<Step> {
  const findings = state.findings.map((one) => (one.id === id ? { ...one, ...said } : one));
  return { ...state, findings };
}

function areIds(ids: readonly string[]): boolean {
  return ids.every(isId) && new Set(ids).size === ids.length;
}
