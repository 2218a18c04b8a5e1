import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, createMachine, transition } from 'xstate';

import { type Flow, nextStatus } from '../../src/kernel/flow.ts';
import { finalStatuses, flowPairs } from '../../src/kernel/flow-survey.ts';
import { flowXstate } from '../../src/kernel/flow-xstate.ts';
import { caseFlow } from './case-flow.ts';

const GUARDS = ['isRecent', 'isSafetyMatter', 'isCommunicated'] as const;

/** A machine of XState made from the flow, in which only the named guards let pass. */
function machineOf(flow: Flow, passing: readonly string[]) {
  const guards = Object.fromEntries(GUARDS.map((name) => [name, () => passing.includes(name)]));
  return createMachine(flowXstate(flow, 'case') as object, { guards });
}

function choicesOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.reduce<readonly (readonly string[])[]>(
    (choices, name) => choices.flatMap((choice) => [choice, [...choice, name]]),
    [[]],
  );
}

describe('flowXstate', () => {
  it('is JSON', () => {
    const config = flowXstate(caseFlow, 'case');

    expect(JSON.parse(JSON.stringify(config))).toStrictEqual(config);
    expect(config.states['closed']).toStrictEqual({ on: {}, type: 'final' });
    expect(config.states['resolved']?.on['Close']).toStrictEqual([
      { target: 'closed', guard: 'isCommunicated' },
      { target: 'in-review' },
    ]);
  });

  it('walks every edge in XState as in the table, whatever the guards say', () => {
    let edges = 0;
    let stays = 0;
    for (const passing of choicesOf(GUARDS)) {
      const machine = machineOf(caseFlow, passing);
      const guards = (guard: string) => (passing.includes(guard) ? null : { code: 'NO' });
      for (const { from, on } of flowPairs(caseFlow)) {
        const before: AnyMachineSnapshot = machine.resolveState({ value: from });
        const [after] = transition(machine, before, { type: on });
        const expected = nextStatus(caseFlow, from, on, guards);
        if (expected === null) stays += 1;
        else edges += 1;

        expect((after as AnyMachineSnapshot).value).toBe(expected ?? from);
      }
    }
    expect(edges).toBe(8 * 6 + 8 + 6);
    expect(stays).toBe(8 * 36 - edges);
  });

  it('begins and ends in XState where the table does', () => {
    const machine = machineOf(caseFlow, []);
    const done = Object.keys(caseFlow.steps).filter(
      (status) => machine.resolveState({ value: status }).status === 'done',
    );

    expect(machine.getInitialSnapshot({} as never).value).toBe('absent');
    expect(done).toEqual(finalStatuses(caseFlow));
  });

  it.each(['', 'a.b', '#a', '*', 'a.*', 'a\\b'])(
    'refuses the name %j, which XState reads',
    (name) => {
      const rule = /^flowXstate: flow must have names without/;

      expect(() => flowXstate({ initial: name, steps: { [name]: {} } }, 'x')).toThrow(rule);
      expect(() => flowXstate({ initial: 'a', steps: { a: { [name]: 'a' } } }, 'x')).toThrow(rule);
      expect(() => flowXstate(caseFlow, name)).toThrow(rule);
    },
  );
});
