import { describe, expect, it } from 'vitest';

import {
  accept,
  type Command,
  type Decider,
  type Decision,
  refuse,
  replay,
} from '../../src/kernel/decider.ts';
import { instant } from '../../src/kernel/instant.ts';

type CounterCommand = Command & {
  readonly type: 'Add';
  readonly by: string;
  readonly amount: number;
};
type CounterEvent = { readonly type: 'Added'; readonly amount: number };
type CounterRefusal = { readonly code: 'NEGATIVE'; readonly amount: number };

const counter: Decider<CounterCommand, number, CounterEvent, CounterRefusal> = {
  initial: 0,
  decide({ amount }) {
    if (amount < 0) return refuse({ code: 'NEGATIVE', amount });
    if (amount === 0) return accept<CounterEvent>([], [], [{ code: 'NOTHING_ADDED' }]);
    return accept([{ type: 'Added', amount }], [{ rule: 'add', amount }]);
  },
  evolve: (count, event) => count + event.amount,
  timersOf: (count) => (count > 9 ? [{ id: 'overflow', dueAt: instant('2026-01-01T00:00Z') }] : []),
};

const add = (amount: number): Decision<CounterEvent, CounterRefusal> =>
  counter.decide(
    { type: 'Add', amount, at: instant('2026-01-01T00:00Z'), by: 'ada' },
    counter.initial,
  );

describe('a decision', () => {
  it('says what happens, by which rules, and what to look at', () => {
    expect(add(5)).toStrictEqual({
      accepted: true,
      events: [{ type: 'Added', amount: 5 }],
      why: [{ rule: 'add', amount: 5 }],
      warnings: [],
    });
    expect(add(0)).toStrictEqual({
      accepted: true,
      events: [],
      why: [],
      warnings: [{ code: 'NOTHING_ADDED' }],
    });
  });

  it('says why not, and survives JSON', () => {
    expect(add(-1)).toStrictEqual({ accepted: false, refusal: { code: 'NEGATIVE', amount: -1 } });
    expect(JSON.parse(JSON.stringify(add(-1)))).toStrictEqual(add(-1));
  });
});

describe('replay', () => {
  const history: readonly CounterEvent[] = [1, 2, 7].map((amount) => ({ type: 'Added', amount }));

  it('is the state after a history, from the beginning or from a snapshot', () => {
    expect(replay(counter, [])).toBe(0);
    expect(replay(counter, history)).toBe(10);
    expect(replay(counter, history.slice(2), replay(counter, history.slice(0, 2)))).toBe(10);
    expect(counter.timersOf(replay(counter, history))).toHaveLength(1);
  });

  it('takes the events in order, from anything that can be gone through', () => {
    const words = { initial: '', evolve: (text: string, event: string) => text + event };

    expect(replay(words, new Set(['a', 'b', 'c']))).toBe('abc');
  });
});
