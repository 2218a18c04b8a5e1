/** Check spending: what points are worth, whether they can be spent, and circles that gain. */
import { gainingCycle, rateOf } from './check-conversion.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import { isMore, ONE, product, SPENT_MINOR, sum, wholeOf } from './check-fraction.ts';
import { type Fraction, fractionOf, NOUGHT, times } from './earn-fraction.ts';
import type { EarnRule, Multiplier } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';

type Path = Diagnostic['path'];

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
  const used = new Set([...redemptions, ...stampCards].map(({ currency }) => currency));
  const most = new Map(currencies.map(({ id }) => [id, mostHeld(version, id)]));
  const nothing = currencies.flatMap(({ id, kind }, index) => {
    if (used.has(id) || kind === 'status') return [];
    const at = [...path, 'currencies', index];
    return [diagnostic('NOTHING_TO_REDEEM', 'warning', at, { currency: id })];
  });
  const tooMany = redemptions.flatMap((redemption, index) => {
    const { id, currency, kind, points } = redemption;
    const need =
      kind === 'payment' ? fewestOf(redemption.pointsMin, redemption.blockPoints) : points;
    const isShareless = kind === 'payment' && redemption.orderShareMax.numerator === 0;
    const held = isShareless ? 0 : (most.get(currency) ?? null);
    if (held === null || held >= need) return [];
    const example = { redemption: id, currency, need, most: held };
    return [diagnostic('NEVER_REDEEMABLE', 'error', [...path, 'redemptions', index], example)];
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
  const rates = ratesIn(version, isUnconditional);
  return redemptions.flatMap((redemption, index) => {
    const { kind, id, points } = redemption;
    const isBought =
      (kind === 'reward' && redemption.goods === 'gift-card') ||
      (kind === 'payment' && amount.paidWithPoints === 'included');
    if (!isBought) return [];
    const rate = rates.get(redemption.currency) ?? NOUGHT;
    const again = wholeOf(times(rate, fractionOf(SPENT_MINOR, ONE)));
    const example = { redemption: id, spent: points, cardMinor: SPENT_MINOR, points: again };
    return [diagnostic('GIFT_CARDS_EARN', 'error', [...path, 'redemptions', index], example)];
  });
}

/** Conversions that lead back to more than there was. */
function cycles({ redemptions }: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const cycle = gainingCycle(redemptions.filter((one) => one.kind === 'conversion'));
  const [first] = cycle ?? [];
  if (cycle === null || first === undefined) return [];
  const rate = cycle.map(rateOf).reduce(product, fractionOf(1, ONE));
  const end = wholeOf(times(rate, fractionOf(SPENT_MINOR, ONE)));
  const example = { conversions: cycle.map(({ id }) => id), begin: SPENT_MINOR, end };
  const at = [...path, 'redemptions', redemptions.indexOf(first)];
  return [diagnostic('CONVERSION_CYCLE', 'error', at, example)];
}

/** What is given back of what is spent, against what was declared. */
function rebate(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const { marginMax, currencies } = version;
  if (marginMax === null) return [];
  const worth = (isMeant: (part: Conditional) => boolean): Fraction => {
    const rates = ratesIn(version, isMeant);
    return currencies
      .map(({ id }) => times(rates.get(id) ?? NOUGHT, valueOf(version, id)))
      .reduce(sum, NOUGHT);
  };
  const most = fractionOf(1, marginMax);
  const certain = worth(isUnconditional);
  const possible = worth(() => true);
  if (!isMore(possible, most)) return [];
  const isCertain = isMore(certain, most);
  const ofSpent = (share: Fraction): number => wholeOf(times(share, fractionOf(SPENT_MINOR, ONE)));
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

/** By currency, points for one minor unit by all rules on orders that are meant, multiplied. */
function ratesIn(
  { earnRules, multipliers, currencies }: ProgrammeVersion,
  isMeant: (part: Conditional) => boolean,
): ReadonlyMap<string, Fraction> {
  const factors = multipliers.list
    .filter(isMeant)
    .map(({ factor, rules }) => ({ factor: fractionOf(1, factor), rules: rules && new Set(rules) }))
    .filter(({ factor }) => factor.over > factor.under);
  const ofAll = factors.filter(({ rules }) => rules === null);
  const forAll = together(
    ofAll.map(({ factor }) => factor),
    multipliers.meet,
  );
  const rates = new Map<string, Fraction>();
  for (const rule of earnRules) {
    const { id, on, points, perMinor, partner, currency } = rule;
    if (on !== 'order' || perMinor === null || partner !== null || !isMeant(rule)) continue;
    const isFirst = currency === currencies[0]?.id;
    const own = factors.filter(({ rules }) => rules?.has(id));
    const meeting = (isFirst ? [...ofAll, ...own] : own).map(({ factor }) => factor);
    const factor = isFirst && own.length === 0 ? forAll : together(meeting, multipliers.meet);
    const { over, under } = fractionOf(1, points);
    const rate = times({ over, under: under * BigInt(perMinor) }, factor);
    rates.set(currency, sum(rates.get(currency) ?? NOUGHT, rate));
  }
  return rates;
}

function together(factors: readonly Fraction[], meet: string | null): Fraction {
  const one = fractionOf(1, ONE);
  if (meet === 'additive') {
    return factors.reduce((all, { over, under }) => sum(all, { over: over - under, under }), one);
  }
  if (meet !== 'best' && meet !== 'newest') return factors.reduce(product, one);
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
