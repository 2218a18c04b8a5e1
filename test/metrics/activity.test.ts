/** Activity: by hand on a few customers, and at random against sets of texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Activity, activity, activityOf } from '../../src/analytics/metrics/activity.ts';
import { periodActivity } from '../../src/analytics/metrics/period-activity.ts';
import { anyQuestion, logOf, logOfText, type Question } from './logs.ts';
import { plainActivity } from './movements.ts';

const window = { from: '2026-01-01', until: '2026-07-01', zone: 'UTC' };

const asked = (question: Question): Activity =>
  activity(logOf(question.rows, question.zeroAmounts), question);

describe('activity', () => {
  it('counts a lost customer once, in the K-th period without a purchase', () => {
    const log = logOfText('ada 2026-01-31 100');

    const { rows } = activity(log, { window, period: 'month', inactiveAfter: 3 });

    expect(rows.map((row) => row.churned)).toEqual([0, 0, 0, 1, 0, 0]);
    expect(rows.map((row) => row.activeAtEnd)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(rows.map((row) => row.lapsing)).toEqual([0, 1, 1, 0, 0, 0]);
    expect(rows[3]?.churn).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
    expect(rows[3]?.retention).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
  });

  it('takes a gap of K periods for retained and a longer one for resurrected', () => {
    const log = logOfText(`
      ada 2026-01-10 100
      bob 2026-01-10 100
      ada 2026-03-10 100
      bob 2026-04-10 100`);

    const { rows } = activity(log, { window, period: 'month', inactiveAfter: 2 });

    expect(rows.map((row) => row.retained)).toEqual([0, 0, 1, 0, 0, 0]);
    expect(rows.map((row) => row.resurrected)).toEqual([0, 0, 0, 1, 0, 0]);
    expect(rows.map((row) => row.churned)).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('knows from the history who is new, who returns and who is lost at once', () => {
    const log = logOfText(`
      ada 2025-12-31 100
      bob 2025-10-01 100
      cy 2025-11-01 100
      bob 2026-01-01 100`);

    const { rows } = activity(log, { window, period: 'month', inactiveAfter: 2 });

    expect(rows[0]).toMatchObject({ active: 1, new: 0, retained: 0, resurrected: 1 });
    expect(rows[0]?.churn).toMatchObject({ numerator: 1, denominator: 2 });
    expect(rows[1]?.churn).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('takes the first period whole where the window begins inside it', () => {
    const log = logOfText('ada 2026-01-02 100');

    const { rows } = activity(log, { window: { ...window, from: '2026-01-15' }, period: 'month' });

    expect(rows[0]).toMatchObject({ period: '2026-01', active: 1, new: 1 });
  });

  it('counts neither refunds nor what is not known yet, and says how many', () => {
    const log = logOfText(`
      ada 2026-06-30 -100
      bob 2026-07-01 100
      bob 2026-07-02 -100
      cy 2026-06-30 0`);

    const purchase = activity(log, { window, period: 'month' });
    const leftOut = activity({ ...log, zeroAmounts: 'left-out' }, { window, period: 'month' });

    expect(purchase.rows[5]).toMatchObject({ active: 1, new: 1 });
    expect(purchase.leftOut).toEqual({ rowsAfter: 2, refunds: 1, zeroRows: 0 });
    expect(leftOut.rows[5]).toMatchObject({ active: 0, activeAtEnd: 0 });
    expect(leftOut.leftOut).toEqual({ rowsAfter: 2, refunds: 1, zeroRows: 1 });
  });

  it('marks the period that observation has not seen the end of', () => {
    const log = logOfText('ada 2026-01-02 100');
    const inside = { ...window, until: '2026-02-28' };

    expect(
      activity(log, { window: inside, period: 'month' }).rows.map((row) => row.complete),
    ).toEqual([true, false]);
  });

  it('begins weeks where it is told', () => {
    const log = logOfText('ada 2026-03-08 100\nada 2026-03-09 100');
    const week = { window: { ...window, from: '2026-03-05', until: '2026-03-12' }, period: 'week' };
    const activeOf = (weekStart: 'monday' | 'sunday') =>
      activity(log, { ...week, period: 'week', weekStart }).rows.map((row) => [
        row.period,
        row.active,
      ]);

    // 2026-03-08 is a Sunday.
    expect(activeOf('monday')).toEqual([
      ['2026-03-02', 1],
      ['2026-03-09', 1],
    ]);
    expect(activeOf('sunday')).toEqual([
      ['2026-03-01', 0],
      ['2026-03-08', 1],
    ]);
  });

  it('answers for a log without rows with rows of nobody', () => {
    const { rows } = activity(logOf([]), { window, period: 'quarter' });

    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      period: '2026-Q1',
      active: 0,
      new: 0,
      retained: 0,
      resurrected: 0,
      churned: 0,
      activeAtEnd: 0,
      lapsing: 0,
      churn: { numerator: 0, denominator: 0, value: null, interval: null },
      retention: { numerator: 0, denominator: 0, value: null, interval: null },
      complete: true,
    });
  });

  it('holds its caller to the contract', () => {
    const log = logOf([]);
    const read = periodActivity(log, { window, period: 'month' });

    expect(() => activity(log, { window, period: 'month', inactiveAfter: 0 })).toThrow(
      'activity: inactiveAfter must be a whole number of at least 1, got 0',
    );
    expect(() => activityOf(read, { inactiveAfter: 1.5 })).toThrow('activityOf: inactiveAfter');
    expect(() => activity(log, { window: { ...window, zone: 'Paris' }, period: 'month' })).toThrow(
      'window.zone',
    );
    expect(activityOf(read).inactiveAfter).toBe(1);
  });
});

describe('activity of any log', () => {
  it('is what its definitions say, read plainly', () => {
    const reached = { churned: 0, resurrected: 0, lapsing: 0, opening: 0, late: 0, unordered: 0 };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { rows, leftOut } = asked(question);
        const plain = plainActivity(question);

        expect(
          rows.map((row) => ({ ...row, churn: row.churn.value, retention: row.retention.value })),
        ).toEqual(plain);

        reached.churned += rows.some((row) => row.churned > 0) ? 1 : 0;
        reached.resurrected += rows.some((row) => row.resurrected > 0) ? 1 : 0;
        reached.lapsing += rows.some((row) => row.lapsing > 0) ? 1 : 0;
        reached.opening += rows[0]!.churn.denominator > 0 ? 1 : 0;
        reached.late += leftOut.rowsAfter > 0 ? 1 : 0;
        reached.unordered += logOf(question.rows).timeOrdered ? 0 : 1;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('adds up from period to period', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { rows } = asked(question);
        for (const [index, row] of rows.entries()) {
          const opening = rows[index - 1]?.activeAtEnd ?? row.churn.denominator;

          expect(row.activeAtEnd).toBe(opening + row.new + row.resurrected - row.churned);
          expect(row.active).toBe(row.new + row.retained + row.resurrected);
          expect(row.churn.numerator + row.retention.numerator).toBe(opening);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyQuestion, fc.infiniteStream(fc.nat()), (question, order) => {
        const shuffled = question.rows
          .map((row) => ({ row, place: order.next().value as number }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ row }) => row);
        const ordered = question.rows.toSorted((a, b) => a.ms - b.ms);

        expect(asked({ ...question, rows: shuffled })).toEqual(asked(question));
        expect(asked({ ...question, rows: ordered })).toEqual(asked(question));
      }),
    );
  });

  it('never changes a complete period when more is observed', () => {
    let complete = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const longer = { ...question.window, until: '2026-12-31' };
        const now = asked(question).rows.filter((row) => row.complete);
        const later = asked({ ...question, window: longer }).rows;

        expect(later.slice(0, now.length)).toEqual(now);
        complete += now.some((row) => row.active > 0) ? 1 : 0;
      }),
    );
    expect(complete).toBeGreaterThan(10);
  });

  it('moves with the zone only what lies within a day of the edge of a month', () => {
    let kept = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const far = question.rows.filter((row) => {
          const before = new Date(row.ms - 93_600_000).toISOString().slice(0, 7);
          return before === new Date(row.ms + 93_600_000).toISOString().slice(0, 7);
        });
        const inZone = (zone: string) => {
          const year = { from: '2025-02-01', until: '2026-02-01', zone };
          return asked({ ...question, rows: far, window: year, period: 'month' }).rows;
        };

        expect(inZone('Pacific/Kiritimati')).toEqual(inZone('UTC'));
        expect(inZone('Pacific/Pago_Pago')).toEqual(inZone('UTC'));
        kept += far.length > 5 ? 1 : 0;
      }),
    );
    expect(kept).toBeGreaterThan(10);
  });

  it('is the same for every customer counted twice under another name, times two', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const doubled = question.rows.flatMap((row) => [
          row,
          { ...row, customer: `${row.customer} again` },
        ]);
        const once = asked(question).rows;
        const twice = asked({ ...question, rows: doubled }).rows;

        expect(twice.map((row) => row.churned)).toEqual(once.map((row) => 2 * row.churned));
        expect(twice.map((row) => row.activeAtEnd)).toEqual(once.map((row) => 2 * row.activeAtEnd));
        expect(twice.map((row) => row.churn.value)).toEqual(once.map((row) => row.churn.value));
      }),
    );
  });
});
