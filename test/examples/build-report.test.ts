import { describe, expect, test } from 'vitest';

import { buildReport, type Question } from '../../examples/retention-report/build-report.ts';
import type { Report } from '../../examples/retention-report/report.ts';
import { readText } from './files.ts';

const QUESTION: Question = { zone: 'UTC', until: null, inactiveMonths: 1, winback: null };

async function reportOn(lines: readonly string[], question: Partial<Question> = {}) {
  const text = `customer,at,amount\n${lines.map((line) => `${line}\n`).join('')}`;
  const asked = { ...QUESTION, ...question };
  const { log, issues } = await readText(text, { zone: asked.zone });
  const columns = { customer: 'customer', at: 'at', amount: 'amount' };
  const source = { kind: 'file', name: 'test.csv', columns } as const;
  return buildReport(log, asked, { source, skipped: issues.listed, skippedRows: issues.rows });
}

/** Every number of a report, to find one that JSON cannot hold. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function expectSound(report: Report): void {
  expect(
    numbersOf(report).filter((value) => !Number.isFinite(value) || Object.is(value, -0)),
  ).toEqual([]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
}

describe('a report without purchases', () => {
  const nothing = {
    transactions: 0,
    customers: 0,
    months: [],
    cohorts: [],
    pooledRetention: [],
    repeatRate: { days: 90, repeated: 0, observed: 0, rate: null, interval: null },
    rfm: { asOf: null, breakpoints: null, counts: { R: [0, 0, 0, 0, 0] } },
    timeToSecondPurchase: [],
    medianDaysToSecondPurchase: null,
    share: { top: 0.2, customers: 0, ofRevenue: null },
    lapsing: { judged: 0, overdue: 0, rate: null, top: [] },
    worthWinningBack: null,
    truth: null,
  };

  test('has no window and no answers when there is no row', async () => {
    const report = await reportOn([]);
    expect(report).toMatchObject({ ...nothing, window: null, revenue: '0' });
    expectSound(report);
  });

  test('has a window when there are refunds', async () => {
    const report = await reportOn(['ada,2026-01-05,-4.00']);
    expect(report).toMatchObject({
      ...nothing,
      window: { from: '2026-01-05', until: '2026-01-06', zone: 'UTC' },
      refunds: { count: 1, amount: '-4.00' },
      revenue: '0.00',
    });
    expectSound(report);
  });

  test('answers the question of winning back too', async () => {
    const report = await reportOn([], { winback: { margin: 0.5, cost: '1' } });
    expect(report.worthWinningBack).toMatchObject({ judged: 0, worth: 0 });
    expectSound(report);
  });
});

describe('the window', () => {
  const LINES = ['ada,2026-01-31T23:30:00Z,10', 'bob,2026-03-10,20', 'ada,2026-04-20,30'];

  test('begins with the earliest local date and ends the day after the latest', async () => {
    expect((await reportOn(LINES)).window).toEqual({
      from: '2026-01-31',
      until: '2026-04-21',
      zone: 'UTC',
    });
    expect((await reportOn(LINES, { zone: 'Europe/Paris' })).window?.from).toBe('2026-02-01');
  });

  test('leaves out what lies at or after its end, and counts it', async () => {
    const report = await reportOn(LINES, { until: '2026-04-20' });
    expect(report).toMatchObject({ transactions: 2, rowsAfterWindow: 1, revenue: '30' });
    expect(report.months.map(({ period, complete }) => [period, complete])).toEqual([
      ['2026-01', true],
      ['2026-02', true],
      ['2026-03', true],
    ]);
  });

  test('must end after the first date', async () => {
    await expect(reportOn(LINES, { until: '2026-01-31' })).rejects.toThrow(
      '--until 2026-01-31 must be after the first date, 2026-01-31',
    );
  });

  test('cannot end after the last date there is', async () => {
    const report = await reportOn(['ada,9998-12-01,1', 'bob,9999-12-31,1']);
    expect(report.window).toEqual({ from: '9998-12-01', until: '9999-12-31', zone: 'UTC' });
    expect(report).toMatchObject({ customers: 1, rowsAfterWindow: 1 });
  });

  test('may be longer than the months that are shown', async () => {
    const report = await reportOn(['ada,2026-01-05,-1', ...LINES.slice(1)], {
      until: '2026-07-01',
    });
    expect(report.months.map(({ period }) => period)).toEqual(['2026-03', '2026-04']);
    expect(report.months.map(({ complete }) => complete)).toEqual([true, true]);
    expect(report.cohorts.map(({ retained }) => retained)).toEqual([[1, 0], [1]]);
    expect(report.pooledRetention).toEqual([1, 0]);
  });

  test('reaches before 1970 and after 2100', async () => {
    const report = await reportOn([
      'ada,1969-12-31,1',
      'bob,1899-01-01,1',
      'ada,2101-03-01T00:00Z,1',
    ]);
    expect(report.window).toEqual({ from: '1899-01-01', until: '2101-03-02', zone: 'UTC' });
    expect(report.months).toHaveLength((2101 - 1899) * 12 + 3);
    expect(report.months.filter(({ active }) => active > 0).map(({ period }) => period)).toEqual([
      '1899-01',
      '1969-12',
      '2101-03',
    ]);
    expectSound(report);
  });
});

test('customers may be called like parts of an object', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const lines = names.flatMap((name) => {
    return ['2025-01-01', '2025-01-02', '2025-01-03'].map((date) => `${name},${date},10`);
  });
  const report = await reportOn(lines, { until: '2025-03-01' });
  expect(report.customers).toBe(4);
  expect(report.lapsing.top.map(({ customer }) => customer)).toEqual(names);
  expectSound(report);
});

describe('lapsing', () => {
  test('holds the present gap of each customer against their own median gap', async () => {
    const days: Record<string, string[]> = {
      // Median gap 10; the present gap of 20 is not more than twice as long. Bought for nothing.
      ada: ['01-01', '01-11', '01-21'],
      // Median gap 4, present gap 32; two purchases on one day are one day.
      bob: ['01-01', '01-05', '01-09', '01-09'],
      // Gaps of 2 and 10, their median 6, present gap 28.
      cy: ['01-13', '01-01', '01-03'],
      // Two days are no rhythm.
      dee: ['01-01', '01-01', '01-02'],
    };
    const lines = Object.entries(days).flatMap(([name, dates]) => {
      return dates.map((date) => `${name},2026-${date},${{ ada: 0, cy: 50 }[name] ?? 10}`);
    });
    const { lapsing } = await reportOn([...lines, 'cy,2026-02-09,-50', 'bob,2026-02-10,1'], {
      until: '2026-02-10',
    });
    expect(lapsing).toMatchObject({ judged: 3, overdue: 2, rate: 2 / 3 });
    expect(lapsing.top).toEqual([
      { customer: 'cy', gapDays: 28, medianGapDays: 6, purchases: 3, revenue: '150' },
      { customer: 'bob', gapDays: 32, medianGapDays: 4, purchases: 4, revenue: '40' },
    ]);
  });
});

describe('worth winning back', () => {
  // Gaps that ended: 20 and 40 days. Gaps still open at the end: 671 (a), 12 (b) and 731 (c) days.
  const LINES = [
    'a,2024-01-01,10',
    'a,2024-02-10,10',
    'a,2024-03-01,5',
    'b,2025-12-20,7',
    'c,2024-01-01,3',
  ];

  test('multiplies the observed return by the later margin', async () => {
    const { worthWinningBack } = await reportOn(LINES, {
      until: '2026-01-01',
      winback: { margin: 0.5, cost: '1' },
    });
    expect(worthWinningBack).toMatchObject({ margin: 0.5, cost: '1', judged: 3, worth: 1 });
    const rows = worthWinningBack?.bands.map((band) => {
      const { gapFromDays, gapUntilDays, customers, returnRate, value, worth } = band;
      return [gapFromDays, gapUntilDays, customers, returnRate, value, worth];
    });
    // At day 20 one of four returns, at day 40 one of three: survival 0.75, then 0.5 for good.
    expect(rows).toEqual([
      [0, 30, 1, 0.5, '2.50', true],
      [30, 60, 0, expect.closeTo(1 / 3, 12), '7.50', true],
      [60, 90, 0, 0, null, false],
      [90, 180, 0, 0, null, false],
      [180, 365, 0, 0, null, false],
      [365, null, 2, 0, null, false],
    ]);
  });

  test('is no when the cost is as much as is expected, and says so', async () => {
    const { worthWinningBack } = await reportOn(LINES, {
      until: '2026-01-01',
      winback: { margin: 0.5, cost: '1.25' },
    });
    const [first] = worthWinningBack?.bands ?? [];
    expect(first).toMatchObject({
      worth: false,
      reason: '1.25 expected is not more than the cost',
    });
  });

  test('counts what was bought within a year of the return, once the year is over', async () => {
    const winback = { margin: 0.5, cost: '1' };
    const valueAt = async (until: string) =>
      (await reportOn(LINES, { until, winback })).worthWinningBack?.bands[0]?.value;
    expect(await valueAt('2025-03-01')).toBe('2.50');
    expect(await valueAt('2025-02-28')).toBeNull();
  });

  test.each([
    ['2024-01-30', 394, 1 / 3],
    ['2024-01-31', 395, 0],
  ])('looks a year ahead: a return on %s after %i days', async (date, _, rate) => {
    const { worthWinningBack } = await reportOn(
      ['x,2023-01-01,1', `x,${date},1`, 'y,2023-01-01,1'],
      { until: '2026-01-01', winback: { margin: 0.5, cost: '1' } },
    );
    // Two of three gaps are open for longer than two years.
    expect(worthWinningBack?.bands[1]?.returnRate).toBeCloseTo(rate, 12);
  });

  test('says nothing of a gap that nobody was watched through', async () => {
    const { worthWinningBack } = await reportOn(LINES, {
      until: '2025-12-31',
      winback: { margin: 0.5, cost: '1' },
    });
    // The longest gap is of 730 days, one less than 365 and a year.
    expect(worthWinningBack?.bands.at(-1)?.returnRate).toBe(0);
    const shorter = await reportOn(LINES, {
      until: '2025-12-29',
      winback: { margin: 0.5, cost: '1' },
    });
    expect(shorter.worthWinningBack?.bands.at(-1)).toMatchObject({
      returnRate: null,
      worth: false,
    });
  });
});
