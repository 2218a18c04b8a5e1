import { describe, expect, it } from 'vitest';

import { type Flow, nextStatus } from '../../src/kernel/flow.ts';
import {
  checkFlow,
  finalStatuses,
  flowPairs,
  reachableFrom,
} from '../../src/kernel/flow-survey.ts';
import { caseFlow } from './case-flow.ts';

const issuesOf = (flow: Flow) => checkFlow(flow).map(({ code, path }) => [code, ...path]);

describe('flowPairs', () => {
  it('holds every status with every event, once', () => {
    const pairs = flowPairs(caseFlow);

    expect(pairs).toHaveLength(6 * 6);
    expect(new Set(pairs.map(({ from, on }) => `${from} ${on}`)).size).toBe(36);
    expect(pairs.flatMap(({ branches }) => branches)).toHaveLength(10);
  });

  it('agrees with nextStatus on every pair', () => {
    for (const { from, on, branches } of flowPairs(caseFlow)) {
      expect(nextStatus(caseFlow, from, on, () => null)).toBe(branches[0]?.to ?? null);
    }
  });
});

describe('reachableFrom', () => {
  it('follows every branch, whatever its guard, in the order of the rows', () => {
    expect(reachableFrom(caseFlow, 'absent')).toEqual(Object.keys(caseFlow.steps));
    expect(reachableFrom(caseFlow, 'resolved')).toEqual([
      'received',
      'in-review',
      'resolved',
      'closed',
      'withdrawn',
    ]);
    expect(reachableFrom(caseFlow, 'closed')).toEqual(['closed']);
  });

  it('finds nothing from a status without a row', () => {
    expect(reachableFrom(caseFlow, 'constructor' as 'closed')).toEqual([]);
  });

  it('goes through a chain of any length', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [
      `s${index}`,
      { Go: `s${index + 1}` },
    ]);
    const flow: Flow = {
      initial: 's0',
      steps: Object.fromEntries([...rows, ['s20000', {}]]) as Flow['steps'],
    };

    expect(reachableFrom(flow, 's0')).toHaveLength(20_001);
  });
});

describe('finalStatuses', () => {
  it('are the empty rows', () => {
    expect(finalStatuses(caseFlow)).toEqual(['closed', 'withdrawn']);
    expect(finalStatuses({ initial: 'a', steps: { a: { Go: 'a' } } })).toEqual([]);
  });
});

describe('checkFlow', () => {
  it('finds nothing in a sound flow', () => {
    expect(checkFlow(caseFlow)).toEqual([]);
  });

  it('names targets and a beginning that have no row', () => {
    expect(issuesOf({ initial: 'z', steps: { a: { Go: 'b' } } })).toEqual([
      ['UNKNOWN_STATUS', 'initial'],
      ['UNKNOWN_STATUS', 'a', 'Go'],
      ['UNREACHABLE_STATUS', 'a'],
    ]);
    expect(issuesOf({ initial: 'toString', steps: {} })).toEqual([['UNKNOWN_STATUS', 'initial']]);
    expect(issuesOf({ initial: 'a', steps: { a: { Go: 'constructor' } } })).toEqual([
      ['UNKNOWN_STATUS', 'a', 'Go'],
    ]);
  });

  it('names statuses that nothing leads to', () => {
    expect(issuesOf({ initial: 'a', steps: { a: {}, b: { Go: 'a' }, c: { Go: 'b' } } })).toEqual([
      ['UNREACHABLE_STATUS', 'b'],
      ['UNREACHABLE_STATUS', 'c'],
    ]);
  });

  it('names events that lead nowhere and branches that are never taken', () => {
    const flow: Flow = {
      initial: 'a',
      steps: {
        a: { Go: [], Run: [{ to: 'a' }, { when: 'g', to: 'b' }], Fly: [{ when: 'g', to: 'b' }] },
        b: { Go: [{ when: 'g', to: 'x' }, { to: 'a' }] },
      },
    };

    expect(issuesOf(flow)).toEqual([
      ['NO_BRANCH', 'a', 'Go'],
      ['BRANCH_NEVER_TAKEN', 'a', 'Run'],
      ['UNKNOWN_STATUS', 'b', 'Go'],
    ]);
    expect(checkFlow(flow).every(({ message }) => message.startsWith('must '))).toBe(true);
  });
});
