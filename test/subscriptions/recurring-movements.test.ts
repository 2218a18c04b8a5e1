/** Movements of recurring revenue: worked by hand, held to laws, and against a plain reading. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MovementRow } from '../../src/analytics/subscriptions/movement-row.ts';
import {
  type MovementBasis,
  recurringMovements,
} from '../../src/analytics/subscriptions/recurring-movements.ts';
import { subscriptionLog } from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';
import { ratio } from '../../src/kernel/ratio.ts';
import { periodsOf } from '../../src/time/period.ts';
import { anyRows, logOf, type Row, revenueAt } from './any-subscriptions.ts';

const window = { from: '2026-01-01', until: '2026-06-01', zone: 'UTC' };
const anyBasis = fc.constantFrom<MovementBasis>('period-ends', 'each-change');
const anyZone = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu');

type Line = readonly [id: string, start: string, end: string | null, cents: number];

function months(lines: readonly Line[], options: { basis?: MovementBasis; days?: number } = {}) {
  const log = subscriptionLog(lines, {
    customer: (line) => line[0],
    start: (line) => line[1],
    end: (line) => line[2],
    minor: (line) => line[3],
    zone: 'UTC',
    observedUntil: '2026-06-01',
  });
  const { basis = 'period-ends', days = null } = options;
  return recurringMovements(log, { window, period: 'month', basis, reactivationDays: days }).rows;
}

/** The movements of a row that are not 0, by name. */
function moved(row: MovementRow | undefined) {
  const { newMinor, reactivationMinor, expansionMinor, contractionMinor, churnMinor } = row!;
  const all = { newMinor, reactivationMinor, expansionMinor, contractionMinor, churnMinor };
  return Object.fromEntries(Object.entries(all).filter(([, minor]) => minor !== 0));
}

describe('A movement', () => {
  it('is new in the month of the first payment, and churn in the month that begins unpaid', () => {
    const rows = months([['ada', '2026-02-01', '2026-04-01', 500]]);

    expect(rows.map(moved)).toEqual([{}, { newMinor: 500 }, {}, { churnMinor: 500 }, {}]);
    expect(rows.map(({ closingMinor }) => closingMinor)).toEqual([0, 500, 500, 0, 0]);
    expect(rows.map(({ openingMinor }) => openingMinor)).toEqual([0, 0, 500, 500, 0]);
  });

  it('is churn of the month before where the payment ends a millisecond earlier', () => {
    const rows = months([['ada', '2026-02-01', '2026-03-31T23:59:59.999Z', 500]]);

    expect(rows.map(moved)).toEqual([{}, { newMinor: 500 }, { churnMinor: 500 }, {}, {}]);
  });

  it('is a contraction when one of two is cancelled, and churn when the last is', () => {
    const rows = months([
      ['ada', '2025-01-01', '2026-02-10', 500],
      ['ada', '2025-06-01', '2026-03-10', 300],
    ]);

    expect(rows[0]?.openingMinor).toBe(800);
    expect(rows.map(moved)).toEqual([{}, { contractionMinor: 500 }, { churnMinor: 300 }, {}, {}]);
  });

  it('is an expansion when a price rises from one row to the next', () => {
    const rows = months([
      ['ada', '2026-01-01', '2026-02-15', 500],
      ['ada', '2026-02-15', null, 700],
    ]);

    expect(rows.map(moved)).toEqual([{ newMinor: 500 }, { expansionMinor: 200 }, {}, {}, {}]);
  });

  it('is a reactivation after any gap, history before the window included', () => {
    const rows = months([
      ['ada', '2024-01-01', '2024-02-01', 500],
      ['ada', '2026-02-01', null, 700],
    ]);

    expect(moved(rows[1])).toEqual({ reactivationMinor: 700 });
  });

  it('is new again after more days than the rule allows', () => {
    // From 2025-12-01 to 2026-03-01 are 31 + 31 + 28 = 90 days.
    const lines: readonly Line[] = [
      ['ada', '2025-11-01', '2025-12-01', 500],
      ['ada', '2026-03-01', null, 500],
    ];

    for (const basis of ['period-ends', 'each-change'] as const) {
      expect(moved(months(lines, { basis, days: 90 })[2])).toEqual({ reactivationMinor: 500 });
      expect(moved(months(lines, { basis, days: 89 })[2])).toEqual({ newMinor: 500 });
    }
  });

  it('inside one month is seen by each change and not by period ends', () => {
    const lines: readonly Line[] = [['ada', '2026-02-03', '2026-02-20', 500]];
    const ends = months(lines)[1];
    const each = months(lines, { basis: 'each-change' })[1];

    expect([moved(ends), ends?.passingCustomers]).toEqual([{}, 1]);
    expect([moved(each), each?.passingCustomers]).toEqual([{ newMinor: 500, churnMinor: 500 }, 1]);
  });

  it('within one month is a return or new by the first payment in it', () => {
    // From 2025-11-01 to 2026-01-30 are 29 + 31 + 30 = 90 days; the last payment comes a day later.
    const lines: readonly Line[] = [
      ['ada', '2025-10-01', '2025-11-01', 500],
      ['ada', '2026-01-30', '2026-01-30T12:00Z', 500],
      ['ada', '2026-01-31', null, 500],
    ];

    expect(moved(months(lines, { days: 90 })[0])).toEqual({ reactivationMinor: 500 });
    expect(moved(months(lines, { days: 89 })[0])).toEqual({ newMinor: 500 });
  });

  it('is churn, and no passing by, where an old customer returns and leaves again', () => {
    const [, february] = months([
      ['ada', '2026-01-01', '2026-02-05', 500],
      ['ada', '2026-02-10', '2026-02-20', 500],
    ]);

    expect([moved(february), february?.passingCustomers]).toEqual([{ churnMinor: 500 }, 0]);
  });

  it('is none where an end lies at the end of observation', () => {
    const rows = months([['ada', '2026-01-01', '2026-06-01', 500]]);

    expect(rows.at(-1)).toMatchObject({ churnMinor: 0, closingMinor: 500, closingCustomers: 1 });
  });

  it('leaves out what begins at the end of the window or later, and says so', () => {
    const until = Date.UTC(2026, 4, 1);
    const { leftOut } = recurringMovements(
      logOf([
        { id: 1, start: until - 1, end: until, cents: 500 },
        { id: 1, start: 0, end: until + 1, cents: 500 },
        { id: 1, start: 0, end: until - 1, cents: 500 },
        { id: 1, start: 0, end: until, cents: 0 },
        { id: 1, start: until, end: null, cents: 500 },
      ]),
      { window: { ...window, until: '2026-05-01' }, period: 'month' },
    );

    expect(leftOut).toEqual({ rowsAfter: 1, zeroRows: 1, endsAtUntil: 1 });
  });

  it('is told so far in a period that is not over', () => {
    const log = logOf([{ id: 1, start: Date.UTC(2026, 0, 20), end: null, cents: 500 }]);
    const { rows } = recurringMovements(log, {
      window: { ...window, until: '2026-01-20' },
      period: 'month',
    });
    const later = recurringMovements(log, {
      window: { ...window, until: '2026-01-21' },
      period: 'month',
    });

    expect(rows[0]).toMatchObject({ newMinor: 0, complete: false });
    expect(later.rows[0]).toMatchObject({ newMinor: 500, complete: false });
  });
});

describe('A trial', () => {
  it('of amount 0 brings no revenue and makes nobody a former customer', () => {
    const rows = months([
      ['ada', '2026-01-01', '2026-02-01', 0],
      ['ada', '2026-03-01', null, 500],
    ]);

    expect(rows.map(moved)).toEqual([{}, {}, { newMinor: 500 }, {}, {}]);
  });
});

describe('Several currencies', () => {
  const lines = [
    ['ada', '2026-01-01', null, 1000, 'EUR'],
    ['bob', '2026-01-01', null, 1000, 'USD'],
  ] as const;
  const log = subscriptionLog(lines, {
    customer: (line) => line[0],
    start: (line) => line[1],
    end: (line) => line[2],
    minor: (line) => line[3],
    currencyBy: (line) => line[4],
    zone: 'UTC',
    observedUntil: '2026-06-01',
  });
  const short = { ...window, until: '2026-03-01' };

  it('are valued at one rate for all time', () => {
    const { rows, currency } = recurringMovements(log, {
      window: short,
      period: 'month',
      exchange: { rule: 'constant', to: 'EUR', rates: { USD: ratio(9, 10) } },
    });

    expect(currency).toBe('EUR');
    expect(rows.map((row) => [row.newMinor, row.exchangeMinor, row.closingMinor])).toEqual([
      [1900, 0, 1900],
      [0, 0, 1900],
    ]);
  });

  it('are valued at the rate of each period, whose change is no movement', () => {
    const { rows } = recurringMovements(log, {
      window: short,
      period: 'month',
      exchange: {
        rule: 'spot',
        to: 'EUR',
        rates: { '2026-01': { USD: ratio(9, 10) }, '2026-02': { USD: ratio(8, 10) } },
      },
    });

    expect(rows.map((row) => [row.newMinor, row.exchangeMinor, row.closingMinor])).toEqual([
      [1900, 0, 1900],
      [0, -100, 1800],
    ]);
    expect(rows[1]?.opening.openingMinor).toBe(1800);
  });

  it('are lost at the rate of the period in which they are lost', () => {
    const ended = subscriptionLog([['bob', '2026-01-01', '2026-02-10', 1000]] as const, {
      customer: (line) => line[0],
      start: (line) => line[1],
      end: (line) => line[2],
      minor: (line) => line[3],
      currency: 'USD',
      zone: 'UTC',
      observedUntil: '2026-06-01',
    });
    const { rows } = recurringMovements(ended, {
      window: short,
      period: 'month',
      exchange: {
        rule: 'spot',
        to: 'EUR',
        rates: { '2026-01': { USD: ratio(9, 10) }, '2026-02': { USD: ratio(8, 10) } },
      },
    });

    expect(rows[1]).toMatchObject({ openingMinor: 900, exchangeMinor: -100, churnMinor: 800 });
    expect(rows[1]?.closingMinor).toBe(0);
  });

  it('are refused without a rate for each', () => {
    const options = { window: short, period: 'month' } as const;

    expect(() => recurringMovements(log, options)).toThrow(/exchange must be given for 2/);
    expect(() =>
      recurringMovements(log, { ...options, exchange: { rule: 'constant', to: 'EUR', rates: {} } }),
    ).toThrow(/exchange.rates must hold a positive ratio/);
    expect(() =>
      recurringMovements(log, {
        ...options,
        exchange: { rule: 'constant', to: 'EUR', rates: { USD: { numerator: 0, denominator: 1 } } },
      }),
    ).toThrow(/exchange.rates must hold a positive ratio/);
  });
});

/** The same by asking, at each last instant, what everybody pays. */
function plainRow(rows: readonly Row[], from: number, until: number) {
  const ids = [...new Set(rows.map(({ id }) => id))];
  const sums = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, closing: 0 };
  for (const id of ids) {
    const before = revenueAt(rows, id, from - 1);
    const after = revenueAt(rows, id, until - 1);
    const paidEver = rows.some((row) => row.id === id && row.cents > 0 && row.start < from);
    sums.closing += after;
    if (before === 0 && after > 0) sums[paidEver ? 'reactivation' : 'new'] += after;
    else if (after === 0) sums.churn += before;
    else if (after > before) sums.expansion += after - before;
    else sums.contraction += before - after;
  }
  return sums;
}

describe('Movements of random subscriptions', () => {
  it('are those of a plain reading at the last instants', () => {
    const seen = { reactivation: 0, passing: 0, churn: 0 };
    fc.assert(
      fc.property(anyRows, anyZone, (rows, zone) => {
        const inZone = { ...window, until: '2026-05-20', zone };
        const { starts, untilMs } = periodsOf(inZone, 'month');
        const got = recurringMovements(logOf(rows), { window: inZone, period: 'month' }).rows;

        for (const [index, row] of got.entries()) {
          const until = Math.min(starts[index + 1]!, untilMs);
          expect({
            new: row.newMinor,
            reactivation: row.reactivationMinor,
            expansion: row.expansionMinor,
            contraction: row.contractionMinor,
            churn: row.churnMinor,
            closing: row.closingMinor,
          }).toEqual(plainRow(rows, starts[index]!, until));
          seen.reactivation += row.reactivationCount;
          seen.passing += row.passingCustomers;
          seen.churn += row.churnCount;
        }
      }),
    );
    expect(Math.min(seen.reactivation, seen.passing, seen.churn)).toBeGreaterThan(10);
  });

  it('add up in every period, in money and in customers, on any basis', () => {
    fc.assert(
      fc.property(anyRows, anyBasis, fc.constantFrom(null, 30), (rows, basis, days) => {
        const options = { window, period: 'week', basis, reactivationDays: days } as const;
        const got = recurringMovements(logOf(rows), options).rows;

        for (const [index, row] of got.entries()) {
          const { newMinor, reactivationMinor, expansionMinor } = row;
          const gained = newMinor + reactivationMinor + expansionMinor;
          const lost = row.contractionMinor + row.churnMinor;
          expect(row.closingMinor).toBe(row.openingMinor + row.exchangeMinor + gained - lost);
          expect(row.closingCustomers).toBe(
            row.openingCustomers + row.newCount + row.reactivationCount - row.churnCount,
          );
          if (index > 0) expect(row.openingMinor).toBe(got[index - 1]?.closingMinor);
        }
      }),
    );
  });

  it('add up at spot rates too', () => {
    let exchanged = 0;
    const anyRate = fc.integer({ min: 1, max: 300 }).map((percent) => ratio(percent, 100));
    fc.assert(
      fc.property(anyRows, fc.array(anyRate, { minLength: 5, maxLength: 5 }), (rows, rates) => {
        const log = subscriptionLog(rows, {
          customer: 'id',
          start: 'start',
          end: 'end',
          minor: 'cents',
          currencyBy: (row) => (row.cents > 500 ? 'USD' : 'EUR'),
          observedUntil: '2026-06-01T00:00Z',
        });
        const labels = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
        const spot = Object.fromEntries(labels.map((label, at) => [label, { USD: rates[at]! }]));
        const { rows: got } = recurringMovements(log, {
          window,
          period: 'month',
          exchange: { rule: 'spot', to: 'EUR', rates: spot },
        });

        for (const [index, row] of got.entries()) {
          const gained = row.newMinor + row.reactivationMinor + row.expansionMinor;
          const lost = row.contractionMinor + row.churnMinor;
          expect(row.closingMinor).toBe(row.openingMinor + row.exchangeMinor + gained - lost);
          if (index > 0) expect(row.openingMinor).toBe(got[index - 1]?.closingMinor);
          if (row.exchangeMinor !== 0) exchanged += 1;
        }
      }),
    );
    expect(exchanged).toBeGreaterThan(10);
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyRows, anyBasis, (rows, basis) => {
        const options = { window, period: 'month', basis } as const;
        const sortable = rows.toSorted((a, b) => a.cents - b.cents);

        expect(totals(recurringMovements(logOf(sortable), options).rows)).toEqual(
          totals(recurringMovements(logOf(rows), options).rows),
        );
      }),
    );
  });

  it('are the same where a subscription is cut in two', () => {
    fc.assert(
      fc.property(anyRows, anyBasis, (rows, basis) => {
        const halves = rows.flatMap((row) => {
          const cut = row.start + 12 * 86_400_000;
          const long = row.end === null || row.end > cut;
          return long
            ? [
                { ...row, end: cut },
                { ...row, start: cut },
              ]
            : [row];
        });
        const options = { window, period: 'month', basis } as const;

        expect(totals(recurringMovements(logOf(halves), options).rows)).toEqual(
          totals(recurringMovements(logOf(rows), options).rows),
        );
      }),
    );
  });
});

/** All but the standard errors, which are sums of floating-point squares. */
function totals(rows: readonly MovementRow[]) {
  return rows.map(({ opening, ...row }) => ({
    ...row,
    opening: [opening.customers, opening.openingMinor, opening.closingMinor, opening.cappedMinor],
  }));
}
