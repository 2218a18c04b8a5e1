/** The clocks of a case: told from its log, stated to the customer, shared by merged cases. */
import { describe, expect, it } from 'vitest';

import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import { clockCaseOf } from '../../src/domains/complaints/case-marks.ts';
import { type Case, NO_CASE } from '../../src/domains/complaints/case-state.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import { caseDeadline } from '../../src/domains/complaints/regime-clocks.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { psd2 } from '../../src/domains/complaints/regimes/psd2/psd2.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { england } from '../../src/time/holidays/england/england.ts';
import { after, ask, day, deskPromise, goOn, london, rules } from './cases.ts';

/** Each clock of a case by its name: its state, and when its time is up. */
function clocksOf(state: Case, at: Instant, aggregate = rules) {
  return Object.fromEntries(
    aggregate
      .clocks('c-17', state, at)
      .map(({ complaint, clock, state: stands, dueAt }) => [
        complaint === 'c-17' ? clock : `${complaint}/${clock}`,
        [stands, dueAt],
      ]),
  );
}

const received = after(rules, NO_CASE, [ask('Receive', day(0), { cause: 'product-fault' })]);

// Wednesday 2026-03-04, Europe/London: the worked examples of the specification. Forty business
// hours from 11:00 are 6.5 that day, three days of 8.5, and 8 on the fourth: Tuesday at 17:00.
const SUMMARY_DUE = '2026-03-09T17:30:00.000Z';
const FINAL_DUE = '2026-04-29T23:00:00.000Z';
const SOLUTION_DUE = '2026-03-10T17:00:00.000Z';

describe('the clocks of a case', () => {
  it('begin with its receipt', () => {
    expect(clocksOf(NO_CASE, day(0))).toEqual({});
    expect(clocksOf(received, day(1))).toMatchObject({
      'summary-resolution': ['running', SUMMARY_DUE],
      'final-response': ['running', FINAL_DUE],
      solution: ['running', SOLUTION_DUE],
      ombudsman: ['not-started', null],
    });
  });

  it('end with the decision told, and then the customer has a clock of their own', () => {
    const told = goOn(received, [
      ...(['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts', 'Conclude'] as const),
      ...(['Respond', 'Communicate'] as const),
    ]);

    expect(clocksOf(told, day(1))).toMatchObject({
      'final-response': ['met', FINAL_DUE],
      solution: ['met', SOLUTION_DUE],
      ombudsman: ['running', '2026-09-04T23:00:00.000Z'],
    });
    const accepted = after(rules, told, [ask('AcceptDecision', day(1))]);
    expect(clocksOf(accepted, day(1))['summary-resolution']).toEqual(['met', SUMMARY_DUE]);
  });

  it('of a contract wait for the customer, those of the law do not', () => {
    const paused = after(rules, received, [ask('Pause', day(1), { reason: 'awaiting-customer' })]);
    const resumed = after(rules, paused, [ask('Resume', day(22), { reason: 'awaiting-customer' })]);

    expect(clocksOf(paused, day(2))).toMatchObject({
      solution: ['paused', null],
      'final-response': ['running', FINAL_DUE],
    });
    // From Thursday 11:00 to Thursday 11:00, three weeks later; the clocks went forward in between.
    expect(clocksOf(resumed, day(22))).toMatchObject({
      solution: ['running', '2026-03-31T16:00:00.000Z'],
      'final-response': ['running', FINAL_DUE],
    });
  });

  it('of a contract follow a change of target, and there is no such change for the law', () => {
    const target = { kind: 'business-hours', hours: 8 } as const;
    const retarget = (regime: string, clock: string) =>
      ask('Retarget', day(0), { regime, clock, target });
    const sooner = after(rules, received, [retarget('desk-promise', 'solution')]);

    expect(clocksOf(sooner, day(0))['solution']).toEqual(['running', '2026-03-05T10:30:00.000Z']);
    for (const [regime, clock] of [
      ['fca-disp', 'final-response'],
      ['desk-promise', 'other'],
      ['other', 'solution'],
    ] as const) {
      expect(rules.decide(retarget(regime, clock), received)).toMatchObject({
        refusal: { code: 'UNKNOWN_ID', id: clock },
      });
    }
    expect(complaints().decide(retarget('desk-promise', 'solution'), received)).toMatchObject({
      accepted: false,
    });
  });

  it('are those of the facts of the case, and longer for a reason that the law has', () => {
    const paying = complaints({ regimes: [fcaDisp, psd2], calendar: london });
    const card = after(paying, NO_CASE, [
      ask('Receive', day(0), { cause: 'service-quality', facts: ['payment-services'] }),
    ]);
    const held = after(paying, card, [ask('Update', day(1), { extends: 'holding-response' })]);
    const later = after(
      paying,
      after(paying, NO_CASE, [ask('Receive', day(0), { cause: 'service-quality' })]),
      [ask('Classify', day(0), { facts: ['payment-services'] })],
    );

    // Fifteen business days end with Wednesday 25 March, thirty-five with Friday 24 April.
    const dues = (state: Case) =>
      paying
        .clocks('c-17', state, day(2))
        .filter(({ isDuty }) => isDuty)
        .map(({ regime, dueAt }) => [regime, dueAt]);
    expect(dues(card)).toEqual([['psd2', '2026-03-26T00:00:00.000Z']]);
    expect(dues(held)).toEqual([['psd2', '2026-04-24T23:00:00.000Z']]);
    expect(dues(later)).toEqual(dues(card));
  });

  it('go on when it is reopened as each clock has it', () => {
    const closed = goOn(received, [
      ...(['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts', 'Conclude'] as const),
      ...(['Respond', 'Communicate'] as const),
    ]);
    const reopened = after(rules, closed, [ask('Reopen', day(5))]);

    // Answered at once on Wednesday at 11:00, taken up again on Monday at 11:00: forty hours to go.
    expect(clocksOf(reopened, day(5))['solution']).toEqual(['running', '2026-03-13T17:00:00.000Z']);
  });

  it('are never given what they cannot read: a code that is none, a target out of range', () => {
    const target = { kind: 'business-hours', hours: 0 } as const;
    const bad = [
      { type: 'Paused', reason: 'Lunch', at: day(0) },
      { type: 'Retargeted', regime: 'desk-promise', clock: 'solution', target, at: day(0) },
    ] as const;
    const other = { id: 'c-9', facts: [], log: [], merged: [] };
    for (const command of [
      ask('Pause', day(0), { reason: 'Awaiting Customer' }),
      ask('Resume', day(0), { reason: '' }),
      ask('Update', day(0), { extends: 'no code' }),
      ask('Retarget', day(0), { regime: 'desk-promise', clock: 'solution', target }),
      ...bad.map((mark) =>
        ask('Absorb', day(0), { other: { ...other, log: [mark] }, cause: 'product-fault' }),
      ),
      ask('Absorb', day(0), {
        other: { ...other, merged: [{ at: day(0), case: { ...other, log: [bad[0]] } }] },
        cause: 'product-fault',
      }),
    ]) {
      expect(() => rules.decide(command, received)).toThrow(/must be (?:a code|above 0)/);
    }
    const log = [bad[0]];
    const imported = {
      cause: 'product-fault',
      status: 'received',
      receivedAt: day(0),
      log,
    } as const;
    expect(() => rules.decide(ask('Import', day(0), imported), NO_CASE)).toThrow(/a code/);
  });

  it('stop counting for what is withdrawn', () => {
    const withdrawn = after(rules, received, [ask('Withdraw', day(1))]);

    expect(clocksOf(withdrawn, day(9))).toMatchObject({
      solution: ['cancelled', null],
      'summary-resolution': ['cancelled', null],
    });
  });

  it('are none without a regime', () => {
    expect(complaints().clocks('c-17', received, day(0))).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  it('states the deadlines that apply: the duties of the firm, and not what may be', () => {
    const decision = rules.decide(ask('Acknowledge', day(0), {}), received);

    expect(decision).toMatchObject({
      events: [
        {
          type: 'Acknowledged',
          deadlines: [
            { regime: 'fca-disp', clock: 'final-response', dueAt: FINAL_DUE, unknownFrom: null },
            { regime: 'desk-promise', clock: 'solution', dueAt: SOLUTION_DUE, unknownFrom: null },
          ],
        },
      ],
      warnings: [],
    });
  });

  it('states one that is past, and leaves out one that is met', () => {
    const late = rules.decide(ask('Acknowledge', day(60), {}), received);
    const clocks = (decision: typeof late) =>
      decision.accepted && decision.events[0]?.type === 'Acknowledged'
        ? decision.events[0].deadlines.map(({ clock }) => clock)
        : null;
    const told = goOn(received, [
      ...(['Acknowledge', 'Assess', 'Investigate', 'VerifyFacts', 'Conclude'] as const),
      ...(['Respond', 'Communicate'] as const),
    ]);

    expect(clocks(late)).toEqual(['final-response', 'solution']);
    expect(clocks(rules.decide(ask('Acknowledge', day(1), {}), told))).toEqual([]);
  });

  it('leaves out what an authority owes, and what a case merged into it is owed', () => {
    const [version] = deskPromise.versions;
    const [clock] = version?.clocks ?? [];
    if (version === undefined || clock === undefined) throw new Error('the promise has a clock');
    const accept = { ...clock, id: 'accept', owner: 'authority' } as const;
    const authority = { ...deskPromise, versions: [{ ...version, clocks: [clock, accept] }] };
    const both = complaints({ regimes: [authority], calendar: london });
    const other = clockCaseOf('c-9', received);
    const merged = after(both, received, [
      ask('Absorb', day(0), { other, cause: 'product-fault' }),
    ]);

    expect(both.clocks('c-17', received, day(0)).map((one) => one.clock)).toContain('accept');
    const stated = (aggregate: typeof rules) => {
      const decision = aggregate.decide(ask('Acknowledge', day(0), {}), merged);
      const [event] = decision.accepted ? decision.events : [];
      return event?.type === 'Acknowledged' ? event.deadlines.map((one) => one.clock) : null;
    };
    expect(stated(both)).toEqual(['solution']);
    expect(stated(rules)).toEqual(['final-response', 'solution']);
  });

  it('states one that is paused, without a date', () => {
    const paused = after(rules, received, [ask('Pause', day(0), { reason: 'awaiting-customer' })]);

    expect(rules.decide(ask('Acknowledge', day(1), {}), paused)).toMatchObject({
      events: [{ deadlines: [{ dueAt: FINAL_DUE }, { clock: 'solution', dueAt: null }] }],
    });
  });

  it('states nothing where no regime is set', () => {
    expect(complaints().decide(ask('Acknowledge', day(0), {}), received)).toMatchObject({
      events: [{ deadlines: [] }],
    });
  });
});

describe('holidays that do not reach far enough', () => {
  const short = createCalendar({
    ...london.definition,
    id: 'short',
    holidays: [
      {
        ...england,
        until: '2027-01-01',
        holidays: england.holidays.filter(({ date }) => date < '2027'),
      },
    ],
  });
  const rulesOfShort = complaints({ regimes: [psd2, deskPromise], calendar: short });
  const at = instant('2026-12-21T10:00Z');
  const told = ask('Receive', at, { cause: 'service-quality', facts: ['payment-services'] });

  it('do not keep a complaint out: it is received, with a warning, and its clock is unknown', () => {
    const decision = rulesOfShort.decide(told, NO_CASE);

    expect(decision).toMatchObject({
      accepted: true,
      warnings: [{ code: 'HOLIDAYS_TOO_SHORT', calendar: 'short', from: '2027-01-01' }],
    });
    expect(decision.accepted && decision.warnings).toHaveLength(1);
    const unknown = rulesOfShort
      .clocks('c-17', after(rulesOfShort, NO_CASE, [told]), at)
      .find(({ state }) => state === 'unknown');
    expect(unknown).toMatchObject({ dueAt: null, unknownFrom: '2027-01-01', calendar: 'short' });
  });

  it('are named in the acknowledgement, too', () => {
    const state = after(rulesOfShort, NO_CASE, [told]);
    const decision = rulesOfShort.decide(ask('Acknowledge', at, {}), state);

    expect(decision.accepted && decision.warnings[0]?.code).toBe('HOLIDAYS_TOO_SHORT');
    expect(decision).toMatchObject({
      events: [{ deadlines: [{ dueAt: null, unknownFrom: '2027-01-01' }, { clock: 'solution' }] }],
    });
  });

  it('are an error where an instant is asked for, which names the calendar and the date', () => {
    const state = after(rulesOfShort, NO_CASE, [told]);
    const matter = clockCaseOf('c-17', state);
    const name = rulesOfShort.clocks('c-17', state, at).find((one) => one.state === 'unknown');
    if (name === undefined) throw new Error('no clock is unknown');
    const options = { regimes: [psd2], calendar: short };

    expect(() => caseDeadline(matter, options, name, at)).toThrow(
      /must reach 2027-01-01: HOLIDAYS_TOO_SHORT in short/,
    );
  });
});

describe('a case that is merged into another', () => {
  const earlier = after(rules, NO_CASE, [ask('Receive', day(-2), { cause: 'service-skill' })]);
  const answered = after(rules, earlier, [ask('Acknowledge', day(-1), {})]);
  const other = clockCaseOf('c-9', answered);
  const absorb: CaseCommand = ask('Absorb', day(1), { other, cause: 'service-skill' });
  const survivor = after(rules, received, [absorb]);

  it('gives the survivor the earliest receipt and the earliest answer', () => {
    expect(survivor).toMatchObject({ receivedAt: day(-2), firstResponseAt: day(-1) });
    const later = after(rules, answered, [
      ask('Absorb', day(1), { other: clockCaseOf('c-17', received), cause: 'product-fault' }),
    ]);
    expect(later).toMatchObject({ receivedAt: day(-2), firstResponseAt: day(-1) });
  });

  it('leaves its contract clocks cancelled, while its statutory ones go on from its own receipt', () => {
    const clocks = rules.clocks('c-17', survivor, day(2));
    const ofOther = clocks.filter(({ complaint }) => complaint === 'c-9');

    expect(ofOther.find(({ clock }) => clock === 'solution')).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'merged',
    });
    // Received on Monday 2 March: eight weeks end with Monday 27 April, two days before the other.
    expect(ofOther.find(({ clock }) => clock === 'final-response')).toMatchObject({
      state: 'running',
      dueAt: '2026-04-27T23:00:00.000Z',
    });
    expect(clocksOf(survivor, day(2))['final-response']).toEqual(['running', FINAL_DUE]);
    // The survivor's own promise counts from the earliest receipt: Monday 11:00 to Friday 17:00.
    expect(clocksOf(survivor, day(2))['solution']).toEqual(['running', '2026-03-06T17:00:00.000Z']);
  });

  it('is owed a finding of its own', () => {
    expect(survivor.allegations.map(({ id, cause }) => [id, cause])).toEqual([
      ['complaint', 'product-fault'],
      ['c-9', 'service-skill'],
    ]);
    expect(rules.decide(absorb, survivor)).toMatchObject({
      refusal: { code: 'ID_TAKEN', id: 'c-9' },
    });
  });

  it('comes with its log in order, and nothing of it from later', () => {
    const twisted = { ...other, log: other.log.toReversed() };
    for (const one of [
      twisted,
      { ...other, log: [...other.log, { type: 'Reopened', at: day(2) } as const] },
      { ...other, merged: [{ at: day(2), case: { ...other, id: 'c-8' } }] },
      { ...other, merged: [{ at: day(-2), case: { ...other, id: 'c-8' } }] },
    ]) {
      const told = ask('Absorb', day(1), { other: one, cause: 'service-skill' });
      expect(rules.decide(told, received)).toEqual({
        accepted: false,
        refusal: { code: 'LOG_NOT_IN_ORDER' },
      });
    }
    const nested = { ...other, merged: [{ at: day(-1), case: { ...other, id: 'c-8' } }] };
    const told = ask('Absorb', day(1), { other: nested, cause: 'service-skill' });
    expect(rules.decide(told, received).accepted).toBe(true);
  });

  it('ends, and names where it goes on', () => {
    expect(after(rules, answered, [ask('MergeInto', day(1), { survivor: 'c-17' })])).toMatchObject({
      status: 'merged',
      mergedInto: 'c-17',
    });
  });
});

describe('a case that was received elsewhere', () => {
  const told = {
    cause: 'service-quality',
    status: 'acknowledged',
    receivedAt: day(-20),
    log: [{ type: 'Reached', milestone: 'acknowledged', at: day(-19) }],
    promises: [
      { promise: 'soon', dueAt: null },
      { promise: 'past', dueAt: day(0) },
      { promise: 'ahead', dueAt: day(1) },
    ],
  } as const;
  const imported = after(rules, NO_CASE, [ask('Import', day(0), told)]);

  it('stands where it is said to, and its clocks count from its receipt', () => {
    expect(imported).toMatchObject({
      status: 'acknowledged',
      since: day(0),
      receivedAt: day(-20),
      firstResponseAt: day(-19),
    });
    expect(clocksOf(imported, day(0))['final-response']).toEqual([
      'running',
      '2026-04-09T23:00:00.000Z', // received on Thursday 12 February
    ]);
  });

  it('brings the promises that were made, of which a past one is broken', () => {
    expect(imported.promises.map(({ id, state, breaches }) => [id, state, breaches])).toEqual([
      ['soon', 'open', 0],
      ['past', 'broken', 1],
      ['ahead', 'open', 0],
    ]);
    expect(rules.timersOf(imported)).toEqual([{ id: 'ahead', dueAt: day(1) }]);
  });

  it('is not from the future, and its log is in order', () => {
    const refusalOf = (some: object) => {
      const decision = rules.decide(ask('Import', day(0), { ...told, ...some }), NO_CASE);
      return decision.accepted ? null : decision.refusal;
    };
    const acknowledged = told.log[0];
    const twice = [
      { promise: 'soon', dueAt: null },
      { promise: 'soon', dueAt: null },
    ];

    expect(refusalOf({ receivedAt: day(1), log: null })).toEqual({
      code: 'DATE_NOT_POSSIBLE',
      field: 'receivedAt',
      date: day(1),
    });
    expect(refusalOf({ receivedAt: day(0), log: null })).toBeNull();
    for (const at of [day(-21), day(1)]) {
      expect(refusalOf({ log: [{ ...acknowledged, at }] })).toEqual({ code: 'LOG_NOT_IN_ORDER' });
    }
    for (const at of [day(-20), day(0)]) {
      expect(refusalOf({ log: [{ ...acknowledged, at }] })).toBeNull();
    }
    expect(refusalOf({ promises: twice })).toEqual({ code: 'ID_TAKEN', id: 'soon' });
    expect(refusalOf({ promises: null, log: null })).toBeNull();
  });

  it('may be in any of the statuses before its conclusion', () => {
    for (const status of ['received', 'acknowledged', 'assessed', 'investigating'] as const) {
      const state = after(rules, NO_CASE, [ask('Import', day(0), { ...told, status })]);
      expect(state.status).toBe(status);
    }
  });
});
