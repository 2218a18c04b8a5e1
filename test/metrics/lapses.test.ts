/** Lapses and win-backs: their edges by hand, their book-keeping day by day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lapses } from '../../src/analytics/metrics/lapses.ts';
import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { anyQuestion, dayText, logOf, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
const of = (text: string, lapseDays = 10) =>
  lapses(purchaseDays(logOfText(text), { window }), { lapseDays });

describe('lapses', () => {
  it('wins back after a gap of exactly the days, not one less', () => {
    expect(of('ada 2026-02-05 5\nada 2026-02-15 5').events).toEqual([
      { customer: 'ada', event: 'lapsed', date: '2026-02-15', gapDays: 10 },
      { customer: 'ada', event: 'won-back', date: '2026-02-15', gapDays: 10 },
      { customer: 'ada', event: 'lapsed', date: '2026-02-25', gapDays: 10 },
    ]);
    expect(of('ada 2026-02-05 5\nada 2026-02-14 5').wonBack).toBe(0);
  });

  it('counts a lapse at the start of the window with those lapsed already, at its end as its own', () => {
    expect(of('ada 2026-01-22 5')).toMatchObject({ lapsedAtStart: 1, lapsed: 0, lapsedAtEnd: 1 });
    expect(of('ada 2026-01-23 5')).toMatchObject({ lapsedAtStart: 0, lapsed: 1, lapsedAtEnd: 1 });
    expect(of('ada 2026-02-19 5')).toMatchObject({ lapsedAtStart: 0, lapsed: 1, lapsedAtEnd: 1 });
    expect(of('ada 2026-02-20 5')).toMatchObject({ lapsedAtStart: 0, lapsed: 0, lapsedAtEnd: 0 });
  });

  it('attributes a win-back to the later day, on the first day of the window too', () => {
    const back = of('ada 2026-01-01 5\nada 2026-02-01 5\nbob 2026-01-01 5\nbob 2026-01-31 5');

    expect(back).toMatchObject({ lapsedAtStart: 1, wonBack: 1 });
    expect(back.events[0]).toEqual({
      customer: 'ada',
      event: 'won-back',
      date: '2026-02-01',
      gapDays: 31,
    });
    expect(back.winback).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
  });

  it('wins back also who lapsed at the very start of the window', () => {
    expect(of('ada 2026-01-22 5\nada 2026-02-05 5').winback).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
  });

  it('has no share won back where nobody was lapsed', () => {
    expect(lapses(purchaseDays(logOf([]), { window }), { lapseDays: 1 })).toMatchObject({
      events: [],
      lapsedAtEnd: 0,
      winback: { value: null },
    });
    expect(() => of('ada 2026-01-01 5', 0)).toThrow('lapses: lapseDays must be');
  });

  it('is what its definition says, asked day by day', () => {
    const reached = { lapsed: 0, wonBack: 0, lapsedAtStart: 0, kept: 0 };
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 60 }), (question, lapseDays) => {
        const found = lapses(daysOf(question), { lapseDays });
        const plain = [...plainDays(question)];
        const [from, until] = [dayOf(question.window.from), dayOf(question.window.until)];
        const isLapsed = (days: readonly number[], asOf: number) => {
          const earlier = days.filter((day) => day < asOf);
          return earlier.length > 0 && asOf - Math.max(...earlier) >= lapseDays;
        };
        const lapsedAt = (asOf: number) =>
          plain.filter(([, days]) => isLapsed(days, asOf)).map(([customer]) => customer);
        const expected: string[] = [];
        for (const [customer, days] of plain) {
          for (let day = from; day <= until; day += 1) {
            const wasAwake = !isLapsed(days, day - 1) || days.includes(day - 1);
            if (day > from && isLapsed(days, day) && wasAwake) {
              expected.push(`${dayText(day)} ${customer} lapsed`);
            }
            if (days.includes(day) && isLapsed(days, day)) {
              expected.push(`${dayText(day)} ${customer} won-back`);
            }
          }
        }

        expect(
          found.events
            .map(({ customer, event, date }) => `${date} ${customer} ${event}`)
            .toSorted(),
        ).toEqual(expected.toSorted());
        expect(found.events.map(({ date }) => date)).toEqual(
          found.events.map(({ date }) => date).toSorted(),
        );
        expect(found.lapsedAtStart).toBe(lapsedAt(from).length);
        expect(found.lapsedAtEnd).toBe(lapsedAt(until).length);
        expect(found.winback.numerator).toBe(
          plain.filter(
            ([customer, days]) =>
              lapsedAt(from).includes(customer) && days.some((day) => day >= from),
          ).length,
        );
        for (const name of ['lapsed', 'wonBack', 'lapsedAtStart'] as const) {
          reached[name] += found[name] > 0 ? 1 : 0;
        }
        reached.kept += found.winback.numerator > 0 ? 1 : 0;
      }),
      { numRuns: 60 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('adds up over windows one after the other', () => {
    let both = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 60 }), (question, lapseDays) => {
        const { from, until, zone } = question.window;
        const middle = dayText(Math.floor((dayOf(from) + dayOf(until)) / 2));
        const inWindow = (first: string, last: string) =>
          lapses(daysOf({ ...question, window: { from: first, until: last, zone } }), {
            lapseDays,
          });
        const first = inWindow(from, middle);
        const second = inWindow(middle, until);
        const whole = inWindow(from, until);

        expect(second.lapsedAtStart).toBe(first.lapsedAtEnd);
        expect(first.lapsed + second.lapsed).toBe(whole.lapsed);
        expect(first.wonBack + second.wonBack).toBe(whole.wonBack);
        both += first.wonBack > 0 && second.wonBack > 0 ? 1 : 0;
      }),
    );
    expect(both).toBeGreaterThan(5);
  });
});
