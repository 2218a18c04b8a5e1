/** Elapsed returns: brackets of 24 hours, their edges by hand, their counts against plain filters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { elapsedReturns } from '../../src/analytics/metrics/elapsed-returns.ts';
import { anyQuestion, anyRows, dateOf, isPurchase, logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
const DAY_MS = 86_400_000;
const day = (index: number) => ({ fromDays: index, untilDays: index + 1 });
const on = (text: string, index: number) =>
  elapsedReturns(logOfText(text), { window, brackets: [day(index)] }).brackets[0]!;

describe('elapsedReturns', () => {
  it('begins a day 24 hours after the start, to the millisecond', () => {
    const start = 'ada 2026-01-05T09:00:00.000Z 5\n';

    expect(on(`${start}ada 2026-01-06T08:59:59.999Z 5`, 0).on.numerator).toBe(1);
    expect(on(`${start}ada 2026-01-06T08:59:59.999Z 5`, 1).on.numerator).toBe(0);
    expect(on(`${start}ada 2026-01-06T09:00:00.000Z 5`, 0).on.numerator).toBe(0);
    expect(on(`${start}ada 2026-01-06T09:00:00.000Z 5`, 1).on.numerator).toBe(1);
  });

  it('takes two minutes across midnight for day 0', () => {
    expect(on('ada 2026-01-05T23:59Z 5\nada 2026-01-06T00:01Z 5', 0).on.numerator).toBe(1);
  });

  it('takes 23 and 25 hours for what they are where clocks are changed', () => {
    const paris = { from: '2026-03-01', until: '2026-04-15', zone: 'Europe/Paris' };
    const log = logOfText('ada 2026-03-28T11:00Z 5\nada 2026-03-29T10:30Z 5');
    // Noon to half past twelve by the clock, but 23 hours and a half.
    const { brackets } = elapsedReturns(log, { window: paris, brackets: [day(0), day(1)] });

    expect(brackets.map((bracket) => bracket.on.numerator)).toEqual([1, 0]);
  });

  it('takes the start itself for no return, nor a second row at its instant', () => {
    const twice = on('ada 2026-01-05T09:00Z 5\nada 2026-01-05T09:00Z 5', 0);

    expect(twice.on).toMatchObject({ numerator: 0, denominator: 1 });
    expect(twice.onOrAfter.numerator).toBe(0);
    expect(twice.onOrBefore.numerator).toBe(0);
  });

  it('counts only starts of which the whole bracket was seen', () => {
    expect(on('ada 2026-01-30T00:00Z 5', 1)).toMatchObject({
      on: { denominator: 1, value: 0 },
      startsLeftOut: 0,
    });
    expect(on('ada 2026-01-30T00:00:00.001Z 5\nada 2026-01-31T12:00Z 5', 1)).toMatchObject({
      on: { denominator: 0, value: null, interval: null },
      startsLeftOut: 1,
    });
  });

  it('starts the clock once, or at every start', () => {
    const log = logOfText('ada 2025-12-31 5\nada 2026-01-05 5\nada 2026-01-05 5\nada 2026-01-06 5');
    const ask = (membership: 'first-time' | 'recurring') =>
      elapsedReturns(log, { window, brackets: [day(1)], membership });

    expect(ask('first-time')).toMatchObject({ starts: 0, earlierCustomers: 1 });
    expect(ask('recurring')).toMatchObject({ starts: 2, earlierCustomers: 0 });
    expect(ask('recurring').brackets[0]?.on).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('starts the clock at the first instant of the window, and not before', () => {
    const ask = (text: string) =>
      elapsedReturns(logOfText(text), {
        window: { ...window, zone: 'Europe/Paris' },
        brackets: [],
      });

    expect(ask('ada 2025-12-31T23:00Z 5')).toMatchObject({ starts: 1, earlierCustomers: 0 });
    expect(ask('ada 2025-12-31T22:59Z 5')).toMatchObject({ starts: 0, earlierCustomers: 1 });
  });

  it('follows one cohort to the end of observation', () => {
    const log = logOfText('ada 2026-01-05 5\nbob 2026-01-12 5\nada 2026-01-31 5');
    const week = elapsedReturns(log, {
      window,
      startsUntil: '2026-01-12',
      brackets: [{ fromDays: 20, untilDays: 27 }],
    });

    expect(week).toMatchObject({ starts: 1 });
    expect(week.brackets[0]?.on).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('is what its definition says, read plainly, for two logs', () => {
    const reached = { on: 0, after: 0, before: 0, leftOut: 0, earlier: 0 };
    const anyBracket = fc
      .tuple(fc.constantFrom(0, 0.5, 1, 7, 30), fc.constantFrom(0.5, 1, 7, 30))
      .map(([fromDays, days]) => ({ fromDays, untilDays: fromDays + days }));
    fc.assert(
      fc.property(
        anyQuestion,
        anyRows,
        anyBracket,
        fc.boolean(),
        fc.boolean(),
        (question, others, bracket, isRecurring, isOneLog) => {
          const { rows, zeroAmounts, window: asked } = question;
          const known = (row: (typeof rows)[number]) =>
            isPurchase(row, zeroAmounts) && dateOf(asked.zone, row.ms) < asked.until;
          const log = logOf(rows, zeroAmounts);
          const found = elapsedReturns(log, {
            window: asked,
            brackets: [bracket],
            membership: isRecurring ? 'recurring' : 'first-time',
            ...(isOneLog ? {} : { returns: logOf(others, zeroAmounts) }),
          });

          // An instant is observed if its local date lies before the end of the window.
          const isSeen = (ms: number) => dateOf(asked.zone, ms - 1) < asked.until;
          const counts = { on: 0, onOrAfter: 0, onOrBefore: 0, observed: 0, starts: 0 };
          for (const customer of new Set(rows.map((row) => row.customer))) {
            const instantsOf = (events: typeof rows) =>
              events.filter((row) => row.customer === customer && known(row)).map(({ ms }) => ms);
            const own = [...new Set(instantsOf(rows))].toSorted((a, b) => a - b);
            const returned = instantsOf(isOneLog ? rows : others);
            for (const start of isRecurring ? own : own.slice(0, 1)) {
              if (dateOf(asked.zone, start) < asked.from) continue;
              counts.starts += 1;
              if (!isSeen(start + bracket.untilDays * DAY_MS)) continue;
              const days = returned.map((ms) => (ms - start) / DAY_MS).filter((gap) => gap > 0);
              const { fromDays, untilDays } = bracket;
              counts.observed += 1;
              counts.on += days.some((gap) => gap >= fromDays && gap < untilDays) ? 1 : 0;
              counts.onOrAfter += days.some((gap) => gap >= fromDays) ? 1 : 0;
              counts.onOrBefore += days.some((gap) => gap < untilDays) ? 1 : 0;
            }
          }

          const [result] = found.brackets;
          expect(result).toMatchObject({
            on: { numerator: counts.on, denominator: counts.observed },
            onOrAfter: { numerator: counts.onOrAfter, denominator: counts.observed },
            onOrBefore: { numerator: counts.onOrBefore, denominator: counts.observed },
            startsLeftOut: counts.starts - counts.observed,
          });
          expect(found.starts).toBe(counts.starts);
          reached.on += counts.on > 0 ? 1 : 0;
          reached.after += counts.onOrAfter > counts.on ? 1 : 0;
          reached.before += counts.onOrBefore > counts.on ? 1 : 0;
          reached.leftOut += counts.starts > counts.observed ? 1 : 0;
          reached.earlier += found.earlierCustomers > 0 ? 1 : 0;
        },
      ),
      { numRuns: 300 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('holds its caller to the contract', () => {
    const ask = (options: object) => () =>
      elapsedReturns(logOf([]), { window, brackets: [], ...options });

    expect(ask({})).not.toThrow();
    expect(ask({ brackets: [{ fromDays: -1, untilDays: 1 }] })).toThrow('fromDays must be finite');
    expect(ask({ brackets: [{ fromDays: 1, untilDays: 1 }] })).toThrow('untilDays must be above');
    expect(ask({ brackets: [{ fromDays: 1, untilDays: Infinity }] })).toThrow('untilDays');
    expect(ask({ startsUntil: 'then' })).toThrow('startsUntil must be a date that exists');
    expect(ask({ startsUntil: '2026-01-01' })).toThrow('startsUntil must be after window.from');
    expect(ask({ startsUntil: '2026-02-02' })).toThrow('startsUntil');
    expect(ask({ membership: 'all' })).toThrow('elapsedReturns: membership');
    expect(ask({ window: { ...window, zone: 'Paris' } })).toThrow('elapsedReturns: window.zone');
  });
});
