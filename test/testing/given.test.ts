import { describe, expect, it } from 'vitest';
import { given } from '../../src/host/testing/given.ts';
import type { Aggregate, Fact, FireTimer } from '../../src/kernel/aggregate.ts';
import { accept, type Command, refuse } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { thrownBy } from '../kernel/thrown.ts';

/** A trial that ends by itself after a month, unless it is bought. */
type Status = 'open' | 'bought' | 'over';
interface Trial {
  readonly status: Status;
  readonly endsAt: Instant | null;
}
type TrialEvent = Fact & { readonly endsAt?: Instant };
type TrialRefusal = { readonly code: 'TRIAL_OVER'; readonly status: Status };

const may = instant('2026-05-01T00:00Z');
const june = instant('2026-06-01T00:00Z');
const july = instant('2026-07-01T00:00Z');

const trial: Aggregate<Command | FireTimer, Trial, TrialEvent, TrialRefusal> = {
  initial: { status: 'open', endsAt: null },
  decide: ({ type, at }, { status }) => {
    if (type === 'FireTimer') return accept([{ type: 'Ended', at }]);
    if (type === 'Begin') return accept([{ type: 'Begun', at, endsAt: june }]);
    return status === 'open'
      ? accept([{ type: 'Bought', at }])
      : refuse({ code: 'TRIAL_OVER', status });
  },
  evolve: (_, { type, endsAt = null }) => {
    if (type === 'Begun') return { status: 'open', endsAt };
    return { status: type === 'Bought' ? 'bought' : 'over', endsAt: null };
  },
  timersOf: ({ endsAt }) => (endsAt === null ? [] : [{ id: 'end', dueAt: endsAt }]),
  formats: { Begun: [], Bought: [], Ended: [] },
  latenessMs: 0,
};

const begun: TrialEvent = { type: 'Begun', at: may, endsAt: june };
const buyAt = (at: Instant): Command => ({ type: 'Buy', at, by: 'ada' });

describe('given, when, then', () => {
  it('compares the events and the state of what was accepted', () => {
    given(trial, [begun])
      .when(buyAt(may))
      .thenEvents([{ type: 'Bought', at: may }])
      .thenState({ status: 'bought', endsAt: null });
    expect(given(trial, []).when(buyAt(may)).outcome.accepted).toBe(true);
  });

  it('fires the timers that are due before the command, as the runtime does', () => {
    const later = given(trial, [begun]).when({ type: 'Begin', at: july, by: 'ada' });
    later.thenEvents([
      { type: 'Ended', at: june },
      { type: 'Begun', at: july, endsAt: june },
    ]);
    const { outcome } = given(trial, [begun])
      .when(buyAt(july))
      .thenRefused({ code: 'TRIAL_OVER', status: 'over' });

    expect([later.outcome.accepted, outcome.accepted]).toEqual([true, false]);
  });

  it('refuses what comes too late, as the runtime does', () => {
    const late = given(trial, [{ ...begun, at: june, endsAt: july }]).when(buyAt(may));
    const refusal = { code: 'TOO_LATE', at: may, newestAt: june, latenessMs: 0 } as const;

    expect(late.thenRefused(refusal).outcome).toEqual({ accepted: false, refusal });
  });

  it('lets time pass, with nobody saying anything', () => {
    const over = given(trial, [begun]).whenTimePasses(july);
    over.thenEvents([{ type: 'Ended', at: june }]).thenState({ status: 'over', endsAt: null });
    const open = given(trial, [begun]).whenTimePasses(may);
    open.thenEvents([]).thenState({ status: 'open', endsAt: june });

    expect(over.outcome).toMatchObject({ standing: { newestAt: june }, why: [], warnings: [] });
    expect(open.outcome).toMatchObject({ standing: { newestAt: may } });
  });

  it('begins anew each time', () => {
    const state = given(trial, [begun]);
    state.when(buyAt(may)).thenState({ status: 'bought', endsAt: null });
    state.when(buyAt(may)).thenState({ status: 'bought', endsAt: null });
    expect(state.when(buyAt(may)).outcome).toEqual(state.when(buyAt(may)).outcome);
  });

  it('does not mind how the fields are ordered', () => {
    const bought = given(trial, []).when(buyAt(may));

    expect(bought.thenState({ endsAt: null, status: 'bought' })).toBe(bought);
  });

  const sold = given(trial, [begun]).when(buyAt(may));
  const refused = given(trial, [begun]).when(buyAt(july));
  const refusal: TrialRefusal = { code: 'TRIAL_OVER', status: 'over' };

  it.each<[string, () => unknown, string, unknown]>([
    ['other events', () => sold.thenEvents([]), 'events must be the ones expected', []],
    [
      'another state',
      () => sold.thenState(trial.initial),
      'state must be the one expected',
      trial.initial,
    ],
    ['a refusal', () => sold.thenRefused(refusal), 'must be refused', refusal],
    ['events of what was refused', () => refused.thenEvents([]), 'must be accepted', []],
    [
      'the state of what was refused',
      () => refused.thenState(trial.initial),
      'must be accepted',
      trial.initial,
    ],
    [
      'another refusal',
      () => refused.thenRefused({ code: 'TRIAL_OVER', status: 'bought' }),
      'refusal must be the one expected',
      { code: 'TRIAL_OVER', status: 'bought' },
    ],
  ])('fails on %s, with both sides for the runner to show', (_, act, message, expected) => {
    const error = thrownBy(act);

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message, expected });
    expect((error as { readonly actual: unknown }).actual).not.toEqual(expected);
  });

  it('denounces timers that never come to an end', () => {
    const restless: Aggregate<Command, number, Fact, never> = {
      initial: 0,
      decide: ({ at }) => accept([{ type: 'Rung', at }]),
      evolve: (count) => count + 1,
      timersOf: (count) => [{ id: `t${count}`, dueAt: may }],
      formats: { Rung: [] },
      latenessMs: 0,
    };
    expect(() => given(restless, []).whenTimePasses(june)).toThrow(/must come to an end/);
  });
});
