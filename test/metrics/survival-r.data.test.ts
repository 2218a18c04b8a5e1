/**
 * Survival of patients and of telephone customers, as R's survival package computes it.
 *
 * test/metrics/fixtures/survival.R made the values, survival 3.5-3 on R 4.2.2; compared to 1e-11
 * relative. The data are read from the folder that EVERBOND_DATA names; without it this test is left
 * out, and vitest says so by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Durations } from '../../src/analytics/metrics/durations.ts';
import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { logRank } from '../../src/analytics/metrics/log-rank.ts';
import { nelsonAalen } from '../../src/analytics/metrics/nelson-aalen.ts';
import { restrictedMean } from '../../src/analytics/metrics/restricted-mean.ts';
import { survivalQuantile } from '../../src/analytics/metrics/survival-quantile.ts';
import { relativeError } from '../numerics/oracle.ts';

type Column = readonly (number | null)[];

/** A curve as the fixture holds it, its limits by kind. */
type Curve = Readonly<
  Record<
    | `${'logLog' | 'log' | 'plain'}${'Low' | 'High'}`
    | 'survival'
    | `${'together' | 'oneByOne'}${'' | 'Error'}`
    | 'quantiles'
    | 'quantileLow'
    | 'quantileHigh',
    Column
  >
> & { readonly shares: readonly number[] };

interface Test {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly statistic: number;
  readonly pValue: number;
}

interface Mean {
  readonly until: number;
  readonly mean: number;
  readonly error: number;
}

type Fixture = Readonly<Record<'lung' | 'lungLate' | 'telco', Curve>> &
  Readonly<Record<'lungMean' | 'lungMeanToLast' | 'telcoMean', Mean>> &
  Readonly<
    Record<
      'lungBySex' | 'lungByEcog' | 'telcoByGender' | 'telcoByPayment' | 'telcoByContract',
      Test
    >
  >;

const published = JSON.parse(
  readFileSync(new URL('fixtures/survival-r.json', import.meta.url), 'utf8'),
) as Fixture;

const folder = process.env['EVERBOND_DATA'];

function table(name: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(join(folder ?? '', name), 'utf8').trim();
  const [names = [], ...rows] = text.split(/\r?\n/).map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(names.map((key, index) => [key, row[index] ?? ''])));
}

type Rows = ReturnType<typeof table>;

const lungOf = (rows: Rows): Durations => ({
  durations: rows.map(({ time }) => Number(time)),
  observed: rows.map(({ status }) => Number(status)),
});

const telcoOf = (rows: Rows): Durations => ({
  durations: rows.map(({ tenure }) => Number(tenure)),
  observed: rows.map(({ Churn }) => Churn === 'Yes'),
});

/** Groups by the values of a column, in their order; rows without a value are left out, as by R. */
function groupsBy(rows: Rows, key: string, of: (rows: Rows) => Durations): readonly Durations[] {
  const values = [...new Set(rows.map((row) => row[key] ?? ''))].filter((value) => value !== '');
  return values.toSorted().map((value) => of(rows.filter((row) => row[key] === value)));
}

function expectColumn(actual: Column, wanted: Column): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) {
    const mine = actual[index];
    if (value === null || mine === null || mine === undefined) continue;
    expect(relativeError(mine, value)).toBeLessThan(1e-11);
  }
}

function expectCurve(data: Durations, wanted: Curve): void {
  const fit = (interval: 'log-log' | 'log' | 'plain') => kaplanMeier(data, { interval }).steps;
  const names = { 'log-log': 'logLog', log: 'log', plain: 'plain' } as const;

  for (const interval of ['log-log', 'log', 'plain'] as const) {
    const steps = fit(interval);
    expectColumn(
      steps.map(({ survival }) => survival),
      wanted.survival,
    );
    expectColumn(
      steps.map(({ low }) => low),
      wanted[`${names[interval]}Low`],
    );
    expectColumn(
      steps.map(({ high }) => high),
      wanted[`${names[interval]}High`],
    );
    // R has no limits where survival is 0, and for log-log none where it is 1; here those are 1.
    for (const [index, { survival, low }] of steps.entries()) {
      const theirs = wanted[`${names[interval]}Low`][index];
      if (survival > 0 && survival < 1) expect(theirs).not.toBeNull();
      if (survival === 0) expect(low).toBeNull();
    }
  }
  for (const [ties, name] of [
    ['together', 'together'],
    ['one-by-one', 'oneByOne'],
  ] as const) {
    const { steps } = nelsonAalen(data, { ties });
    expectColumn(
      steps.map(({ hazard }) => hazard),
      wanted[name],
    );
    expectColumn(
      steps.map(({ variance }) => Math.sqrt(variance)),
      wanted[`${name}Error`],
    );
  }
  for (const [index, share] of wanted.shares.entries()) {
    expect(survivalQuantile(kaplanMeier(data), share)).toEqual({
      share,
      time: wanted.quantiles[index],
      low: wanted.quantileLow[index],
      high: wanted.quantileHigh[index],
    });
  }
}

function expectMean(data: Durations, wanted: Mean): void {
  const { mean, standardError } = restrictedMean(kaplanMeier(data), { until: wanted.until });

  expect(relativeError(mean!, wanted.mean)).toBeLessThan(1e-11);
  expect(relativeError(standardError!, wanted.error)).toBeLessThan(1e-11);
}

function expectTest(groups: readonly Durations[], wanted: Test): void {
  const { groups: mine, statistic, degreesOfFreedom, pValue } = logRank(groups);

  expect(mine.map(({ events }) => events)).toEqual(wanted.observed);
  expectColumn(
    mine.map(({ expected }) => expected),
    wanted.expected,
  );
  expect(relativeError(statistic!, wanted.statistic)).toBeLessThan(1e-11);
  expect(degreesOfFreedom).toBe(wanted.observed.length - 1);
  // An error of the statistic comes out in the p-value times half the statistic.
  expect(relativeError(pValue!, wanted.pValue)).toBeLessThan(1e-11 * (1 + wanted.statistic));
}

describe.runIf(folder !== undefined)('as R computes it', () => {
  const lung = folder === undefined ? [] : table('lung.csv');
  const telco = folder === undefined ? [] : table('telco_churn.csv');

  it('is the survival of the patients, counted in days or in weeks', () => {
    expect.hasAssertions();

    const days = lungOf(lung);
    const weeks = { ...days, durations: Array.from(days.durations, (time) => time / 7) };

    expectCurve(days, published.lung);
    expectColumn(
      kaplanMeier(weeks).steps.map(({ survival }) => survival),
      published.lung.survival,
    );
  });

  it('is the survival of patients of whom many come under watch late', () => {
    expect.hasAssertions();

    const days = lungOf(lung);
    const entries = Array.from(days.durations, (time, row) => (row * 37) % time);
    const weeks = Array.from(days.durations, (time) => time / 7);

    expectCurve({ ...days, entries }, published.lungLate);
    expectColumn(
      kaplanMeier({
        ...days,
        durations: weeks,
        entries: entries.map((entry) => entry / 7),
      }).steps.map(({ survival }) => survival),
      published.lungLate.survival,
    );
  });

  it('is the survival of the customers, some of whom never stayed a month', () => {
    expect.hasAssertions();

    expectCurve(telcoOf(telco), published.telco);
  });

  it('is the mean time within a horizon', () => {
    expect.hasAssertions();

    expectMean(lungOf(lung), published.lungMean);
    expectMean(lungOf(lung), published.lungMeanToLast);
    expectMean(telcoOf(telco), published.telcoMean);
  });

  it('is the comparison of two to four groups, one of a single patient', () => {
    expect.hasAssertions();

    expectTest(groupsBy(lung, 'sex', lungOf), published.lungBySex);
    expectTest(groupsBy(lung, 'ph.ecog', lungOf), published.lungByEcog);
    expectTest(groupsBy(telco, 'gender', telcoOf), published.telcoByGender);
    expectTest(groupsBy(telco, 'PaymentMethod', telcoOf), published.telcoByPayment);
    expectTest(groupsBy(telco, 'Contract', telcoOf), published.telcoByContract);
  });
});
