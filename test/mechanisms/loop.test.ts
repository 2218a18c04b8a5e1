import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { carryOut } from '../../src/kernel/carry-out.ts';
import { replay } from '../../src/kernel/decider.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { checkFlow } from '../../src/kernel/flow-survey.ts';
import { instant } from '../../src/kernel/instant.ts';
import type { JsonValue } from '../../src/kernel/json-value.ts';
import { parseJsonValue } from '../../src/kernel/parse-json-value.ts';
import { createLoop } from '../../src/mechanisms/loop.ts';
import type { LoopCommand, LoopState } from '../../src/mechanisms/loop-terms.ts';

const loop = createLoop({
  steps: [
    { id: 'plan', tasks: ['set-goal', 'name-owner'] },
    { id: 'do', tasks: [] },
    { id: 'check', tasks: ['compare'] },
    { id: 'act', tasks: [] },
  ],
});
type Step = 'plan' | 'do' | 'check' | 'act';
type Command = LoopCommand<Step>;
type State = LoopState<Step>;

const said = { at: instant('2026-06-01T10:00Z'), by: 'ada' };
const tick = (step: Step, task: string): Command => ({ ...said, type: 'Tick', step, task });
const finish = (step: Step): Command => ({ ...said, type: 'Finish', step });
const suppose = (id: string, hypothesis: JsonValue): Command => {
  return { ...said, type: 'Suppose', id, hypothesis };
};
const test = (id: string, how: JsonValue): Command => ({ ...said, type: 'Test', id, test: how });
const measure = (id: string, outcome: JsonValue): Command => {
  return { ...said, type: 'Measure', id, outcome };
};

const LAP: readonly Command[] = [
  tick('plan', 'set-goal'),
  tick('plan', 'name-owner'),
  finish('plan'),
  finish('do'),
  tick('check', 'compare'),
  finish('check'),
  finish('act'),
];

/** The state after commands that are all accepted. */
function after(...commands: readonly Command[]): State {
  return commands.reduce((state, command) => {
    const decision = loop.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return replay(loop, decision.events, state);
  }, loop.initial);
}

function refusalOf(command: Command, state: State) {
  const decision = loop.decide(command, state);
  return decision.accepted ? null : decision.refusal;
}

describe('a loop', () => {
  it('goes round, and counts its laps', () => {
    const started = { lap: 1, step: 'plan', done: [], findings: [] };

    expect(loop.initial).toStrictEqual(started);
    expect(after(...LAP)).toStrictEqual({ ...started, lap: 2 });
    expect(after(...LAP, ...LAP, ...LAP.slice(0, 4))).toMatchObject({ lap: 3, step: 'check' });
    expect(loop.decide(finish('act'), after(...LAP.slice(0, 6)))).toMatchObject({
      events: [{ type: 'Finished', step: 'act', lap: 1, next: 'plan', nextLap: 2 }],
    });
  });

  it('refuses a step that is skipped, with what comes next and what is open in it', () => {
    const state = after(tick('plan', 'name-owner'));
    const next = { next: 'plan', open: ['set-goal'] };

    expect(refusalOf(finish('do'), state)).toStrictEqual({ code: 'STEP_SKIPPED', ...next });
    expect(refusalOf(finish('act'), state)).toStrictEqual({ code: 'STEP_SKIPPED', ...next });
    expect(refusalOf(tick('check', 'compare'), state)).toStrictEqual({
      code: 'STEP_SKIPPED',
      ...next,
    });
    expect(refusalOf(finish('plan'), state)).toStrictEqual({ code: 'TASKS_OPEN', ...next });
  });

  it('refuses a step that is done, until it comes round again', () => {
    const state = after(...LAP.slice(0, 3));

    expect(refusalOf(finish('plan'), state)).toStrictEqual({
      code: 'STEP_DONE',
      next: 'do',
      open: [],
    });
    expect(refusalOf(finish('plan'), after(...LAP))?.code).toBe('TASKS_OPEN');
  });

  it('knows its steps and their tasks, and no others', () => {
    const wrong = 'constructor' as Step;

    expect(refusalOf(finish(wrong), loop.initial)).toStrictEqual({
      code: 'UNKNOWN_STEP',
      next: 'plan',
      open: ['set-goal', 'name-owner'],
    });
    expect(refusalOf(tick('plan', 'compare'), loop.initial)?.code).toBe('UNKNOWN_TASK');
    expect(refusalOf({ ...said, type: 'Fly' } as unknown as Command, loop.initial)?.code).toBe(
      'UNKNOWN_COMMAND',
    );
  });

  it('ticks a task once', () => {
    const state = after(tick('plan', 'set-goal'), tick('plan', 'set-goal'));

    expect(state.done).toEqual(['set-goal']);
  });

  it('takes commands however late, and waits for nothing', () => {
    const standing = { state: loop.initial, newestAt: instant('2027-01-01T00:00Z') };

    expect(carryOut(loop, standing, tick('plan', 'set-goal')).accepted).toBe(true);
  });

  it('is drawn as a ring', () => {
    expect(flowDiagram(loop.flow).split('\n').slice(5)).toEqual([
      '  [*] --> s0',
      '  s0 --> s1 : Finished',
      '  s1 --> s2 : Finished',
      '  s2 --> s3 : Finished',
      '  s3 --> s0 : Finished',
    ]);
    expect(checkFlow(loop.flow)).toEqual([]);
  });
});

describe('the findings of a loop', () => {
  const told = [suppose('h1', 'a call keeps them'), test('h1', { cell: 200, holdout: 200 })];
  const measured = [...told, measure('h1', { lift: 0.04 })];

  it('are supposed, tested and measured', () => {
    expect(after(...measured).findings).toStrictEqual([
      {
        id: 'h1',
        lap: 1,
        hypothesis: 'a call keeps them',
        test: { cell: 200, holdout: 200 },
        outcome: { lift: 0.04 },
      },
    ]);
  });

  it('go with the next lap, and later ones while they are not measured', () => {
    const ids = (...commands: readonly Command[]) =>
      after(...commands).findings.map(({ id, lap }) => `${id} of lap ${lap}`);

    expect(ids(...measured, ...LAP)).toEqual(['h1 of lap 1']);
    expect(ids(...measured, ...LAP, ...LAP)).toEqual([]);
    expect(ids(...told, ...LAP, ...LAP)).toEqual(['h1 of lap 1']);
    expect(ids(...told, ...LAP, suppose('h2', 1), ...LAP)).toEqual(['h1 of lap 1', 'h2 of lap 2']);
    expect(ids(...told, ...LAP, ...LAP, measure('h1', 1))).toEqual(['h1 of lap 1']);
    expect(ids(...told, ...LAP, ...LAP, measure('h1', 1), ...LAP)).toEqual([]);
  });

  it('are told once each', () => {
    const state = after(...measured);
    const again = [
      ...told.slice(0, 1),
      test('h1', { holdout: 200, cell: 200 }),
      ...measured.slice(2),
    ];
    const events = again.map((command) => {
      const decision = loop.decide(command, state);
      return decision.accepted && decision.events;
    });

    expect(events).toEqual([[], [], []]);
  });

  it.each([
    [suppose('h1', 'otherwise'), 'ID_TAKEN'],
    [suppose('', 1), 'BAD_ID'],
    [suppose('h9', null), 'NOTHING_SAID'],
    [suppose('h9', Number.NaN), 'NOTHING_SAID'],
    [suppose('__proto__', 1), undefined],
    [test('h1', { cell: 100 }), 'ALREADY_TESTED'],
    [test('h1', null), 'NOTHING_SAID'],
    [test('h9', 1), 'NO_SUCH_FINDING'],
    [measure('h1', { lift: 0.05 }), 'ALREADY_MEASURED'],
    [measure('h1', null), 'NOTHING_SAID'],
    [measure('h2', 1), 'NOT_TESTED'],
    [measure('constructor', 1), 'NO_SUCH_FINDING'],
  ])('answer %j with %s', (command, code) => {
    expect(refusalOf(command, after(...measured, suppose('h2', 2)))?.code).toBe(code);
  });
});

const anyStep = fc.constantFrom<Step>('plan', 'do', 'check', 'act');
const anyId = fc.constantFrom('h1', 'h2', 'h3');
const anySaid = fc.constantFrom<JsonValue>('a', 1, { b: [null] });
const anyFinding = fc
  .tuple(anyId, anySaid, fc.constantFrom(suppose, test, measure))
  .map(([id, what, tell]) => tell(id, what));
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...LAP) },
  { weight: 1, arbitrary: anyStep.map(finish) },
  { weight: 1, arbitrary: anyStep.map((step) => tick(step, 'compare')) },
  { weight: 1, arbitrary: anyFinding },
);

describe('a loop, for any commands', () => {
  it('takes steps only in their order and only when done, and loses no open finding', () => {
    let [laps, measured, skipped] = [0, 0, 0];
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 100, maxLength: 200 }), (commands) => {
        let state = loop.initial;
        const walked: string[] = [];
        const open = new Set<string>();
        for (const command of commands) {
          const decision = loop.decide(command, state);
          skipped += !decision.accepted && decision.refusal.code === 'STEP_SKIPPED' ? 1 : 0;
          if (!decision.accepted) continue;
          for (const event of decision.events) {
            if (event.type === 'Finished') walked.push(event.step);
            if (event.type === 'Supposed') open.add(event.id);
            if (event.type === 'Measured') open.delete(event.id);
            measured += Number(event.type === 'Measured');
            state = loop.evolve(state, event);
          }
          const unmeasured = state.findings.filter(({ outcome }) => outcome === null);
          expect(new Set(unmeasured.map(({ id }) => id))).toEqual(open);
        }
        laps = Math.max(laps, state.lap);
        const order = ['plan', 'do', 'check', 'act'];

        expect(walked).toEqual(walked.map((_, index) => order[index % 4]));
        expect(state.lap).toBe(1 + Math.floor(walked.length / 4));
        expect(state.step).toBe(order[walked.length % 4]);
        expect(parseJsonValue(state)).toEqual({ ok: true, value: state });
      }),
    );
    expect([laps >= 3, measured > 50, skipped > 50]).toEqual([true, true, true]);
  });
});

describe('createLoop', () => {
  it.each([
    [[], 'at least 2'],
    [[{ id: 'a', tasks: [] }], 'at least 2'],
    [
      [
        { id: 'a', tasks: [] },
        { id: 'a', tasks: [] },
      ],
      'must have ids, each once',
    ],
    [
      [
        { id: 'a', tasks: [] },
        { id: '', tasks: [] },
      ],
      'must have ids, each once',
    ],
    [
      [
        { id: 'a', tasks: ['t', 't'] },
        { id: 'b', tasks: [] },
      ],
      'tasks must be ids',
    ],
    [
      [
        { id: 'a', tasks: [''] },
        { id: 'b', tasks: [] },
      ],
      'tasks must be ids',
    ],
  ])('takes no steps such as %j', (steps, rule) => {
    expect(() => createLoop({ steps })).toThrow(rule);
  });

  it('takes ids that an object would trip over', () => {
    const odd = createLoop({
      steps: [
        { id: '__proto__', tasks: [] },
        { id: 'constructor', tasks: [] },
      ],
    });
    const decision = odd.decide({ ...said, type: 'Finish', step: '__proto__' }, odd.initial);

    expect(decision).toMatchObject({ accepted: true, events: [{ next: 'constructor' }] });
  });

  it('knows its steps at compile time', () => {
    // @ts-expect-error no such step
    const command: Parameters<typeof loop.decide>[0] = { ...said, type: 'Finish', step: 'rest' };

    expect(loop.decide(command, loop.initial).accepted).toBe(false);
  });
});
