import { describe, expect, it } from 'vitest';

import {
  type CaseClock,
  caseClocks,
  caseDeadline,
  explainCaseClock,
  nextDuty,
} from '../../src/domains/complaints/regime-clocks.ts';
import type { ClockCase } from '../../src/domains/complaints/regime-log.ts';
import { chinaMarketRegulation } from '../../src/domains/complaints/regimes/china/china.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { centralBankOfIreland } from '../../src/domains/complaints/regimes/ireland/ireland.ts';
import { psd2 } from '../../src/domains/complaints/regimes/psd2/psd2.ts';
import { instant } from '../../src/kernel/instant.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { thrownBy } from '../kernel/thrown.ts';
import { alwaysOpen, england2026, london, londonDefinition } from '../time/desks.ts';
import {
  caseOf,
  lineOf,
  marked,
  reached,
  regimeOf,
  service,
  serviceClock,
} from './regime-cases.ts';

const RECEIVED = '2026-03-04T11:00Z';
const options = { regimes: [fcaDisp, psd2], calendar: london };
const received = reached('received', RECEIVED);
const payment = { facts: ['payment-services'] };

function lines(clocks: readonly CaseClock[]): readonly string[] {
  return clocks.map(lineOf);
}

function clockOf(clocks: readonly CaseClock[], clock: string): CaseClock {
  const found = clocks.find((each) => each.clock === clock);
  if (found === undefined) throw new Error('no such clock');
  return found;
}

describe('a complaint received in London on Wednesday 4 March 2026', () => {
  it('may be resolved until close of Monday 9 March, and is answered by Wednesday 29 April', () => {
    expect(lines(caseClocks(caseOf([received]), options, RECEIVED))).toEqual([
      'c-1 summary-resolution: running 2026-03-09T17:30:00.000Z',
      'c-1 final-response: running 2026-04-29T23:00:00.000Z', // midnight in summer time
      'c-1 ombudsman: not-started',
    ]);
  });

  it('about payment services is answered by 25 March, or by 24 April with a holding response', () => {
    const matter = caseOf([received], payment);
    const held = marked('Extended', 'holding-response', '2026-03-20T10:00Z');

    expect(lines(caseClocks(matter, options, RECEIVED))).toEqual([
      'c-1 summary-resolution: running 2026-03-09T17:30:00.000Z',
      'c-1 ombudsman: not-started',
      'c-1 final-response: running 2026-03-26T00:00:00.000Z',
    ]);
    const extended = caseOf([received, held], payment);
    const clocks = caseClocks(extended, options, '2026-03-20T10:00Z');
    expect(clockOf(clocks, 'final-response').dueAt).toBe('2026-04-24T23:00:00.000Z');
    expect(
      clockOf(caseClocks(extended, options, '2026-03-20T09:59Z'), 'final-response').dueAt,
    ).toBe('2026-03-26T00:00:00.000Z');
  });

  it('gets no more time by a holding response that comes too late', () => {
    const dueAt = '2026-03-26T00:00:00.000Z';
    const heldAt = (at: string) =>
      clockOf(
        caseClocks(
          caseOf([received, marked('Extended', 'holding-response', at)], payment),
          options,
          '2026-03-27T00:00Z',
        ),
        'final-response',
      );

    expect(heldAt(dueAt)).toMatchObject({ state: 'running', dueAt: '2026-04-24T23:00:00.000Z' });
    expect(heldAt('2026-03-26T00:00:00.001Z')).toMatchObject({ state: 'overdue', dueAt });
  });

  it('keeps its deadline by law through three weeks of pending, which move the contract alone', () => {
    const log = [
      received,
      marked('Paused', 'pending', '2026-03-05T09:00Z'),
      marked('Resumed', 'pending', '2026-03-26T09:00Z'),
    ];
    const both = { regimes: [fcaDisp, service], calendar: london };
    const at = '2026-03-26T09:00Z';

    const calm = caseClocks(caseOf([received]), both, RECEIVED);
    const moved = caseClocks(caseOf(log), both, at);
    expect(clockOf(moved, 'final-response').dueAt).toBe(clockOf(calm, 'final-response').dueAt);
    // 6.5 of 12 hours were left of Wednesday; 5.5 h from Thursday 09:00 on are 14:30.
    expect(clockOf(calm, 'resolution').dueAt).toBe('2026-03-05T14:30:00.000Z');
    expect(clockOf(moved, 'resolution').dueAt).toBe('2026-03-26T14:30:00.000Z');
    expect(clockOf(caseClocks(caseOf(log), both, '2026-03-10T09:00Z'), 'resolution')).toMatchObject(
      {
        state: 'paused',
        dueAt: null,
        pausedBy: ['pending'],
      },
    );
  });

  it('leaves the customer six months after the final response', () => {
    const answered = caseOf([received, reached('responded', '2026-04-30T10:00+01:00')]);
    const clocks = caseClocks(answered, options, '2026-05-05T00:00Z');

    expect(lines(clocks)).toEqual([
      'c-1 summary-resolution: overdue 2026-03-09T17:30:00.000Z late 37 days',
      'c-1 final-response: missed 2026-04-29T23:00:00.000Z',
      'c-1 ombudsman: running 2026-10-31T00:00:00.000Z',
    ]);
    expect(clockOf(clocks, 'ombudsman')).toMatchObject({ owner: 'customer', isDuty: false });
  });

  it('is withdrawn, which ends what was open', () => {
    const log = [received, reached('withdrawn', '2026-03-06T10:00Z')];

    expect(lines(caseClocks(caseOf(log), options, '2026-03-07T00:00Z'))).toEqual([
      'c-1 summary-resolution: cancelled',
      'c-1 final-response: cancelled',
      'c-1 ombudsman: not-started',
    ]);
  });

  it('has no clock before it is received, nor under a law that was not in force', () => {
    expect(caseClocks(caseOf([received]), options, '2026-03-04T10:59Z')).toEqual([]);
    const early = caseOf([reached('received', '2016-06-29T22:59Z')], { facts: [] });
    expect(caseClocks(early, options, '2016-07-10T00:00Z')).toEqual([]);
    const later = reached('received', '2016-06-29T23:00Z'); // the 30th in London
    expect(
      caseClocks(
        caseOf([later]),
        { regimes: [fcaDisp], calendar: alwaysOpen('Europe/London') },
        '2016-07-10T00:00Z',
      ),
    ).toHaveLength(3);
  });
});

describe('how late', () => {
  it('is frozen when the clock is completed', () => {
    const log = [received, reached('resolved', '2026-03-12T10:00Z')];
    const lateBy = (at: string) => {
      const { state, overdue } = clockOf(
        caseClocks(caseOf(log), options, at),
        'summary-resolution',
      );
      return [state, overdue];
    };

    expect(lateBy('2026-03-11T10:00Z')).toEqual(['overdue', 1]);
    expect(lateBy('2026-03-12T10:00Z')).toEqual(['missed', 2]);
    expect(lateBy('2026-09-12T10:00Z')).toEqual(['missed', 2]);
  });

  it('counts from the close of the last day, which is still in time', () => {
    const at = (when: string) =>
      clockOf(
        caseClocks(caseOf([received, reached('resolved', when)]), options, '2026-04-01T00:00Z'),
        'summary-resolution',
      ).state;

    expect(at('2026-03-09T17:30Z')).toBe('met');
    expect(at('2026-03-09T17:30:00.001Z')).toBe('missed');
  });
});

describe('a clock that begins anew', () => {
  const irish = { regimes: [centralBankOfIreland], calendar: london };
  const updates = (log: ClockCase['log'], at: string) =>
    caseClocks(caseOf(log), irish, at).filter(({ clock }) => clock === 'update');

  it('counts each turn from the update before', () => {
    const log = [
      received,
      reached('updated', '2026-03-20T10:00Z'),
      reached('updated', '2026-05-01T10:00+01:00'),
      reached('concluded', '2026-05-05T10:00+01:00'),
      reached('updated', '2026-05-06T10:00+01:00'),
    ];

    expect(lines(updates(log, '2026-03-19T00:00Z'))).toEqual([
      'c-1 update: running 2026-04-01T23:00:00.000Z',
    ]);
    // From 20 March on without Good Friday and Easter Monday: 21 April. From 1 May on without the
    // bank holidays of 4 and 25 May: 2 June.
    expect(lines(updates(log, '2026-06-01T00:00Z'))).toEqual([
      'c-1 update: met 2026-04-01T23:00:00.000Z',
      'c-1 update 2: missed 2026-04-21T23:00:00.000Z late 7 days',
      'c-1 update 3: met 2026-06-02T23:00:00.000Z',
    ]);
  });

  it('is held by the version in force at receipt', () => {
    const versionAt = (at: string) =>
      caseClocks(caseOf([reached('received', at)]), irish, '2026-03-30T00:00Z').map(
        ({ version }) => version,
      )[0];

    expect(versionAt('2026-03-23T23:59Z')).toBe('code-2012');
    expect(versionAt('2026-03-24T00:00Z')).toBe('regulations-2025');
  });

  it('carries a pause and a new target into the next turn, and stops when withdrawn', () => {
    const promised = regimeOf('updates', [
      {
        ...serviceClock,
        id: 'update',
        target: { kind: 'elapsed-hours', hours: 24 },
        completedBy: ['updated', 'resolved'],
        repeatsOn: ['updated'],
      },
    ]);
    const day = { regimes: [promised], calendar: london };
    const log = [
      reached('received', '2026-03-04T00:00Z'),
      {
        type: 'Retargeted' as const,
        regime: 'updates',
        clock: 'update',
        target: { kind: 'elapsed-hours' as const, hours: 48 },
        at: instant('2026-03-04T01:00Z'),
      },
      marked('Paused', 'pending', '2026-03-04T02:00Z'),
      reached('updated', '2026-03-04T06:00Z'),
      marked('Resumed', 'pending', '2026-03-04T12:00Z'),
      reached('withdrawn', '2026-03-05T00:00Z'),
      reached('updated', '2026-03-05T06:00Z'),
    ];

    expect(lines(caseClocks(caseOf(log), day, '2026-03-04T18:00Z'))).toEqual([
      'c-1 update: met 2026-03-06T04:00:00.000Z',
      'c-1 update 2: running 2026-03-06T12:00:00.000Z',
    ]);
    expect(lines(caseClocks(caseOf(log), day, '2026-03-09T00:00Z'))).toEqual([
      'c-1 update: met 2026-03-06T04:00:00.000Z',
      'c-1 update 2: cancelled',
    ]);
  });
});

describe('a promise of an update every 24 hours', () => {
  const promised = (onReopen: 'resume' | 'first-only') =>
    regimeOf('updates', [
      {
        ...serviceClock,
        id: 'update',
        target: { kind: 'elapsed-hours', hours: 24 },
        completedBy: ['updated', 'resolved'],
        repeatsOn: ['updated'],
        onReopen,
      },
    ]);
  const told = (log: ClockCase['log'], onReopen: 'resume' | 'first-only' = 'resume') =>
    lines(
      caseClocks(
        caseOf([reached('received', '2026-03-04T00:00Z'), ...log]),
        { regimes: [promised(onReopen)], calendar: london },
        '2026-03-06T00:00Z',
      ),
    );

  it('is not stopped in the next turn by a pause that is over', () => {
    expect(
      told([
        marked('Paused', 'pending', '2026-03-04T02:00Z'),
        marked('Resumed', 'pending', '2026-03-04T04:00Z'),
        reached('updated', '2026-03-05T00:00Z'),
        reached('updated', '2026-03-05T12:00Z'),
      ]),
    ).toEqual([
      'c-1 update: met 2026-03-05T02:00:00.000Z',
      'c-1 update 2: met 2026-03-06T00:00:00.000Z',
      'c-1 update 3: running 2026-03-06T12:00:00.000Z',
    ]);
  });

  it('goes on after a reopening, unless the first completion stands', () => {
    const again = [
      reached('resolved', '2026-03-04T12:00Z'),
      { type: 'Reopened', at: instant('2026-03-05T00:00Z') } as const,
      reached('updated', '2026-03-05T06:00Z'),
    ];

    expect(told(again)).toEqual([
      'c-1 update: met 2026-03-05T12:00:00.000Z',
      'c-1 update 2: running 2026-03-06T06:00:00.000Z',
    ]);
    expect(told(again, 'first-only')).toEqual(['c-1 update: met 2026-03-05T00:00:00.000Z']);
  });
});

describe('merging two complaints', () => {
  const first = caseOf(
    [reached('received', '2026-03-02T11:00Z'), reached('answered', '2026-03-02T12:00Z')],
    { id: 'old' },
  );
  const answer = regimeOf('answer', [
    { ...serviceClock, id: 'first-answer', completedBy: ['answered'], onReopen: 'first-only' },
    serviceClock,
  ]);
  const both = { regimes: [fcaDisp, answer], calendar: london };
  const survivor = caseOf(
    [received, reached('answered', '2026-03-05T17:00Z'), reached('responded', '2026-03-20T10:00Z')],
    { id: 'new', merged: [{ at: instant('2026-03-04T12:00Z'), case: first }] },
  );

  it('changes nothing before it happens', () => {
    expect(lines(caseClocks(survivor, both, '2026-03-04T11:59Z'))).toEqual([
      'new summary-resolution: running 2026-03-09T17:30:00.000Z',
      'new final-response: running 2026-04-29T23:00:00.000Z',
      'new ombudsman: not-started',
      'new first-answer: running 2026-03-05T14:30:00.000Z',
      'new resolution: running 2026-03-05T14:30:00.000Z',
    ]);
  });

  it('keeps the earliest receipt and answer for the contract, and each receipt for the law', () => {
    expect(lines(caseClocks(survivor, both, '2026-03-04T13:00Z'))).toEqual([
      'new summary-resolution: running 2026-03-09T17:30:00.000Z',
      'new final-response: running 2026-04-29T23:00:00.000Z',
      'new ombudsman: not-started',
      // Twelve business hours from Monday 11:00 on are Tuesday 14:30.
      'new first-answer: met 2026-03-03T14:30:00.000Z',
      'new resolution: overdue 2026-03-03T14:30:00.000Z late 25200000 milliseconds',
      'old summary-resolution: running 2026-03-05T17:30:00.000Z',
      'old final-response: running 2026-04-27T23:00:00.000Z',
      'old ombudsman: not-started',
      'old first-answer: met 2026-03-03T14:30:00.000Z',
      'old resolution: cancelled late 21600000 milliseconds',
    ]);
    const [, , , , , , , , , ended] = caseClocks(survivor, both, '2026-03-04T13:00Z');
    expect(ended?.cancelledFor).toBe('merged');
  });

  it('holds from its very instant on, and counts what came after it', () => {
    const at = '2026-03-04T12:00Z';
    const clocks = caseClocks(survivor, both, at);
    expect(clocks).toHaveLength(10);
    const answered = (own: string, other: string) =>
      caseClocks(
        {
          ...survivor,
          log: [received, reached('responded', other)],
          merged: [
            { at: instant(at), case: { ...first, log: [...first.log, reached('responded', own)] } },
          ],
        },
        both,
        '2026-03-05T00:00Z',
      ).filter(({ clock }) => clock === 'final-response')[1]?.state;

    expect(answered(at, '2026-03-04T11:30Z')).toBe('met'); // by its own response
    expect(answered('2026-03-04T12:00:00.001Z', at)).toBe('running');
    expect(answered('2026-03-04T12:00:00.001Z', '2026-03-04T12:00:00.001Z')).toBe('met');
  });

  it('keeps the earliest acknowledgement', () => {
    const said = { ...first, log: [...first.log, reached('acknowledged', '2026-03-02T13:00Z')] };
    const promise = regimeOf('promise', [{ ...serviceClock, completedBy: ['acknowledged'] }]);
    const merged = [{ at: instant('2026-03-04T12:00Z'), case: said }];
    const clocks = caseClocks(
      { ...survivor, merged },
      { regimes: [promise], calendar: london },
      '2026-03-10T00:00Z',
    );

    expect(clocks.map(({ complaint, state }) => [complaint, state])).toEqual([
      ['new', 'met'],
      ['old', 'met'],
    ]);
  });

  it('answers each by the response of the survivor', () => {
    const states = caseClocks(survivor, both, '2026-03-21T00:00Z')
      .filter(({ clock }) => clock === 'final-response')
      .map(({ complaint, state }) => [complaint, state]);

    expect(states).toEqual([
      ['new', 'met'],
      ['old', 'met'],
    ]);
  });

  it('goes through several, each with its own receipt', () => {
    const third = caseOf([reached('received', '2026-03-06T11:00Z')], {
      id: 'third',
      merged: [{ at: instant('2026-03-06T12:00Z'), case: survivor }],
    });
    const clocks = caseClocks(third, both, '2026-03-09T00:00Z');

    expect(
      clocks
        .filter(({ clock }) => clock === 'final-response')
        .map(({ complaint, dueAt }) => [complaint, dueAt]),
    ).toEqual([
      ['third', '2026-05-01T23:00:00.000Z'],
      ['new', '2026-04-29T23:00:00.000Z'],
      ['old', '2026-04-27T23:00:00.000Z'],
    ]);
    expect(clockOf(clocks, 'first-answer')).toMatchObject({ complaint: 'third', state: 'met' });
    expect(clockOf(clocks, 'resolution').dueAt).toBe('2026-03-03T14:30:00.000Z');
  });
});

describe('holidays that are not known', () => {
  const short = createCalendar({ ...londonDefinition, id: 'to-2026', holidays: [england2026] });
  const late = reached('received', '2026-12-21T10:00Z');
  const matter = caseOf([late], payment);
  const shortly = { regimes: [psd2], calendar: short };
  const name = { complaint: 'c-1', regime: 'psd2', clock: 'final-response', lap: 1 };

  it('leave a clock unknown, with the calendar and the date', () => {
    const [clock] = caseClocks(matter, shortly, '2026-12-21T10:00Z');

    expect(clock).toMatchObject({
      state: 'unknown',
      dueAt: null,
      calendar: 'to-2026',
      unknownFrom: '2027-01-01',
    });
  });

  it('are an error with a code where an instant is asked for', () => {
    expect(thrownBy(() => caseDeadline(matter, shortly, name, '2026-12-21T10:00Z'))).toMatchObject({
      code: 'HOLIDAYS_TOO_SHORT',
      facts: { calendar: 'to-2026', date: '2027-01-01' },
    });
    expect(() => caseDeadline(matter, shortly, name, '2026-12-21T10:00Z')).toThrow(
      'caseDeadline: calendar must reach 2027-01-01: HOLIDAYS_TOO_SHORT in to-2026',
    );
    expect(caseDeadline(matter, options, name, '2026-12-21T10:00Z')).toBe(
      '2027-01-15T00:00:00.000Z', // the end of the 14th
    );
  });
});

describe('a clock of a case', () => {
  const name = { complaint: 'c-1', regime: 'psd2', clock: 'final-response', lap: 1 };
  const matter = caseOf([received], payment);

  it('explains what it counted', () => {
    const parts = explainCaseClock(matter, options, name, '2026-03-09T12:00Z');

    expect(parts.map(({ why, counted }) => [why, counted])).toEqual([
      ['first-date', 0],
      ['counted', 1],
      ['counted', 1],
      ['closed', 0],
      ['date-not-over', 0],
    ]);
  });

  it('must be one that the case has', () => {
    const asked = (rest: Partial<typeof name>) => () =>
      caseDeadline(matter, options, { ...name, ...rest }, RECEIVED);
    const wrong = /^caseDeadline: name must be that of a clock of this case$/;

    expect(asked({})()).toBe('2026-03-26T00:00:00.000Z');
    for (const rest of [{ complaint: 'x' }, { regime: 'x' }, { clock: 'x' }, { lap: 2 }]) {
      expect(asked(rest)).toThrow(wrong);
    }
  });

  it('is asked about at an instant that exists', () => {
    expect(() => caseClocks(matter, options, 'today')).toThrow(/^caseClocks: at must be a date/);
  });

  it('is read on the calendar of its regime, where it has one', () => {
    const calendars = { psd2: alwaysOpen('Europe/London') };
    const [, , clock] = caseClocks(matter, { ...options, calendars }, RECEIVED);

    // Fifteen dates, Saturdays and Sundays among them.
    expect(clock).toMatchObject({ calendar: 'always', dueAt: '2026-03-20T00:00:00.000Z' });
  });

  it('is not moved by a new target that is meant for another, nor is a law', () => {
    const target = { kind: 'business-hours', hours: 24 } as const;
    const retargeted = (regime: string, clock: string) =>
      caseClocks(
        caseOf([
          received,
          { type: 'Retargeted', regime, clock, target, at: instant('2026-03-04T12:00Z') },
        ]),
        { regimes: [fcaDisp, service], calendar: london },
        '2026-03-04T12:00Z',
      );
    const due = (clocks: readonly CaseClock[], clock: string) => clockOf(clocks, clock).dueAt;

    expect(due(retargeted('service', 'resolution'), 'resolution')).toBe('2026-03-09T09:30:00.000Z');
    expect(due(retargeted('other', 'resolution'), 'resolution')).toBe('2026-03-05T14:30:00.000Z');
    expect(due(retargeted('service', 'other'), 'resolution')).toBe('2026-03-05T14:30:00.000Z');
    expect(due(retargeted('fca-disp', 'final-response'), 'final-response')).toBe(
      '2026-04-29T23:00:00.000Z',
    );
  });
});

describe('the next duty', () => {
  it('is the first that the firm owes', () => {
    const both = { regimes: [fcaDisp, service], calendar: london };
    const open = caseClocks(caseOf([received]), both, RECEIVED);
    const answered = caseClocks(
      caseOf([received, reached('responded', '2026-03-05T10:00Z')]),
      both,
      '2026-03-05T10:00Z',
    );

    expect(nextDuty(open)?.clock).toBe('resolution'); // before the summary resolution, no duty
    expect(nextDuty(open.toReversed())?.clock).toBe('resolution');
    expect(nextDuty(answered)).toBeNull();
    const authority = { regimes: [chinaMarketRegulation], calendar: london };
    expect(nextDuty(caseClocks(caseOf([received]), authority, RECEIVED))).toBeNull();
  });
});
