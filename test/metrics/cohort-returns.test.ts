/** Cohort returns by calendar: two logs, recurring members, and the traps of zones and day 0. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cohortRetention } from '../../src/analytics/metrics/cohort-retention.ts';
import { codesIn, cohortReturns } from '../../src/analytics/metrics/cohort-returns.ts';
import {
  allLabels,
  anyQuestion,
  anyRows,
  dateOf,
  isPurchase,
  labelOf,
  logOf,
  logOfText,
  type Question,
  type Row,
} from './logs.ts';

const window = { from: '2026-01-01', until: '2026-05-01', zone: 'UTC' };

describe('cohortReturns', () => {
  it('counts a return on the day of the start when the events differ, before it too', () => {
    const starts = logOfText('ada 2026-01-05T12:00Z 5\nbob 2026-01-05T12:00Z 5');
    const returns = logOfText('bob 2026-01-05T09:00Z 5\nada 2026-01-05T12:01Z 5');
    const day = { from: '2026-01-05', until: '2026-01-07', zone: 'UTC' };

    expect(cohortReturns(starts, { window: day, period: 'day', returns }).cohorts).toEqual([
      {
        cohort: '2026-01-05',
        size: 2,
        on: [2, 0],
        onOrAfter: [2, 0],
        onOrBefore: [0, 0],
        complete: [true, true],
      },
    ]);
  });

  it('tells on, on or after and on or before apart', () => {
    const log = logOfText(`
      ada 2026-01-05 5
      ada 2026-03-05 5
      bob 2026-01-05 5
      bob 2026-02-05 5
      cy 2026-01-05 5`);

    expect(cohortReturns(log, { window, period: 'month' }).cohorts[0]).toMatchObject({
      size: 3,
      on: [3, 1, 1, 0],
      onOrAfter: [3, 2, 1, 0],
      onOrBefore: [0, 1, 2, 2],
    });
  });

  it('puts a recurring customer into the cohort of every period with a start', () => {
    const log = logOfText('ada 2025-06-01 5\nada 2026-01-05 5\nada 2026-02-05 5\nada 2026-04-05 5');
    const recurring = cohortReturns(log, { window, period: 'month', membership: 'recurring' });

    expect(recurring.cohorts.map(({ cohort, on }) => [cohort, on])).toEqual([
      ['2026-01', [1, 1, 0, 1]],
      ['2026-02', [1, 0, 1]],
      ['2026-04', [1]],
    ]);
    expect(recurring.earlierCustomers).toBe(0);
    expect(cohortReturns(log, { window, period: 'month' })).toMatchObject({
      cohorts: [],
      earlierCustomers: 1,
      membership: 'first-time',
    });
  });

  it('joins two logs by key, whatever their codes, and knows 1 from its text', () => {
    const starts = logOfText('bob 2026-01-05 5\nada 2026-01-05 5');
    const returns = logOfText('ada 2026-02-05 5\ncy 2026-02-05 5');

    expect(cohortReturns(starts, { window, period: 'month', returns }).cohorts[0]?.on).toEqual([
      0, 1, 0, 0,
    ]);
    expect([...codesIn([1, '1', 2], ['1', 1])]).toEqual([1, 0, -1]);
    expect(cohortReturns(starts, { window, period: 'month', returns: logOf([]) })).toMatchObject({
      cohorts: [{ size: 2, on: [0, 0, 0, 0], onOrAfter: [0, 0, 0, 0], onOrBefore: [0, 0, 0, 0] }],
    });
  });

  it('keeps events of a late evening in their local month, east and west of UTC', () => {
    const log = logOf([
      { customer: 'ada', ms: Date.parse('2026-01-31T17:30Z'), minor: 5 },
      { customer: 'ada', ms: Date.parse('2026-02-28T15:30Z'), minor: 5 },
    ]);
    const inZone = (zone: string) =>
      cohortReturns(log, { window: { ...window, zone }, period: 'month' }).cohorts.map(
        ({ cohort, on }) => [cohort, on.slice(0, 2)],
      );

    expect(inZone('UTC')).toEqual([['2026-01', [1, 1]]]);
    expect(inZone('Asia/Shanghai')).toEqual([['2026-02', [1, 0]]]);
    expect(inZone('America/Los_Angeles')).toEqual([['2026-01', [1, 1]]]);
  });

  it('says what was left out of each log, and refuses more than it can count', () => {
    const starts = logOfText('ada 2026-05-01 5');
    const returns = logOfText('ada 2026-04-01 -5');
    const found = cohortReturns(starts, { window, period: 'month', returns });

    expect(found.startsLeftOut).toEqual({ rowsAfter: 1, refunds: 0, zeroRows: 0 });
    expect(found.returnsLeftOut).toEqual({ rowsAfter: 0, refunds: 1, zeroRows: 0 });
    const long = { from: '2000-01-01', until: '2010-12-14', zone: 'UTC' };
    expect(cohortReturns(logOf([]), { window: long, period: 'day' }).cohorts).toEqual([]);
    expect(() =>
      cohortReturns(logOf([]), { window: { ...long, until: '2010-12-15' }, period: 'day' }),
    ).toThrow('a window may meet 4000 periods, this one meets 4001');
    expect(() =>
      cohortReturns(starts, { window, period: 'month', membership: 'all' as 'recurring' }),
    ).toThrow('cohortReturns: membership must be first-time or recurring');
  });

  it('of one log and first-time members is cohort retention', () => {
    let cohorts = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const log = logOf(question.rows, question.zeroAmounts);
        const found = cohortReturns(log, question);
        const known = cohortRetention(log, question);

        expect(
          found.cohorts.map(({ cohort, size, on, onOrAfter, complete }) => ({
            cohort,
            size,
            retained: on,
            unbounded: onOrAfter,
            complete,
          })),
        ).toEqual(known.cohorts.map(({ revenueMinor: _, ...cohort }) => cohort));
        expect(found.earlierCustomers).toBe(known.earlierCustomers);
        cohorts += known.cohorts.length;
      }),
    );
    expect(cohorts).toBeGreaterThan(50);
  });

  it('is what its definition says, read plainly, for two logs', () => {
    const reached = { later: 0, before: 0, recurring: 0, never: 0 };
    const anyMembership = fc.constantFrom('first-time' as const, 'recurring' as const);
    fc.assert(
      fc.property(anyQuestion, anyRows, anyMembership, (question, others, membership) => {
        const { zeroAmounts, rows } = question;
        const found = cohortReturns(logOf(rows, zeroAmounts), {
          ...question,
          returns: logOf(others, zeroAmounts),
          membership,
        });
        const plain = plainReturns(question, others, membership);

        expect(found.cohorts.map(({ complete: _, ...cohort }) => cohort)).toEqual(plain);
        for (const cohort of found.cohorts) {
          const steps = cohort.on.map((_, step) => step);
          expect(
            steps.every((k) => k === 0 || cohort.onOrAfter[k]! <= cohort.onOrAfter[k - 1]!),
          ).toBe(true);
          expect(steps.every((k) => cohort.on[k]! <= cohort.onOrAfter[k]!)).toBe(true);
          reached.later += cohort.on.some((members, k) => k > 0 && members > 0) ? 1 : 0;
          reached.before += cohort.onOrBefore.at(-1)! > cohort.on.at(-1)! ? 1 : 0;
          reached.never += cohort.onOrAfter[0]! < cohort.size ? 1 : 0;
        }
        const members = found.cohorts.reduce((sum, { size }) => sum + size, 0);
        reached.recurring += members > logOf(rows).customers.length ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });
});

/** Cohorts by sets of texts: members are looked up customer by customer, period by period. */
function plainReturns(
  { rows, window: { from, until, zone }, period, zeroAmounts }: Question,
  others: readonly Row[],
  membership: 'first-time' | 'recurring',
) {
  const labels = allLabels(period);
  const periodsOfCustomer = (events: readonly Row[], customer: string) =>
    events
      .filter((row) => row.customer === customer && isPurchase(row, zeroAmounts))
      .map((row) => dateOf(zone, row.ms))
      .filter((date) => date < until)
      .map((date) => labels.indexOf(labelOf(period, date)))
      .toSorted((a, b) => a - b);
  const lastDate = new Date(Date.parse(until) - 1).toISOString().slice(0, 10);
  const first = labels.indexOf(labelOf(period, from));
  const end = labels.indexOf(labelOf(period, lastDate)) + 1;
  const customers = [...new Set(rows.map((row) => row.customer))].map((customer) => ({
    started: periodsOfCustomer(rows, customer),
    returned: periodsOfCustomer(others, customer),
  }));

  const cohorts = [];
  for (let own = first; own < end; own += 1) {
    const members = customers.filter(({ started }) =>
      membership === 'recurring' ? started.includes(own) : started[0] === own,
    );
    if (members.length === 0) continue;
    const steps = Array.from({ length: end - own }, (_, step) => own + step);
    const having = (test: (at: number) => (one: number) => boolean) =>
      steps.map((at) => members.filter(({ returned }) => returned.some(test(at))).length);
    cohorts.push({
      cohort: labels[own],
      size: members.length,
      on: having((at) => (one) => one === at),
      onOrAfter: having((at) => (one) => one >= at),
      onOrBefore: having((at) => (one) => one > own && one <= at),
    });
  }
  return cohorts;
}
