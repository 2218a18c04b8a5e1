/** Check spending: what points are worth, whether they can be spent, and circles that gain. */
import { divideRounded } from '../../kernel/rounding.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import { type Fraction, fractionOf, NOUGHT, plus, times } from './earn-fraction.ts';
import type { EarnRule, Multiplier } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import type { Conversion } from './programme-redemption.ts';

type Path = Diagnostic['path'];

/** The purchase of a counter-example: 100.00 in units of two decimals. */
const SPENT_MINOR = 10_000;

/** What is wrong with spending in a version. */
export function checkSpending(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  return [
    ...redeemable(version, path),
    ...giftCards(version, path),
    ...cycles(version, path),
    ...rebate(version, path),
  ];
}

function redeemable(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const { currencies, redemptions, stampCards } = version;
  const nothing = currencies.flatMap(({ id, kind }, index) => {
    const isUsed = redemptions.some(({ currency }) => currency === id);
    if (isUsed || kind === 'status' || stampCards.some(({ currency }) => currency === id))
      return [];
    const at = [...path, 'currencies', index];
    return [diagnostic('NOTHING_TO_REDEEM', 'warning', at, { currency: id })];
  });
  const tooMany = redemptions.flatMap((redemption, index) => {
    const { id, currency, kind, points } = redemption;
    const need =
      kind === 'payment' ? fewestOf(redemption.pointsMin, redemption.blockPoints) : points;
    const isShareless = kind === 'payment' && redemption.orderShareMax.numerator === 0;
    const most = isShareless ? 0 : mostHeld(version, currency);
    if (most === null || most >= need) return [];
    const at = [...path, 'redemptions', index];
    return [diagnostic('NEVER_REDEEMABLE', 'error', at, { redemption: id, currency, need, most })];
  });
  return [...nothing, ...tooMany];
}

/** The fewest points of a payment: the smallest whole number of blocks that is allowed. */
function fewestOf(pointsMin: number, blockPoints: number): number {
  return Math.ceil(pointsMin / blockPoints) * blockPoints;
}

/** The most points a member can ever have of a currency; `null` for no limit. */
function mostHeld({ caps, redemptions }: ProgrammeVersion, currency: string): number | null {
  if (redemptions.some((one) => one.kind === 'conversion' && one.into === currency)) return null;
  const limits = caps.filter((cap) => {
    return cap.currency === currency && cap.rules === null && cap.window.kind === 'lifetime';
  });
  return limits.length === 0 ? null : Math.min(...limits.map(({ points }) => points));
}

/** Points that buy gift cards that earn points. */
function giftCards(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const { amount, redemptions } = version;
  if (amount.giftCards === 'excluded') return [];
  return redemptions.flatMap((redemption, index) => {
    const { kind, id, points } = redemption;
    const isBought =
      (kind === 'reward' && redemption.goods === 'gift-card') ||
      (kind === 'payment' && amount.paidWithPoints === 'included');
    if (!isBought) return [];
    const rate = orderRate(version, redemption.currency, isUnconditional);
    const again = Number(wholeOf(times(rate, fractionOf(SPENT_MINOR, ONE))));
    const example = { redemption: id, spent: points, cardMinor: SPENT_MINOR, points: again };
    return [diagnostic('GIFT_CARDS_EARN', 'error', [...path, 'redemptions', index], example)];
  });
}

/** Conversions that lead back to more than there was. */
function cycles({ redemptions }: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const conversions = redemptions.filter((one) => one.kind === 'conversion');
  const starts = [...new Set(conversions.map(({ currency }) => currency))];
  for (const start of starts) {
    const cycle = gainingCycle(conversions, start, starts.length);
    if (cycle === null) continue;
    const [first] = cycle;
    const index = redemptions.findIndex((one) => one === first);
    const begin = SPENT_MINOR;
    const rate = cycle.reduce((all, one) => times(all, rateOf(one)), fractionOf(1, ONE));
    const end = Number(wholeOf(times(rate, fractionOf(begin, ONE))));
    const example = { conversions: cycle.map(({ id }) => id), begin, end };
    return [diagnostic('CONVERSION_CYCLE', 'error', [...path, 'redemptions', index], example)];
  }
  return [];
}

/** The best way round from a currency and back, if it gains; by length, longer ways last. */
function gainingCycle(
  conversions: readonly Conversion[],
  start: string,
  lengthMax: number,
): readonly Conversion[] | null {
  let best = new Map<string, { readonly rate: Fraction; readonly way: readonly Conversion[] }>([
    [start, { rate: fractionOf(1, ONE), way: [] }],
  ]);
  for (let length = 0; length < lengthMax; length += 1) {
    const next = new Map(best);
    for (const conversion of conversions) {
      const before = best.get(conversion.currency);
      if (before === undefined || before.way.length !== length) continue;
      const rate = times(before.rate, rateOf(conversion));
      const known = next.get(conversion.into);
      if (known !== undefined && !isMore(rate, known.rate)) continue;
      const way = [...before.way, conversion];
      if (conversion.into === start) return way;
      next.set(conversion.into, { rate, way });
    }
    best = next;
  }
  return null;
}

function rateOf({ points, becomes }: Conversion): Fraction {
  return { over: BigInt(becomes), under: BigInt(points) };
}

/** What is given back of what is spent, against what was declared. */
function rebate(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const { marginMax, currencies } = version;
  if (marginMax === null) return [];
  const worth = (isMeant: (part: Conditional) => boolean): Fraction =>
    currencies
      .map(({ id }) => times(orderRate(version, id, isMeant), valueOf(version, id)))
      .reduce(plus, NOUGHT);
  const most = fractionOf(1, marginMax);
  const certain = worth(isUnconditional);
  const possible = worth(() => true);
  if (!isMore(possible, most)) return [];
  const isCertain = isMore(certain, most);
  const ofSpent = (share: Fraction): number =>
    Number(wholeOf(times(share, fractionOf(SPENT_MINOR, ONE))));
  const example = {
    minor: SPENT_MINOR,
    worthMinor: ofSpent(isCertain ? certain : possible),
    mostMinor: ofSpent(most),
  };
  const severity = isCertain ? 'error' : 'warning';
  return [diagnostic('REBATE_ABOVE_MARGIN', severity, [...path, 'marginMax'], example)];
}

type Conditional = Pick<EarnRule | Multiplier, 'when' | 'lines' | 'validFrom' | 'validUntil'>;

function isUnconditional({ when, lines, validFrom, validUntil }: Conditional): boolean {
  return when === null && lines === null && validFrom === null && validUntil === null;
}

/** Points for one minor unit by all rules on orders that are meant, multiplied. */
function orderRate(
  { earnRules, multipliers, currencies }: ProgrammeVersion,
  currency: string,
  isMeant: (part: Conditional) => boolean,
): Fraction {
  const rates = earnRules.flatMap((rule) => {
    const { on, points, perMinor, partner } = rule;
    if (on !== 'order' || perMinor === null || partner !== null) return [];
    if (rule.currency !== currency || !isMeant(rule)) return [];
    const factors = multipliers.list
      .filter(({ rules }) => rules?.includes(rule.id) ?? currency === currencies[0]?.id)
      .filter(isMeant)
      .map(({ factor }) => fractionOf(1, factor))
      .filter((factor) => factor.over > factor.under);
    const { over, under } = fractionOf(1, points);
    const bare = { over, under: under * BigInt(perMinor) };
    return [times(bare, together(factors, multipliers.meet))];
  });
  return rates.reduce(plus, NOUGHT);
}

function together(factors: readonly Fraction[], meet: string | null): Fraction {
  const one = fractionOf(1, ONE);
  if (meet === 'additive') {
    return factors.reduce((sum, { over, under }) => plus(sum, { over: over - under, under }), one);
  }
  if (meet !== 'best' && meet !== 'newest') return factors.reduce(times, one);
  return factors.reduce((best, factor) => (isMore(factor, best) ? factor : best), one);
}

/** What a point is worth at most, in minor units: as declared, or as a payment takes it. */
function valueOf({ currencies, redemptions }: ProgrammeVersion, currency: string): Fraction {
  const declared = currencies.find(({ id }) => id === currency)?.valueMinor ?? null;
  const paid = redemptions.flatMap((one) => {
    if (one.kind !== 'payment' || one.currency !== currency) return [];
    return [{ over: BigInt(one.worthMinor), under: BigInt(one.points) }];
  });
  return paid.reduce(
    (best, worth) => (isMore(worth, best) ? worth : best),
    declared === null ? NOUGHT : fractionOf(1, declared),
  );
}

const ONE = { numerator: 1, denominator: 1 } as const;

function isMore(one: Fraction, other: Fraction): boolean {
  return one.over * other.under > other.over * one.under;
}

function wholeOf({ over, under }: Fraction): bigint {
  return divideRounded(over, under, 'floor');
}
