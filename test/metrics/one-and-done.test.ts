/** One and done: what the repeat rate leaves, of the same customers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { oneAndDone } from '../../src/analytics/metrics/one-and-done.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { anyQuestion, logOf, logOfText } from './logs.ts';
import { dayOf, plainDays } from './plain-days.ts';

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };

describe('oneAndDone', () => {
  it('takes nobody for done whose days have not passed', () => {
    const summaries = summarise(
      logOfText('ada 2026-01-01 5\nbob 2026-01-01 5\nbob 2026-01-31 5\ncy 2026-03-30 5'),
      { window },
    );

    expect(oneAndDone(summaries, { days: 30 })).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 0.5,
      days: 30,
      leftOut: 1,
    });
    expect(oneAndDone(summaries).days).toBe(90);
    expect(() => oneAndDone(summaries, { days: 0 })).toThrow('days must be');
  });

  it('has no value where nobody was observed long enough', () => {
    const rate = oneAndDone(summarise(logOfText('ada 2026-03-31 5'), { window }));

    expect(rate).toMatchObject({ denominator: 0, value: null, interval: null, leftOut: 1 });
  });

  it('is what its definition says, read plainly', () => {
    let done = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 90 }), (question, days) => {
        const log = logOf(question.rows, question.zeroAmounts);
        const rate = oneAndDone(summarise(log, question), { days });
        const observed = [...plainDays(question).values()].filter(
          ([first]) => first! + days < dayOf(question.window.until),
        );
        const gone = observed.filter(
          ([first, second]) => second === undefined || second > first! + days,
        );

        expect([rate.numerator, rate.denominator]).toEqual([gone.length, observed.length]);
        done += gone.length > 0 && gone.length < observed.length ? 1 : 0;
      }),
    );
    expect(done).toBeGreaterThan(5);
  });
});
