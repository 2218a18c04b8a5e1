/** A case saved as a document and read back: nothing is lost, and nothing wrong is believed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { restoreCase, saveCase } from '../../src/domains/complaints/case-snapshot.ts';
import { NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import {
  caseJsonSchema,
  caseSchemas,
  parseCaseSnapshot,
} from '../../src/domains/complaints/schema.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { after, anySteps, ask, day, goOn, rules, STATUSES, stateOf, walk } from './cases.ts';

const promised = after(rules, stateOf('investigating'), [
  ask('MakePromise', day(1), { promise: 'call-back', dueAt: day(3) }),
  ask('Pause', day(1), { reason: 'awaiting-customer' }),
]);
const snapshot = saveCase(promised, day(2));

describe('a case with a promise for day 3, saved on day 2', () => {
  it('is its machine, version, state and context', () => {
    expect(snapshot).toMatchObject({
      machine: 'case',
      version: 1,
      savedAt: day(2),
      state: 'investigating',
      context: { receivedAt: day(0), areFactsVerified: true },
    });
    expect(snapshot.context).not.toHaveProperty('status');
  });

  it('and read back on day 9 has broken it once, on day 3, before anything else is done', () => {
    const state = restoreCase(snapshot);
    const carried = carryOut(rules, { state, newestAt: day(1) }, ask('Hear', day(9)));

    expect(state).toEqual(promised);
    expect(carried).toMatchObject({
      accepted: true,
      events: [
        { type: 'PromiseBroken', promise: 'call-back', at: day(3) },
        { type: 'Heard', at: day(9) },
      ],
    });
  });

  it('shows the same clocks, which stand while it waits', () => {
    const read = parseCaseSnapshot(JSON.parse(JSON.stringify(snapshot)));
    const state = read.ok ? restoreCase(read.value) : NO_CASE;

    expect(rules.clocks('c-17', state, day(9))).toEqual(rules.clocks('c-17', promised, day(9)));
    expect(rules.clocks('c-17', state, day(9)).map(({ state: shown }) => shown)).toContain(
      'paused',
    );
  });
});

describe('a snapshot from outside', () => {
  const { context } = snapshot;
  const main = context.allegations[0];
  const promise = context.promises[0];
  const issuesOf = (some: object) => {
    const read = parseCaseSnapshot({ ...snapshot, ...some });
    return read.ok ? null : read.issues.map(({ code, path }) => [code, path.join('.')]);
  };
  const within = (some: object) => issuesOf({ context: { ...context, ...some } });

  it('is believed as it was saved, whatever the status', () => {
    for (const status of STATUSES) {
      const saved = saveCase(stateOf(status), day(400));

      expect(parseCaseSnapshot(JSON.parse(JSON.stringify(saved)))).toEqual({
        ok: true,
        value: saved,
      });
    }
  });

  it('is of this machine, and of a version that is known', () => {
    expect(issuesOf({ machine: 'lifecycle' })).toEqual([['OTHER_MACHINE', 'machine']]);
    expect(issuesOf({ version: 2 })).toEqual([['NEWER_VERSION', 'version']]);
    expect(issuesOf({ version: 0 })).toEqual([['NOT_A_VERSION', 'version']]);
  });

  it('has every field and no other', () => {
    const { isHeard, ...rest } = context;
    expect(isHeard).toBe(true);
    expect(issuesOf({ context: rest })).toEqual([['MISSING', 'context.isHeard']]);
    expect(within({ words: 'It broke!' })).toMatchObject([[expect.any(String), 'context']]);
    expect(within({ regrets: -1 })).toEqual([['OUT_OF_RANGE', 'context.regrets']]);
    expect(within({ regrets: 0.5, contacts: Number.MAX_VALUE })).toHaveLength(2);
    expect(issuesOf({ state: 'open' })).toEqual([['UNKNOWN_VALUE', 'state']]);
  });

  it('agrees with itself', () => {
    expect(within({ allegations: [main, main] })).toEqual([['TWICE', 'context.allegations.1.id']]);
    expect(within({ promises: [promise, promise, promise] })).toEqual([
      ['TWICE', 'context.promises.1.id'],
      ['TWICE', 'context.promises.2.id'],
    ]);
    expect(within({ receivedAt: null })).toEqual([['RECEIPT_MISPLACED', 'context.receivedAt']]);
    expect(within({ mergedInto: 'c-1' })).toEqual([['SURVIVOR_MISPLACED', 'context.mergedInto']]);
    expect(issuesOf({ state: 'merged' })).toEqual([['SURVIVOR_MISPLACED', 'context.mergedInto']]);
    expect(issuesOf({ state: 'absent' })).toEqual([['RECEIPT_MISPLACED', 'context.receivedAt']]);
  });

  it('tells its log in order, until it was saved', () => {
    const { log } = context.clocks;

    expect(issuesOf({ savedAt: day(0) })).toEqual([['LOG_NOT_IN_ORDER', 'context.clocks.log']]);
    expect(within({ clocks: { ...context.clocks, log: log.toReversed() } })).toEqual([
      ['LOG_NOT_IN_ORDER', 'context.clocks.log'],
    ]);
  });

  it('can be read as a Standard Schema, and has a JSON Schema', () => {
    expect(caseSchemas.snapshot['~standard'].validate(snapshot)).toEqual({ value: snapshot });
    expect(caseJsonSchema('snapshot')).toMatchObject({ required: expect.any(Array) as unknown });
  });
});

describe('in every case', () => {
  it('what is saved is read back as it was, and lived on from alike', () => {
    const statuses = new Set<string>();
    const lax = complaints({ policy: 'lax' });
    fc.assert(
      fc.property(anySteps, (steps) => {
        const standing = walk(lax, steps).at(-1)?.standing;
        const state = standing?.state ?? NO_CASE;
        const saved = saveCase(state, day(4000));
        const read = parseCaseSnapshot(JSON.parse(JSON.stringify(saved)));
        expect(read).toEqual({ ok: true, value: saved });

        const again = read.ok ? restoreCase(read.value) : NO_CASE;
        expect(again).toEqual(state);
        expect(lax.timersOf(again)).toEqual(lax.timersOf(state));
        statuses.add(state.status);
      }),
      { numRuns: 60 },
    );
    expect(statuses.size).toBeGreaterThan(6); // of twelve
  });

  it('facts may be many, and a case that has them can still go into another one', () => {
    const some = (from: number) => Array.from({ length: 60 }, (_, index) => `fact-${from + index}`);
    const received = after(rules, goOn(NO_CASE, ['Receive']), [
      ask('Classify', day(1), { facts: some(0) }),
      ask('Classify', day(1), { facts: some(60) }),
    ]);
    const merged = rules.decide(ask('MergeInto', day(2), { survivor: 'c-1' }), received);
    const [event] = merged.accepted ? merged.events : [];

    expect(received.clocks.facts.length).toBeGreaterThan(100);
    expect(caseSchemas.event['~standard'].validate(event)).toEqual({ value: event });
    expect(parseCaseSnapshot(saveCase(received, day(2)))).toMatchObject({ ok: true });
  });
});
