/** Winback estimates: how many gaps end, and what a return brings, each with its interval. */
import { FailureError } from '../../kernel/errors.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { type Interval, wilsonInterval } from '../../numerics/wilson-interval.ts';
import type { PurchaseDayAmounts } from './purchase-day-amounts.ts';

/** Of the gaps that lasted so long, how many end within the horizon. */
export interface GapReturn {
  /** Gaps that lasted until the band begins, whatever became of them. */
  readonly gaps: number;
  /** Those of them that ended within the horizon. */
  readonly ended: number;
  /** Those that outlasted the horizon. */
  readonly outlasted: number;
  /** Those that were still open when observation ended, before the horizon did. */
  readonly censored: number;
  /** p, from 0 to 1, by Kaplan-Meier; `null` where too few came so far, or none was watched on. */
  readonly value: number | null;
  /** 95 % interval: log-log, or Wilson's where all ended or none; `null` where p is. */
  readonly interval: Interval | null;
}

/** What a return after gaps of a band brings. */
export interface ReturnValue {
  /** Past returns after such a gap whose horizon is over. */
  readonly returns: number;
  /** Past returns whose horizon is not over: left out. */
  readonly returnsNotOver: number;
  /** What the returns brought within the horizon, the first day included: revenue, minor units. */
  readonly laterMinor: number;
  /** Margin of a return, in minor units, a mean; `null` where too few are known. */
  readonly value: number | null;
  /** 95 % interval of the mean, cut at 0; `null` where there is none, or below two returns. */
  readonly interval: Interval | null;
}

/** How many gaps there were of each length. */
export interface GapCounts {
  /** Per number of days, gaps that ended after so many. */
  readonly ended: Uint32Array;
  /** Per number of days, gaps of at least so many days; one entry more than `ended`. */
  readonly lasting: Uint32Array;
  /** Codes of the customers with a purchase, ascending. */
  readonly codes: Uint32Array;
  /** Per such customer, the days since their last purchase day. */
  readonly gapDays: Int32Array;
  /** Per such customer, the band in which that lies. */
  readonly bands: Uint32Array;
}

/** Counts gaps by length, those of past purchases and those open at `untilDay`. */
export function gapCounts(
  { starts, days, customers }: PurchaseDayAmounts,
  untilDay: number,
  bandStarts: readonly number[],
): GapCounts {
  const codes = Uint32Array.from(customers.keys()).filter(
    (code) => starts[code + 1]! > starts[code]!,
  );
  const gapDays = Int32Array.from(codes, (code) => untilDay - days[starts[code + 1]! - 1]!);
  const bands = Uint32Array.from(gapDays, (gap) => bandOf(bandStarts, gap));

  // Every stretch from a first purchase day to the end is as long as its gaps together.
  let longest = 0;
  for (const code of codes) longest = Math.max(longest, untilDay - days[starts[code]!]!);
  const ended = new Uint32Array(longest + 1);
  const lasting = new Uint32Array(longest + 2);
  for (const gap of gapDays) lasting[gap]! += 1;
  for (const code of codes) {
    for (let entry = starts[code]! + 1; entry < starts[code + 1]!; entry += 1) {
      ended[days[entry]! - days[entry - 1]!]! += 1;
    }
  }
  for (let gap = longest; gap >= 0; gap -= 1) lasting[gap]! += ended[gap]! + lasting[gap + 1]!;
  return { ended, lasting, codes, gapDays, bands };
}

/** Of gaps that last for so many days, the share that ends within the horizon. */
export function gapReturn(
  { ended, lasting }: GapCounts,
  fromDays: number,
  horizonDays: number,
  minGaps: number,
): GapReturn {
  const last = fromDays + horizonDays - 1;
  const gaps = lasting[fromDays] ?? 0;
  let ends = 0;
  let survival = 1;
  let variance = 0;
  for (let day = fromDays; day <= last && day < ended.length; day += 1) {
    if (ended[day] === 0) continue;
    const atRisk = lasting[day]!;
    ends += ended[day]!;
    survival *= 1 - ended[day]! / atRisk;
    variance += ended[day]! / (atRisk * (atRisk - ended[day]!));
  }
  const watchedThrough = lasting[last] ?? 0;
  const outlasted = watchedThrough - (ended[last] ?? 0);
  const counts = { gaps, ended: ends, outlasted, censored: gaps - ends - outlasted };
  if (gaps < minGaps || watchedThrough === 0) return { ...counts, value: null, interval: null };

  const value = ends === 0 ? 0 : 1 - survival;
  if (survival === 0 || ends === 0) {
    return { ...counts, value, interval: wilsonInterval(ends, ends + outlasted) };
  }
  const reach = Math.exp(
    (normalQuantile(0.975) * Math.sqrt(variance)) / Math.abs(Math.log(survival)),
  );
  const interval = { low: 1 - survival ** (1 / reach), high: 1 - survival ** reach };
  return { ...counts, value, interval };
}

/** What past returns after gaps of one band brought. */
export interface ReturnSums {
  returns: number;
  returnsNotOver: number;
  laterMinor: number;
  squares: number;
}

/**
 * Adds up, by band, what was bought within the horizon that each return begins.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1: a purchase counts for every
 *   return whose horizon it lies in.
 */
export function returnSums(
  { starts, days, minor, customers }: PurchaseDayAmounts,
  untilDay: number,
  bandStarts: readonly number[],
  horizonDays: number,
): readonly ReturnSums[] {
  const bands = bandStarts.map(
    (): ReturnSums => ({ returns: 0, returnsNotOver: 0, laterMinor: 0, squares: 0 }),
  );
  for (let code = 0; code < customers.length; code += 1) {
    const end = starts[code + 1]!;
    // Both ends of the horizon only move on, so each day is added once and taken away once.
    let later = starts[code]!;
    let sum = 0;
    for (let entry = starts[code]!; entry < end; entry += 1) {
      const overDay = days[entry]! + horizonDays;
      for (; later < end && days[later]! < overDay; later += 1) sum += minor[later]!;
      if (entry > starts[code]!) {
        const band = bands[bandOf(bandStarts, days[entry]! - days[entry - 1]!)]!;
        if (overDay > untilDay) band.returnsNotOver += 1;
        else {
          band.returns += 1;
          band.laterMinor += sum;
          band.squares += sum * sum;
        }
      }
      sum -= minor[entry]!;
    }
  }
  if (bands.some((band) => band.laterMinor > Number.MAX_SAFE_INTEGER)) {
    throw new FailureError('LIMIT_EXCEEDED', 'winbackBands: a sum exceeds 2^53 - 1 minor units');
  }
  return bands;
}

/** The mean margin of a return and its interval. */
export function returnValue(sums: ReturnSums, margin: number, minReturns: number): ReturnValue {
  const { returns, returnsNotOver, laterMinor, squares } = sums;
  const counts = { returns, returnsNotOver, laterMinor };
  if (returns < minReturns) return { ...counts, value: null, interval: null };

  const value = (margin * laterMinor) / returns;
  if (returns === 1) return { ...counts, value, interval: null };
  const spread = Math.max(0, squares - laterMinor * (laterMinor / returns)) / (returns - 1);
  const reach = normalQuantile(0.975) * margin * Math.sqrt(spread / returns);
  return { ...counts, value, interval: { low: Math.max(0, value - reach), high: value + reach } };
}

function bandOf(bandStarts: readonly number[], gapDays: number): number {
  let band = bandStarts.length - 1;
  while (bandStarts[band]! > gapDays) band -= 1;
  return band;
}
