/** Winback bands: p from gaps, value from past returns, the cost given; no verdict without them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { type WinbackOptions, winbackBands } from '../../src/analytics/metrics/winback-bands.ts';
import { anyQuestion, dateOf, isPurchase, logOf, logOfText } from './logs.ts';
import { dayOf, plainDays } from './plain-days.ts';

const TERMS = { margin: 0.5, costMinor: 100, minGaps: 1, minReturns: 1 };
const window = { from: '2024-01-01', until: '2026-01-01', zone: 'UTC' };

describe('winbackBands', () => {
  // Gaps that ended: 20 and 40 days. Gaps still open at the end: 671 (a), 12 (b) and 731 (c) days.
  const log = logOfText(`
    a 2024-01-01 1000
    a 2024-02-10 1000
    a 2024-03-01 500
    b 2025-12-20 700
    b 2025-12-21 -700
    c 2024-01-01 300
    c 2026-01-01 100`);

  it('multiplies the observed return by the later margin', () => {
    const result = winbackBands(log, { ...TERMS, window });
    const rows = result.bands.map((band) => [
      band.gapFromDays,
      band.gapUntilDays,
      band.customers,
      band.returned.value,
      band.value.value,
      band.verdict,
    ]);

    // At day 20 one of four returns, at day 40 one of three: survival 0.75, then 0.5 for good.
    expect(rows).toEqual([
      [0, 30, 1, 0.5, 250, 'worth'],
      [30, 60, 0, expect.closeTo(1 / 3, 12), 750, 'worth'],
      [60, 90, 0, 0, null, 'unknown-value'],
      [90, 180, 0, 0, null, 'unknown-value'],
      [180, 365, 0, 0, null, 'unknown-value'],
      [365, null, 2, 0, null, 'unknown-value'],
    ]);
    expect(result).toMatchObject({ window, margin: 0.5, costMinor: 100, horizonDays: 365 });
    expect([result.customers, result.worth, result.unknown]).toEqual([3, 1, 2]);
    expect(result.leftOut).toEqual({ rowsAfter: 1, refunds: 1, zeroRows: 0 });
  });

  it('lists the customers with their gap and band', () => {
    const { keys, gapDays, bandOf } = winbackBands(log, { ...TERMS, window });

    expect(keys).toEqual(['a', 'b', 'c']);
    expect(Array.from(gapDays)).toEqual([671, 12, 731]);
    expect(Array.from(bandOf)).toEqual([5, 0, 5]);
    const later = { ...window, until: '2026-01-02' };
    const several = winbackBands(logOfText('a 2024-01-01 -1\n b 2026-01-01 1'), {
      ...TERMS,
      window: later,
    });
    expect([several.keys, Array.from(several.gapDays)]).toEqual([['b'], [1]]);
  });

  it('begins a band on its first day', () => {
    const bandAt = (until: string) =>
      winbackBands(logOfText('a 2024-01-01 1'), { ...TERMS, window: { ...window, until } })
        .bandOf[0];

    expect(bandAt('2024-01-30')).toBe(0);
    expect(bandAt('2024-01-31')).toBe(1);
  });

  it('says what each number is made of', () => {
    const [first, second] = winbackBands(log, { ...TERMS, window }).bands;

    expect(first?.returned).toMatchObject({ gaps: 5, ended: 2, outlasted: 2, censored: 1 });
    expect(second?.returned).toMatchObject({ gaps: 3, ended: 1, outlasted: 2, censored: 0 });
    expect(second?.value).toMatchObject({ returns: 1, returnsNotOver: 0, laterMinor: 1500 });
    // Greenwood by hand: 1/(3·2) at day 40; S = 2/3, log-log, 1.96 standard errors.
    const reach = Math.exp((1.959963984540054 * Math.sqrt(1 / 6)) / Math.log(1.5));
    expect(second?.returned.interval?.low).toBeCloseTo(1 - (2 / 3) ** (1 / reach), 12);
    expect(second?.returned.interval?.high).toBeCloseTo(1 - (2 / 3) ** reach, 12);
  });

  it('gives a share of none or of all the interval of Wilson', () => {
    const { bands } = winbackBands(log, { ...TERMS, window, bandStarts: [0, 60] });
    // None of two: published for Wilson without correction, 0 to 0.6576.
    expect(bands[1]?.returned.interval?.low).toBe(0);
    expect(bands[1]?.returned.interval?.high).toBeCloseTo(0.6576198, 6);
    const all = winbackBands(logOfText('a 2024-01-01 5\n a 2024-06-01 5\n a 2025-01-01 5'), {
      ...TERMS,
      window,
      bandStarts: [0, 150],
      horizonDays: 65,
    });
    // Gaps of 152 and 214 days ended and one of 365 outlasts; by 214 days half of the gaps are left.
    expect(all.bands[1]?.returned).toMatchObject({ ended: 2, outlasted: 1 });
    const ended = winbackBands(logOfText('a 2024-01-01 5\n a 2024-06-01 5\n a 2025-12-31 5'), {
      ...TERMS,
      window,
      bandStarts: [0, 150],
      horizonDays: 429,
    });
    // Gaps of 152 and 578 days, the second on the last day of the horizon; two of two.
    expect(ended.bands[1]?.returned).toMatchObject({ ended: 2, outlasted: 0, value: 1 });
    expect(ended.bands[1]?.returned.interval?.low).toBeCloseTo(1 - 0.6576198, 6);
  });

  it('calls what is expected to bring exactly its cost not worth it', () => {
    const verdictAt = (costMinor: number) =>
      winbackBands(log, { ...TERMS, window, costMinor }).bands[0]?.verdict;

    expect(verdictAt(125)).toBe('not-worth');
    expect(verdictAt(124.9)).toBe('worth');
  });

  it('gives no verdict from fewer gaps or returns than asked for', () => {
    const bandsWith = (options: Partial<WinbackOptions>) =>
      winbackBands(log, { ...TERMS, window, ...options }).bands;

    expect(bandsWith({ minGaps: 3 })[1]?.verdict).toBe('worth');
    expect(bandsWith({ minGaps: 4 })[1]).toMatchObject({
      returned: { gaps: 3, value: null, interval: null },
      expectedMinor: null,
      expectedInterval: null,
      verdict: 'unknown-return',
    });
    expect(bandsWith({ minReturns: 2 })[1]).toMatchObject({
      value: { returns: 1, value: null },
      expectedMinor: null,
      verdict: 'unknown-value',
    });
    const asDefault = winbackBands(log, { window, margin: 1, costMinor: 0 });
    expect(asDefault.bands.every(({ verdict }) => verdict === 'unknown-return')).toBe(true);
  });

  it('says nothing of gaps that nobody was watched through', () => {
    const lastAt = (until: string) =>
      winbackBands(log, { ...TERMS, window: { ...window, until } }).bands.at(-1)?.returned.value;

    // The longest gap is of 729 days, as long as 365 and a year reach, and then of one day less.
    expect(lastAt('2025-12-30')).toBe(0);
    expect(lastAt('2025-12-29')).toBeNull();
  });

  it('values a return once its horizon is over', () => {
    const valueAt = (until: string) =>
      winbackBands(log, { ...TERMS, window: { ...window, until } }).bands[0]?.value;

    expect(valueAt('2025-03-01')).toMatchObject({ returns: 1, returnsNotOver: 0, value: 250 });
    expect(valueAt('2025-02-28')).toMatchObject({ returns: 0, returnsNotOver: 1, value: null });
  });

  it('gives the mean margin of several returns its interval, and their product one too', () => {
    const several = logOfText(`
      a 2024-01-01 0
      a 2024-01-11 1000
      b 2024-01-01 0
      b 2024-01-11 2000
      c 2024-01-01 0
      c 2024-01-11 6000
      d 2024-01-01 0`);
    const [band] = winbackBands(several, {
      ...TERMS,
      window,
      bandStarts: [0],
      horizonDays: 30,
    }).bands;
    // Mean 3000, standard deviation √7 000 000, of three; half of it is margin.
    const reach = (1.959963984540054 * 0.5 * Math.sqrt(7_000_000)) / Math.sqrt(3);
    expect(band?.value.value).toBe(1500);
    expect(band?.value.interval?.low).toBeCloseTo(1500 - reach, 9);
    expect(band?.value.interval?.high).toBeCloseTo(1500 + reach, 9);
    expect(band?.expectedMinor).toBeCloseTo(1500 * (3 / 7), 9);
    const p = band?.returned.interval;
    expect(band?.expectedInterval?.low).toBeCloseTo((p?.low ?? 0) * (1500 - reach), 9);
    expect(band?.expectedInterval?.high).toBeCloseTo((p?.high ?? 0) * (1500 + reach), 9);
  });

  it('holds its caller to the contract, and sums to what can be counted', () => {
    const ask = (options: object) => () => winbackBands(log, { ...TERMS, window, ...options });

    expect(ask({ window: { ...window, until: '' } })).toThrow('window.until');
    expect(ask({ margin: 0 })).toThrow('margin must be above 0 and at most 1, got 0');
    expect(ask({ margin: 1.1 })).toThrow('got 1.1');
    expect(ask({ costMinor: -1 })).toThrow('costMinor must be at least 0, got -1');
    expect(ask({ costMinor: NaN })).toThrow('costMinor');
    expect(ask({ costMinor: Infinity })).toThrow('costMinor');
    expect(ask({ horizonDays: 0 })).toThrow('horizonDays');
    expect(ask({ minGaps: 0 })).toThrow('minGaps');
    expect(ask({ minReturns: 0.5 })).toThrow('minReturns');
    expect(ask({ bandStarts: [] })).toThrow('bandStarts must begin with 0');
    expect(ask({ bandStarts: [0, 30, 30] })).toThrow('must be a whole number of at least 31');
    const huge = (amounts: string) =>
      winbackBands(logOfText(amounts), { ...TERMS, window, margin: 1 });
    const half = '4503599627370496';
    expect(() => huge(`a 2024-01-01 ${half}\n a 2024-01-03 ${half}`)).toThrow('a sum exceeds');
    // Each purchase counts for every return before it, so three returns of a third are too much.
    const third = '3002399751580330';
    expect(() =>
      huge(
        `a 2024-01-01 0\n a 2024-01-03 ${third}\n a 2024-01-05 ${third}\n a 2024-01-07 ${third}`,
      ),
    ).toThrow('winbackBands: a sum exceeds 2^53 - 1 minor units');
  });

  it('of no purchase has bands without customers', () => {
    const { bands, customers } = winbackBands(logOfText('a 2024-01-01 -5'), { ...TERMS, window });

    expect(customers).toBe(0);
    expect(bands[0]?.returned).toMatchObject({ gaps: 0, ended: 0, outlasted: 0, censored: 0 });
    expect(bands[0]?.verdict).toBe('unknown-return');
  });
});

describe('whatever the log', () => {
  const anyBands = fc
    .uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 3 })
    .map((starts) => [0, ...starts.toSorted((a, b) => a - b)]);

  it('p is what Kaplan-Meier says of the gaps that came so far', () => {
    const reached = { known: 0, censored: 0, between: 0 };
    fc.assert(
      fc.property(anyQuestion, anyBands, fc.integer({ min: 1, max: 90 }), (asked, starts, days) => {
        const { window: looked } = asked;
        const gaps = [...plainDays(asked).values()].flatMap((own) => [
          ...own.slice(1).map((day, index) => ({ days: day - own[index]!, isEnded: true })),
          { days: dayOf(looked.until) - own.at(-1)!, isEnded: false },
        ]);
        const { bands } = winbackBands(logOf(asked.rows, asked.zeroAmounts), {
          ...TERMS,
          window: looked,
          bandStarts: starts,
          horizonDays: days,
        });
        for (const { gapFromDays, gapUntilDays, returned, customers } of bands) {
          const last = gapFromDays + days - 1;
          const lasting = gaps.filter((gap) => gap.days >= gapFromDays);
          const open = lasting.filter((gap) => !gap.isEnded);
          expect(returned.gaps).toBe(lasting.length);
          expect(returned.ended + returned.outlasted + returned.censored).toBe(lasting.length);
          expect(customers).toBe(open.filter((gap) => gap.days < (gapUntilDays ?? 1e9)).length);
          if (returned.value === null) {
            expect(gaps.every((gap) => gap.days < last)).toBe(true);
            continue;
          }
          const { steps } = kaplanMeier({
            durations: lasting.map((gap) => Math.min(gap.days, last + 1)),
            observed: lasting.map((gap) => gap.isEnded && gap.days <= last),
          });
          const step = steps.findLast(({ time }) => time <= last);
          expect(returned.value).toBeCloseTo(1 - (step?.survival ?? 1), 12);
          expect(returned.interval!.low).toBeLessThanOrEqual(returned.value);
          expect(returned.interval!.high).toBeGreaterThanOrEqual(returned.value);
          reached.known += 1;
          if (returned.censored > 0) reached.censored += 1;
          if (returned.value === 0 || returned.value === 1) continue;
          reached.between += 1;
          expect(returned.interval!.low).toBeCloseTo(1 - step!.high!, 12);
          expect(returned.interval!.high).toBeCloseTo(1 - step!.low!, 12);
        }
      }),
    );
    expect(Math.min(reached.known, reached.censored, reached.between)).toBeGreaterThan(40);
  });

  it('value is the mean of what was bought from each return on', () => {
    const reached = { returns: 0, notOver: 0 };
    fc.assert(
      fc.property(anyQuestion, anyBands, fc.integer({ min: 1, max: 90 }), (asked, starts, days) => {
        const { window: looked, rows, zeroAmounts } = asked;
        const bought = rows.filter((row) => isPurchase(row, zeroAmounts));
        const { bands } = winbackBands(logOf(rows, zeroAmounts), {
          ...TERMS,
          window: looked,
          bandStarts: starts,
          horizonDays: days,
        });
        const until = dayOf(looked.until);
        const returns = [...plainDays(asked)].flatMap(([customer, own]) =>
          own.slice(1).map((day, index) => ({
            gap: day - own[index]!,
            isOver: day + days <= until,
            later: bought
              .filter((row) => row.customer === customer)
              .filter((row) => {
                const on = dayOf(dateOf(looked.zone, row.ms));
                return on >= day && on < day + days && on < until;
              })
              .reduce((sum, row) => sum + row.minor, 0),
          })),
        );
        for (const { gapFromDays, gapUntilDays, value } of bands) {
          const own = returns.filter(
            ({ gap }) => gap >= gapFromDays && gap < (gapUntilDays ?? Infinity),
          );
          const over = own.filter(({ isOver }) => isOver);
          const later = over.reduce((sum, one) => sum + one.later, 0);
          expect(value).toMatchObject({
            returns: over.length,
            returnsNotOver: own.length - over.length,
            laterMinor: later,
            value: over.length === 0 ? null : (0.5 * later) / over.length,
          });
          reached.returns += over.length;
          reached.notOver += own.length - over.length;
        }
      }),
    );
    expect(Math.min(reached.returns, reached.notOver)).toBeGreaterThan(100);
  });
});
