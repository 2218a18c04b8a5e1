/** Changes since a day: who moved, and that nobody is lost from the count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changesSince } from '../../src/analytics/metrics/changes-since.ts';
import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { anyQuestion, dayText, logOf, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
const yesterday = { since: '2026-02-28', lapsingDays: 10, lostDays: 30 };
const of = (text: string) => changesSince(purchaseDays(logOfText(text), { window }), yesterday);

describe('changesSince', () => {
  it('names who slipped, who was lost, who came back and who is new, each on the very day', () => {
    const changes = of(`
      slips 2026-02-19 5
      slipped 2026-02-18 5
      gone 2026-01-30 5
      went 2026-01-29 5
      back 2026-01-01 5
      back 2026-02-28 5
      saved 2026-02-10 5
      saved 2026-02-28 5
      new 2026-02-28 5
      later 2026-03-01 5`);

    expect(changes).toMatchObject({
      new: ['new'],
      becameLapsing: ['slips'],
      recovered: ['saved'],
      becameLost: ['gone'],
      wonBack: ['back'],
    });
    expect(changes.before).toEqual({ active: 1, lapsing: 3, lost: 2 });
    expect(changes.now).toEqual({ active: 3, lapsing: 2, lost: 2 });
    expect(changes.leftOut.rowsAfter).toBe(1);
  });

  it('calls a first purchase new, wherever the customer stands by now', () => {
    const days = purchaseDays(logOfText('ada 2026-01-10 5'), { window });
    const long = changesSince(days, { ...yesterday, since: '2026-01-05' });

    expect(long).toMatchObject({ new: ['ada'], becameLost: [], now: { lost: 1 } });
  });

  it('is what its definition says, read plainly', () => {
    const reached = { new: 0, becameLapsing: 0, recovered: 0, becameLost: 0, wonBack: 0 };
    const anySetting = fc.record({
      back: fc.integer({ min: 1, max: 60 }),
      lapsingDays: fc.integer({ min: 5, max: 60 }),
      more: fc.integer({ min: 1, max: 150 }),
    });
    fc.assert(
      fc.property(anyQuestion, anySetting, (question, { back, lapsingDays, more }) => {
        const lostDays = lapsingDays + more;
        const until = dayOf(question.window.until);
        const since = dayText(until - back);
        const found = changesSince(daysOf(question), { since, lapsingDays, lostDays });
        const standing = (days: readonly number[], asOf: number) => {
          const gaps = days.filter((day) => day < asOf).map((day) => asOf - day);
          if (gaps.length === 0) return 'none';
          const gap = Math.min(...gaps);
          return gap < lapsingDays ? 'active' : gap < lostDays ? 'lapsing' : 'lost';
        };
        const moves = [...plainDays(question)].map(([customer, days]) => ({
          customer,
          move: `${standing(days, until - back)} ${standing(days, until)}`,
        }));
        const who = (pattern: RegExp) =>
          moves.filter(({ move }) => pattern.test(move)).map(({ customer }) => customer);
        const expected = {
          new: who(/^none (?:active|lapsing|lost)/),
          becameLapsing: who(/^active lapsing/),
          recovered: who(/^lapsing active/),
          becameLost: who(/^(?:active|lapsing) lost/),
          wonBack: who(/^lost (?:active|lapsing)/),
        };
        for (const name of [
          'new',
          'becameLapsing',
          'recovered',
          'becameLost',
          'wonBack',
        ] as const) {
          expect(found[name].map(String).toSorted()).toEqual(expected[name].toSorted());
          reached[name] += found[name].length > 0 ? 1 : 0;
        }
        const total = ({ active, lapsing, lost }: typeof found.now) => active + lapsing + lost;
        expect(total(found.now)).toBe(total(found.before) + found.new.length);
        expect(found.now.lost).toBe(who(/ lost$/).length);
        expect(found.before.lapsing).toBe(who(/^lapsing /).length);
      }),
      { numRuns: 300 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('holds its caller to the contract, and shows no text of theirs', () => {
    const days = purchaseDays(logOf([]), { window });
    const ask = (options: Partial<typeof yesterday>) => () =>
      changesSince(days, { ...yesterday, ...options });

    expect(ask({ since: 'yesterday' })).toThrow(/^changesSince: since must be a date that exists/);
    expect(ask({ since: '2026-03-01' })).toThrow('since must be before window.until');
    expect(ask({ lapsingDays: 0 })).toThrow('lapsingDays');
    expect(ask({ lostDays: 10 })).toThrow('lostDays must be a whole number of at least 11, got 10');
    expect(ask({ lostDays: 11 })).not.toThrow();
  });
});
