import { describe, expect, test } from 'vitest';

import { htmlReport } from '../../examples/retention-report/html.ts';
import { html } from '../../examples/retention-report/html-text.ts';
import { amountText, ofHundred } from '../../examples/retention-report/number-text.ts';
import type { Report } from '../../examples/retention-report/report.ts';
import { cohorts, months, steps } from '../charts/twelve.ts';
import { emptyReport, longReport } from './report-samples.ts';

/** The worked example of twelve purchases, as far as the page shows it. */
const twelve: Report = {
  ...emptyReport,
  window: { from: '2026-01-05', until: '2026-04-15', zone: 'UTC' },
  transactions: 11,
  refunds: { count: 1, amount: '-4.00' },
  revenue: '242.74',
  customers: 5,
  months: months.map((month, index) => ({
    ...month,
    active: month.new + month.retained + month.resurrected,
    churnRate: [null, 0.5, 0.5, 2 / 3][index] ?? null,
    retentionRate: [null, 0.5, 0.5, 1 / 3][index] ?? null,
  })),
  cohorts: cohorts.map((cohort) => ({ ...cohort, unbounded: cohort.retained, revenue: [] })),
  repeatRate: { days: 90, repeated: 1, observed: 1, rate: 1, interval: { low: 0.207, high: 1 } },
  timeToSecondPurchase: steps.map((step) => ({ ...step, atRisk: 5, events: 1, censored: 0 })),
  medianDaysToSecondPurchase: 31,
  share: { top: 0.2, customers: 1, ofRevenue: 0.4119634176485128 },
};

const year = longReport(12);
const pages = new Map<Report, Promise<string>>();

describe('the page', () => {
  test('says in plain words what was found', async () => {
    const words = textOf(await pageOf(twelve));
    expect(words).toContain('1 of 3 customers buy again in the month after their first.');
    expect(words).toContain('1 of 1 customers buy a second time within 90 days of their first.');
    expect(words).toContain('31 days pass until half of the customers have bought a second time.');
    expect(words).toContain(
      '1 of 2 active customers were lost in 2026-03: a month without a purchase.',
    );
    expect(words).toContain('41.2 % of revenue comes from the best 20 % of customers.');
  });

  test('says what was read and what was not', async () => {
    const words = textOf(await pageOf({ ...twelve, skippedRows: 3, rowsAfterWindow: 7 }));
    expect(words).toContain('2026-01-05 to 2026-04-15 (not included), UTC');
    expect(words).toContain('purchases 11 customers 5 revenue 242.74 refunds 1 (−4.00)');
    expect(words).toContain('rows skipped 3 rows after the end 7');
    expect(words).toContain('3 rows could not be read');
  });

  test('marks the month that is not over, in the table and in the charts', async () => {
    const page = await pageOf(twelve);
    expect(page).toContain('<tr class="open"><th scope="row" class="text">2026-04 *</th>');
    expect(textOf(page)).toContain('Pale with a dashed outline: the month is not over.');
    expect(page.match(/class="open"/g)).toHaveLength(1);
  });

  test('draws each of four charts wide and narrow, with a title to be read aloud', async () => {
    const page = await pageOf(twelve);
    expect(page.match(/<figure>/g)).toHaveLength(4);
    expect(page.match(/<svg role="img"[^>]*><title>[^<]{40,}<\/title>/g)).toHaveLength(8);
    expect(page.match(/<details>/g)).toHaveLength(4);
  });

  test('shows the truth beside the estimate, and only of a simulated shop', async () => {
    expect(textOf(await pageOf(year))).toContain(
      'Share of customers who have not left 41.2 % 39.8 %',
    );
    expect(textOf(await pageOf(twelve))).not.toContain('truth');
  });

  test('names a missing median as what it is', async () => {
    const words = textOf(await pageOf({ ...twelve, medianDaysToSecondPurchase: null }));
    expect(words).toContain('75.0 % of customers have bought a second time within 64 days.');
  });

  test('without a purchase says so', async () => {
    const page = await pageOf(emptyReport);
    expect(textOf(page)).toContain('There is no purchase to report on.');
    expect(page).not.toContain('<svg');
  });

  test('with one purchase has charts that have nothing to show yet', async () => {
    const one: Report = {
      ...twelve,
      customers: 1,
      months: twelve.months.slice(3),
      cohorts: twelve.cohorts.slice(3),
      timeToSecondPurchase: [],
      medianDaysToSecondPurchase: null,
    };
    expect(textOf(await pageOf(one))).toContain('Nothing to show yet');
  });
});

describe.each([
  ['no purchase', emptyReport],
  ['twelve purchases', twelve],
  ['a year', year],
  ['ten years', longReport(120)],
  ['fifty years', longReport(600)],
])('the page of %s', (_, report) => {
  test('is under 500 kB, and loads and runs nothing', async () => {
    const page = await pageOf(report);
    expect(Buffer.byteLength(page)).toBeLessThan(500_000);
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\/\/[a-z]/i);
    expect(page).not.toMatch(/<[^>]* (?:on[a-z]+|href|src)=/);
  });

  test('closes every element it opens, and shows no number that is none', async () => {
    const page = await pageOf(report);
    expect(unclosed(page)).toEqual([]);
    expect(textOf(page)).not.toMatch(/NaN|undefined|Infinity|\bnull\b|\[object/);
    expect(page).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)/);
  });
});

test('texts of a caller stay texts', async () => {
  const report = longReport(3, '"><script>alert(1)</script>.csv');
  const page = await pageOf(report);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(&quot;ada&quot;)&lt;/script&gt;');
  expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;.csv');
  expect(
    html`<b title="${'a" onclick="b'}">${['<i>', html`<u>${"'&"}</u>`, null, 5]}</b>`.html,
  ).toBe('<b title="a&quot; onclick=&quot;b">&lt;i&gt;<u>&#39;&amp;</u>5</b>');
});

test('shares are told in small whole numbers, or as the counts where there are few', () => {
  expect(ofHundred(1, 3)).toBe('1 of 3');
  expect(ofHundred(33, 99)).toBe('33 of 99');
  expect(ofHundred(15, 100)).toBe('15 of 100');
  expect(ofHundred(3501, 23_570)).toBe('15 of 100');
  expect(ofHundred(95, 10_000)).toBe('1 of 100');
  expect(ofHundred(94, 10_000)).toBe('9 of 1,000');
  expect(ofHundred(1, 10_000)).toBe('fewer than 1 of 1,000');
  expect(ofHundred(0, 10_000)).toBe('0 of 100');
});

test('amounts keep every digit', () => {
  expect(amountText('2500315.63')).toBe('2,500,315.63');
  expect(amountText('-1234')).toBe('−1,234');
  expect(amountText('0.100')).toBe('0.100');
  expect(amountText('123456789012345678')).toBe('123,456,789,012,345,678');
});

/** Each report is drawn once for all tests. */
function pageOf(report: Report): Promise<string> {
  const page = pages.get(report) ?? htmlReport(report);
  pages.set(report, page);
  return page;
}

/** What a reader sees: without style and marks, blanks made one. */
function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.');
}

/** Elements that are not closed in the order in which they were opened. */
function unclosed(page: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = '', rest = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (['meta', 'br'].includes(name) || rest.endsWith('/')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}
