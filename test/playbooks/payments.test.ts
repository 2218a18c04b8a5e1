import { describe, expect, it } from 'vitest';

import { dunningPlan } from '../../src/domains/playbooks/dunning.ts';
import type { DunningRow } from '../../src/domains/playbooks/playbooks-defaults.ts';
import { renewalNotices } from '../../src/domains/playbooks/renewal.ts';

describe('a failed payment', () => {
  it('is told, tried again, and ends in a loss, on days of the calendar', () => {
    expect(dunningPlan('2024-02-27', 'may-pass')).toEqual([
      { on: '2024-02-27', act: 'tell', attempt: null },
      { on: '2024-02-28', act: 'retry', attempt: 1 },
      { on: '2024-03-01', act: 'retry', attempt: 2 },
      { on: '2024-03-01', act: 'tell', attempt: null },
      { on: '2024-03-05', act: 'retry', attempt: 3 },
      { on: '2024-03-05', act: 'tell', attempt: null },
      { on: '2024-03-12', act: 'retry', attempt: 4 },
      { on: '2024-03-12', act: 'pause-service', attempt: null },
      { on: '2024-03-19', act: 'end', attempt: null },
    ]);
  });

  it('that is final is not tried again, and one that nobody can tell is', () => {
    const retries = (decline: 'final' | 'unknown') =>
      dunningPlan('2026-01-01', decline).filter(({ act }) => act === 'retry').length;

    expect([retries('final'), retries('unknown')]).toEqual([0, 4]);
    expect(dunningPlan('2026-01-01', 'final').at(-1)?.act).toBe('end');
  });

  const end = { day: 9, act: 'end' } as const;
  it.each<readonly [string, readonly DunningRow[]]>([
    ['no end', [{ day: 0, act: 'tell' }]],
    ['nothing', []],
    ['an end before the end', [end, { day: 10, act: 'tell' }]],
    ['two ends', [end, end]],
    ['days out of order', [{ day: 3, act: 'tell' }, { day: 2, act: 'retry' }, end]],
    ['a day below nothing', [{ day: -1, act: 'tell' }, end]],
    ['half a day', [{ day: 0.5, act: 'tell' }, end]],
  ])('is not planned with %s', (_, schedule) => {
    expect(() => dunningPlan('2026-01-01', 'unknown', schedule)).toThrow(/schedule must have/);
  });

  it('may have two acts on one day, the first on day 0', () => {
    expect(dunningPlan('2026-01-01', 'unknown', [{ ...end, day: 0 }])).toHaveLength(1);
  });
});

describe('a renewal', () => {
  it('is announced on each day that is still ahead, the next first', () => {
    expect(renewalNotices('2026-03-31', '2026-02-01', [7, 30, 7])).toEqual([
      { on: '2026-03-01', daysBefore: 30 },
      { on: '2026-03-24', daysBefore: 7 },
    ]);
  });

  it('is announced today if today is the day, and not once the day is over', () => {
    expect(renewalNotices('2026-03-31', '2026-03-24')).toEqual([
      { on: '2026-03-24', daysBefore: 7 },
    ]);
    expect(renewalNotices('2026-03-31', '2026-03-25')).toEqual([]);
    expect(renewalNotices('2026-03-31', '2026-04-01', [0])).toEqual([]);
    expect(renewalNotices('2026-03-31', '2026-03-31', [0])).toHaveLength(1);
  });

  it.each([[[-1]], [[0.5]], [[7, -1]]])('is not announced %s days before', (days) => {
    expect(() => renewalNotices('2026-03-31', '2026-03-01', days)).toThrow(/daysBefore must/);
  });
});
