import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { complaintBuckets } from '../../src/analytics/metrics/complaint-buckets.ts';
import { secondContacts } from '../../src/analytics/metrics/complaint-contacts.ts';
import { complaintCosts } from '../../src/analytics/metrics/complaint-costs.ts';
import { upheldShare } from '../../src/analytics/metrics/complaint-findings.ts';
import { complaintRecurrence } from '../../src/analytics/metrics/complaint-recurrence.ts';
import { complaintReopening } from '../../src/analytics/metrics/complaint-reopening.ts';
import { complainantRetention } from '../../src/analytics/metrics/complaint-retention.ts';
import type { ComplaintRow } from '../../src/analytics/metrics/complaint-rows.ts';
import { withinTarget } from '../../src/analytics/metrics/complaint-targets.ts';
import {
  type ComplaintTimesOptions,
  complaintTimes,
} from '../../src/analytics/metrics/complaint-times.ts';
import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { businessMsBetween } from '../../src/time/business-time.ts';
import type { ClockState } from '../../src/time/clock.ts';
import { alwaysOpen, london } from '../time/desks.ts';

const observedUntil = '2026-06-30T00:00Z';

function row(rest: Partial<ComplaintRow> = {}): ComplaintRow {
  return { customer: 'ada', receivedAt: '2026-05-11T08:00Z', ...rest };
}

describe('how long complaints take', () => {
  const rows = [
    row({ answeredAt: '2026-05-11T10:00Z', closedAt: '2026-05-12T08:00Z' }),
    row({
      closedAt: '2026-05-11T20:00Z',
      reopenedAt: '2026-05-13T08:00Z',
      reclosedAt: '2026-05-14T08:00Z',
    }),
    row({ closedAt: '2026-05-11T08:00Z', reopenedAt: '2026-05-13T08:00Z' }),
    row({ receivedAt: '2026-05-16T08:00Z' }),
  ];
  const times = (until: ComplaintTimesOptions['until'], observed = '2026-05-15T08:00Z') => {
    const {
      durations,
      observed: seen,
      leftOut,
    } = complaintTimes(rows, {
      until,
      observedUntil: observed,
    });
    return [...durations.map((hours, index) => (seen[index] ? hours : `${hours}+`)), leftOut];
  };
  const without = { notReceived: 1 };

  it('is until the first answer, the closure, or the closure that held', () => {
    expect(times('answered')).toEqual([2, '96+', '96+', without]);
    expect(times('closed')).toEqual([24, 12, 0, without]);
    expect(times('settled')).toEqual([24, 72, '96+', without]);
  });

  it('knows only what had happened by the end of observation', () => {
    expect(times('settled', '2026-05-14T08:00Z')).toEqual([24, '72+', '72+', without]);
    expect(times('closed', '2026-05-11T08:00Z')).toEqual([{ notReceived: 4 }]);
    expect(times('answered', '2026-05-11T10:00Z')).toEqual(['2+', '2+', '2+', without]);
  });

  it('is by the clock that is handed in', () => {
    const hours = (fromMs: number, untilMs: number) =>
      businessMsBetween(london, fromMs, untilMs) / 3_600_000;
    const { durations } = complaintTimes(rows, {
      until: 'settled',
      observedUntil: '2026-05-15T08:00Z',
      elapsed: hours,
    });

    // From Monday 09:00 in London: one day; three days; four.
    expect(durations).toEqual([8.5, 25.5, 34]);
  });

  it('feeds a survival curve, which counts those who wait', () => {
    const open = complaintTimes(rows, { until: 'settled', observedUntil: '2026-05-15T08:00Z' });

    expect(kaplanMeier(open).median).toBe(72);
  });

  it('is not asked until another event, or by a clock that runs backwards', () => {
    const asked = (rest: object) => () =>
      complaintTimes(rows, { until: 'closed', observedUntil, ...rest });

    expect(asked({ until: 'forgotten' })).toThrow(/until must be answered, closed or settled/);
    expect(asked({ elapsed: () => -1 })).toThrow(/elapsed must give 0 or more/);
    expect(asked({ elapsed: () => Number.NaN })).toThrow(/elapsed must give/);
    expect(asked({ elapsed: () => Number.POSITIVE_INFINITY })).toThrow(/elapsed must give/);
  });

  it.each<readonly [string, Partial<ComplaintRow>]>([
    ['receivedAt', { receivedAt: 'yesterday' }],
    ['answeredAt', { answeredAt: '2026-05-11T07:59Z' }],
    ['closedAt', { closedAt: '2026-05-11T07:59Z' }],
    ['closedAt', { closedAt: '2026-05-11' }],
    ['reopenedAt', { reopenedAt: '2026-05-12T08:00Z' }],
    ['reopenedAt', { closedAt: '2026-05-12T08:00Z', reopenedAt: '2026-05-12T07:59Z' }],
    ['reclosedAt', { closedAt: '2026-05-12T08:00Z', reclosedAt: '2026-05-12T08:00Z' }],
    ['contacts', { contacts: 0 }],
    ['contacts', { contacts: 1.5 }],
    ['costMinor', { costMinor: -1 }],
  ])('is not asked with a wrong %s', (field, rest) => {
    expect(() => complaintTimes([row(), row(rest)], { until: 'closed', observedUntil })).toThrow(
      `complaintTimes: rows.1.${field} must`,
    );
  });

  it('is not asked until a day that does not exist', () => {
    expect(() => complaintTimes([], { until: 'closed', observedUntil: 'soon' })).toThrow(
      /observedUntil must be a date/,
    );
  });
});

describe('deadlines met', () => {
  const reading = (state: ClockState, dueAt: string | null = '2026-05-01T00:00:00.000Z') => ({
    state,
    dueAt,
  });

  it('are counted of those that are decided, the overdue among them', () => {
    const readings = [
      reading('met'),
      reading('met'),
      reading('missed'),
      reading('overdue'),
      reading('running'),
      reading('paused', null),
      reading('not-started', null),
      reading('cancelled', null),
      reading('unknown', null),
    ];

    expect(withinTarget(readings)).toMatchObject({
      numerator: 2,
      denominator: 4,
      value: 0.5,
      overdue: 1,
      leftOut: { open: 3, notDue: 0, cancelled: 1, unknown: 1 },
    });
  });

  it('may be held to those that were due, so that quick ones are not counted early', () => {
    const dueBefore = '2026-05-10T00:00:00.000Z';
    const readings = [reading('met'), reading('met', dueBefore), reading('missed')];

    expect(withinTarget(readings, { dueBefore })).toMatchObject({
      numerator: 1,
      denominator: 2,
      leftOut: { notDue: 1 },
    });
    expect(withinTarget(readings, { dueBefore: '2026-05-10T00:00:00.001Z' }).numerator).toBe(2);
  });

  it('of none are no share', () => {
    expect(withinTarget([])).toMatchObject({ denominator: 0, value: null, interval: null });
  });

  it('are not counted of what is no clock', () => {
    const state: unknown = JSON.parse('"late"');

    expect(() => withinTarget([reading('met'), reading(state as ClockState)])).toThrow(
      'withinTarget: readings.1.state must be a state of a clock',
    );
    expect(() => withinTarget([reading('met', 'soon')])).toThrow(/readings.0.dueAt must be/);
    expect(() => withinTarget([], { dueBefore: 'soon' })).toThrow(/dueBefore must be/);
  });
});

describe('complaints that come back', () => {
  const closed = { closedAt: '2026-05-31T08:00Z' };
  const reopened = (reopenedAt: string) => row({ ...closed, reopenedAt });
  const asked = { withinDays: 29, observedUntil };

  it('are counted of those whose days have all passed', () => {
    const rows = [
      reopened('2026-06-29T08:00Z'),
      reopened('2026-06-29T08:00:00.001Z'),
      row(closed),
      row(),
      row({ receivedAt: observedUntil }),
    ];

    expect(complaintReopening(rows, asked)).toMatchObject({
      numerator: 1,
      denominator: 3,
      withinDays: 29,
      leftOut: { open: 1, notObserved: 0, notReceived: 1 },
    });
    const early = { ...asked, observedUntil: '2026-06-29T08:00Z' };
    expect(complaintReopening(rows, early)).toMatchObject({
      denominator: 0,
      value: null,
      leftOut: { open: 1, notObserved: 3 },
    });
  });

  it('need a number of days', () => {
    expect(() => complaintReopening([], { ...asked, withinDays: 0 })).toThrow(/withinDays must/);
    expect(() => complaintRecurrence([], { ...asked, withinDays: 0.5 })).toThrow(/withinDays/);
  });

  it('for the same cause, by the same customer, after the first was closed', () => {
    const bill = { ...closed, cause: 'bill' };
    const at = (receivedAt: string, rest: Partial<ComplaintRow> = {}) =>
      row({ receivedAt, cause: 'bill', ...rest });
    const recurredOf = (...later: readonly ComplaintRow[]) =>
      complaintRecurrence([row(bill), ...later], asked).all;

    expect(recurredOf()).toMatchObject({ numerator: 0, denominator: 1 });
    expect(recurredOf(at('2026-06-29T08:00Z')).numerator).toBe(1);
    expect(recurredOf(at('2026-06-29T08:00:00.001Z')).numerator).toBe(0);
    expect(recurredOf(at('2026-05-31T08:00:00.001Z')).numerator).toBe(1);
    expect(recurredOf(at('2026-05-31T08:00Z')).numerator).toBe(0);
    expect(recurredOf(at('2026-06-15T08:00Z', { customer: 'bob' })).numerator).toBe(0);
    expect(recurredOf(at('2026-06-15T08:00Z', { cause: 'rude' })).numerator).toBe(0);
    const early = { ...asked, observedUntil: '2026-06-29T08:00Z' };
    expect(complaintRecurrence([row(bill)], early).leftOut.notObserved).toBe(1);
    // Closed at once, a complaint is not followed by itself.
    const atOnce = row({ cause: 'bill', closedAt: '2026-05-11T08:00Z' });
    expect(complaintRecurrence([atOnce], asked).all).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
  });

  it('are told by cause, the most frequent first', () => {
    const of = (cause: string | null, customer: string) => row({ ...closed, cause, customer });
    const again = row({ receivedAt: '2026-06-15T08:00Z', cause: 'rude', customer: 'cy' });
    const result = complaintRecurrence(
      [
        of('rude', 'cy'),
        of('bill', 'ada'),
        of('bill', 'bob'),
        of('late', 'bob'),
        of(null, 'ada'),
        again,
        row({ ...closed, cause: 'bill', closedAt: '2026-06-29T00:00Z' }),
      ],
      asked,
    );

    expect(
      result.rows.map(({ cause, recurred }) => [cause, recurred.numerator, recurred.denominator]),
    ).toEqual([
      ['bill', 0, 2],
      ['late', 0, 1],
      ['rude', 1, 1],
    ]);
    expect(result.all).toMatchObject({ numerator: 1, denominator: 4 });
    expect(result.leftOut).toEqual({ noCause: 1, open: 1, notObserved: 1, notReceived: 0 });
  });
});

describe('what is found', () => {
  it('is counted by allegations and by complaints, in part included', () => {
    const found = upheldShare([
      { findings: ['upheld', 'not-upheld', 'not-upheld'] },
      { findings: ['partly-upheld'] },
      { findings: ['not-upheld'] },
      { findings: ['upheld', null] },
      { findings: [] },
    ]);

    expect(found.allegations).toEqual({ upheld: 2, partlyUpheld: 1, notUpheld: 3 });
    expect(found.upheld).toMatchObject({ numerator: 3, denominator: 6 });
    expect(found.upheldInFull).toMatchObject({ numerator: 2, denominator: 6 });
    expect(found.complaintsUpheld).toMatchObject({ numerator: 2, denominator: 3 });
    expect(found.leftOut).toEqual({ allegations: 1, complaints: 2 });
  });

  it('of nothing is no share', () => {
    expect(upheldShare([]).upheld.value).toBeNull();
    expect(upheldShare([{ findings: [null] }]).complaintsUpheld.value).toBeNull();
  });

  it('is one of three', () => {
    const findings = JSON.parse('["maybe"]') as readonly null[];

    expect(() => upheldShare([{ findings: [] }, { findings }])).toThrow(/complaints.1.findings/);
  });
});

describe('second contacts', () => {
  const settled = { closedAt: '2026-05-12T08:00Z' };

  it('are counted of settled complaints', () => {
    const rows = [
      row({ ...settled, contacts: 1 }),
      row({ ...settled, contacts: 2 }),
      row({ ...settled, contacts: 6 }),
      row(settled),
      row({ contacts: 9 }),
      row({ ...settled, reopenedAt: '2026-05-13T08:00Z', contacts: 9 }),
    ];

    expect(secondContacts(rows, { observedUntil })).toMatchObject({
      numerator: 2,
      denominator: 3,
      meanContacts: 3,
      leftOut: { open: 2, unknown: 1, notReceived: 0 },
    });
    expect(secondContacts([], { observedUntil })).toMatchObject({
      value: null,
      meanContacts: null,
    });
  });
});

describe('the retention of complainants', () => {
  const people = (
    count: number,
    stayed: number,
    rest: { complained: boolean; satisfied: boolean | null },
  ) => Array.from({ length: count }, (_, index) => ({ ...rest, stayed: index < stayed }));

  it('stands beside that of others, with an interval of the difference', () => {
    const retention = complainantRetention([
      ...people(40, 34, { complained: true, satisfied: true }),
      ...people(20, 12, { complained: true, satisfied: false }),
      ...people(10, 10, { complained: true, satisfied: null }),
      ...people(80, 48, { complained: false, satisfied: null }),
    ]);

    expect(retention.satisfied).toMatchObject({ numerator: 34, denominator: 40 });
    expect(retention.dissatisfied).toMatchObject({ numerator: 12, denominator: 20 });
    expect(retention.notAsked).toMatchObject({ numerator: 10, denominator: 10 });
    expect(retention.complainants).toMatchObject({ numerator: 56, denominator: 70 });
    expect(retention.others).toMatchObject({ numerator: 48, denominator: 80 });
    // 56/70 against 48/80, method 10 of Newcombe (1998), his table II (a): 0.0524 to 0.3339.
    expect(retention.difference.difference).toBeCloseTo(0.2, 12);
    expect(retention.difference.interval?.low).toBeCloseTo(0.0524, 4);
    expect(retention.difference.interval?.high).toBeCloseTo(0.3339, 4);
  });

  it('of nobody is no number', () => {
    const retention = complainantRetention(people(3, 1, { complained: true, satisfied: true }));
    expect(retention.others.value).toBeNull();
    expect(retention.difference.difference).toBeNull();
  });
});

describe('what complaints cost', () => {
  const settled = { closedAt: '2026-05-12T08:00Z' };

  it('is their sum, mean, median and dearest tenth', () => {
    const costs = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 6500];
    const rows = [
      ...costs.toReversed().map((costMinor) => row({ ...settled, costMinor })),
      row(settled),
      row({ costMinor: 1 }),
    ];

    expect(complaintCosts(rows, { observedUntil })).toEqual({
      complaints: 11,
      totalMinor: 12_000,
      meanMinor: 12_000 / 11,
      medianMinor: 600,
      tenthMinor: 1000,
      leftOut: { open: 1, unknown: 1, notReceived: 0 },
    });
  });

  it('of none is nothing, and beyond what is exact a failure', () => {
    expect(complaintCosts([], { observedUntil })).toMatchObject({
      complaints: 0,
      totalMinor: 0,
      meanMinor: null,
      medianMinor: null,
      tenthMinor: null,
    });
    const dear = row({ ...settled, costMinor: Number.MAX_SAFE_INTEGER });
    expect(complaintCosts([dear], { observedUntil }).totalMinor).toBe(Number.MAX_SAFE_INTEGER);
    expect(() =>
      complaintCosts([dear, row({ ...settled, costMinor: 1 })], { observedUntil }),
    ).toThrow(/beyond 2\^53/);
  });
});

describe('the buckets of an authority', () => {
  const buckets = [
    {
      label: 'three days',
      within: { kind: 'business-days', days: 3, endsAt: 'close-of-business' },
    },
    { label: 'eight weeks', within: { kind: 'calendar-days', days: 56, lastDate: 'any-date' } },
  ] as const;
  const received = (closedAt: string | null) => row({ receivedAt: '2026-03-04T11:00Z', closedAt });
  const countsOf = (rows: readonly ComplaintRow[], until = '2026-05-01T00:00Z') => {
    const asked = { observedUntil: until, calendar: london, buckets };
    const { rows: shares, later, leftOut } = complaintBuckets(rows, asked);
    return [...shares.map(({ closed }) => closed.numerator), later.numerator, leftOut];
  };
  const none = { openLate: 0, openInTime: 0, notReceived: 0 };

  it('hold each closed complaint once, to the last instant of each', () => {
    // Wednesday 4 March: until the close of Monday 9 March, and to the end of 29 April.
    expect(countsOf([received('2026-03-09T17:30Z')])).toEqual([1, 0, 0, none]);
    expect(countsOf([received('2026-03-09T17:30:00.001Z')])).toEqual([0, 1, 0, none]);
    expect(countsOf([received('2026-04-29T23:00Z')])).toEqual([0, 1, 0, none]);
    expect(countsOf([received('2026-04-29T23:00:00.001Z')])).toEqual([0, 0, 1, none]);
  });

  it('leave out what is open, in time or not', () => {
    const open = [received(null), row({ receivedAt: '2026-05-02T00:00Z' })];

    expect(countsOf(open, '2026-04-29T23:00Z')[3]).toEqual({
      ...none,
      openInTime: 1,
      notReceived: 1,
    });
    expect(countsOf(open, '2026-05-01T00:00Z')[3]).toEqual({
      ...none,
      openLate: 1,
      notReceived: 1,
    });
  });

  it('add up to all that are closed', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2026, 5, 1) });
    const some = fc.array(
      fc
        .tuple(instant, fc.option(fc.nat(90 * 86_400_000)))
        .map(([receivedAt, took]) =>
          row({ receivedAt, closedAt: took === null ? null : receivedAt + took }),
        ),
      { minLength: 10, maxLength: 30 },
    );
    const reach = [0, 0, 0];
    fc.assert(
      fc.property(some, (rows) => {
        const calendar = alwaysOpen('Europe/London');
        const result = complaintBuckets(rows, {
          observedUntil: '2026-06-01T00:00Z',
          calendar,
          buckets,
        });
        const { openLate, openInTime, notReceived } = result.leftOut;
        const counts = [
          ...result.rows.map(({ closed }) => closed.numerator),
          result.later.numerator,
        ];
        counts.forEach((count, index) => {
          reach[index] = (reach[index] ?? 0) + count;
        });
        const closed = counts.reduce((sum, count) => sum + count, 0);
        expect(closed + openLate + openInTime + notReceived).toBe(rows.length);
        expect(result.later.denominator).toBe(closed);
        const closedByThen = rows.filter(
          ({ closedAt }) => typeof closedAt === 'number' && closedAt < Date.UTC(2026, 5, 1),
        );
        expect(closed).toBe(closedByThen.length);
      }),
      { numRuns: 40 },
    );
    expect(Math.min(...reach)).toBeGreaterThan(10);
  });

  it('are at least one, and need holidays', () => {
    const asked = { observedUntil, calendar: london, buckets: [] };
    expect(() => complaintBuckets([], asked)).toThrow(/buckets must be at least one/);
    expect(() =>
      countsOf([row({ receivedAt: '2027-12-30T11:00Z', closedAt: null })], '2028-01-03T00:00Z'),
    ).not.toThrow();
    expect(() =>
      complaintBuckets([row({ receivedAt: '2027-12-30T11:00Z', closedAt: '2027-12-31T11:00Z' })], {
        observedUntil: '2028-01-03T00:00Z',
        calendar: london,
        buckets,
      }),
    ).toThrow(/HOLIDAYS_TOO_SHORT in london-desk/);
  });
});
