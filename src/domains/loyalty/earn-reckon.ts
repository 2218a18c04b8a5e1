/** Earn reckon: how much a rule pays before caps, line by line, exact until it is made whole. */
import { type Ratio, ratio } from '../../kernel/ratio.ts';
import { compareRatios } from '../../kernel/ratio-arithmetic.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import type { RejectedRule } from './award.ts';
import { apportion } from './award-apportion.ts';
import type { CountedLine } from './earn-amount.ts';
import { type Setting, timeObjection } from './earn-eligible.ts';
import { lineFacts } from './earn-facts.ts';
import { type Fraction, fractionOf, NOUGHT, overCommon, plus, times } from './earn-fraction.ts';
import type { EarnRule, Multiplier, Multipliers, RoundingRule } from './earn-rule.ts';

/** What a line adds to the pay of a rule; a line of `null` stands for the occasion as a whole. */
export interface Part {
  readonly line: CountedLine | null;
  readonly exact: Fraction;
}

/** What a rule pays, exact. */
export interface Pay {
  readonly rule: EarnRule;
  readonly parts: readonly Part[];
  /** What it is reckoned of: minor units, lines or units; 1 for a fixed award. */
  readonly base: number;
  /** The multipliers that took part. */
  readonly multipliers: readonly string[];
  /** The multipliers that could have. */
  readonly met: readonly string[];
}

/** What a rule pays, whole. */
export interface WholePay extends Pay {
  /** Up to 2^53 − 1; what is more is `NaN`. */
  readonly points: number;
  /** By part, for sharing it out again; comparable only among one another. */
  readonly weights: readonly bigint[];
}

/** What a rule pays of its lines, multiplied; `null` if nothing counts. */
export function payOf(
  rule: EarnRule,
  lines: readonly CountedLine[] | null,
  setting: Setting,
  multipliers: readonly Multiplier[],
): Pay | null {
  if (lines !== null && lines.length === 0) return null;
  const counted = lines ?? [];
  const minor = counted.reduce((sum, line) => sum + line.minor, 0);
  const bare = barePay(rule, counted, minor, setting.version.rounding);
  if (bare.every(({ exact }) => exact.over === 0n)) return null;

  const used = new Set<string>();
  const met = new Set<string>();
  const { meet } = setting.version.multipliers;
  const parts = bare.map(({ line, exact }) => {
    const meeting = multipliers.filter((one) => appliesTo(one, rule, line, setting));
    const chosen = chosenOf(meeting, meet);
    for (const { id } of chosen) used.add(id);
    for (const { id } of meeting) met.add(id);
    return { line, exact: times(exact, factorOf(chosen, meet)) };
  });
  const units = counted.reduce((sum, { line }) => sum + line.quantity, 0);
  const fixed = { occasion: 1, line: counted.length, unit: units };
  const base = rule.perMinor === null ? fixed[rule.each] : minor;
  return { rule, parts, base, multipliers: [...used], met: [...met] };
}

function barePay(
  { points, perMinor, steps, each }: EarnRule,
  lines: readonly CountedLine[],
  minor: number,
  { per }: RoundingRule,
): readonly Part[] {
  if (perMinor === null && each === 'occasion')
    return [{ line: null, exact: fractionOf(1, points) }];
  return lines.map((line) => {
    if (perMinor === null) {
      return { line, exact: fractionOf(each === 'line' ? 1 : line.line.quantity, points) };
    }
    if (steps === 'exact') {
      const { over, under } = fractionOf(line.minor, points);
      return { line, exact: { over, under: under * BigInt(perMinor) } };
    }
    // The full steps of all lines are spread over them as their amounts are.
    const of = per === 'line' ? line.minor : minor;
    const full = fractionOf(Math.floor(of / perMinor), points);
    const share = { over: BigInt(line.minor), under: BigInt(Math.max(of, 1)) };
    return { line, exact: times(full, share) };
  });
}

/** The multipliers that apply on an occasion, and why the others do not. */
export function multipliersOf({ version, occasion, answers, facts }: Setting) {
  const rejected: RejectedRule[] = [];
  const list = version.multipliers.list.filter((multiplier) => {
    const objection =
      timeObjection(multiplier, occasion.at) ?? answers.objection(multiplier.when, facts);
    if (objection !== null) rejected.push({ rule: multiplier.id, ...objection });
    return objection === null;
  });
  return { list, rejected };
}

function appliesTo(
  { rules, lines }: Multiplier,
  rule: EarnRule,
  line: CountedLine | null,
  { version, answers, facts }: Setting,
): boolean {
  const [first] = version.currencies;
  if (rules === null ? rule.currency !== first?.id : !rules.includes(rule.id)) return false;
  if (lines === null) return true;
  return line !== null && answers.holds(lines, lineFacts(facts, line, version.money));
}

/** Those of several multipliers that take part. */
function chosenOf(
  meeting: readonly Multiplier[],
  meet: Multipliers['meet'],
): readonly Multiplier[] {
  if (meeting.length < 2 || (meet !== 'best' && meet !== 'newest')) return meeting;
  const later = (one: Multiplier, other: Multiplier): boolean =>
    meet === 'best'
      ? compareRatios(other.factor, one.factor) > 0
      : (other.validFrom ?? '') >= (one.validFrom ?? '');
  return [meeting.reduce((one, other) => (later(one, other) ? other : one))];
}

const ONE: Ratio = ratio(1, 1);

function factorOf(chosen: readonly Multiplier[], meet: Multipliers['meet']): Fraction {
  const factors = chosen.map(({ factor }) => fractionOf(1, factor));
  const one = fractionOf(1, ONE);
  if (meet !== 'additive') return factors.reduce(times, one);
  const sum = factors.reduce(
    (total, { over, under }) => plus(total, { over: over - under, under }),
    one,
  );
  return sum.over > 0n ? sum : NOUGHT;
}

/** What rules of one currency pay, made whole as the programme says. */
export function wholePay(pays: readonly Pay[], { to, per }: RoundingRule): readonly WholePay[] {
  const rounded = ({ over, under }: Fraction): bigint => divideRounded(over, under, to);
  const sumOf = (fractions: readonly Fraction[]): Fraction => fractions.reduce(plus, NOUGHT);
  const totals = pays.map(({ parts }) => sumOf(parts.map(({ exact }) => exact)));
  const inOrder = per === 'order' ? apportionBig(rounded(sumOf(totals)), overCommon(totals)) : null;
  return pays.map((pay, index) => {
    const exact = pay.parts.map((part) => part.exact);
    const weights = per === 'line' ? exact.map(rounded) : overCommon(exact);
    const points =
      inOrder !== null
        ? (inOrder[index] ?? 0)
        : per === 'line'
          ? Number(weights.reduce((sum, weight) => sum + weight, 0n))
          : Number(rounded(totals[index] ?? NOUGHT));
    return { ...pay, weights, points: Number.isSafeInteger(points) ? points : Number.NaN };
  });
}

function apportionBig(whole: bigint, weights: readonly bigint[]): readonly number[] {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? apportion(number, weights) : weights.map(() => Number.NaN);
}
