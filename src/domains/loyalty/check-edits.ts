/** Check edits: the differences of two versions, and which of them can only be to the good. */
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import { isRatio, type Ratio } from '../../kernel/ratio.ts';
import { compareRatios } from '../../kernel/ratio-arithmetic.ts';
import { isMoved } from './check-order.ts';

/** One difference. */
interface Edit {
  readonly path: readonly string[];
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** Whether nobody can get less by it. */
  readonly isSafe: boolean;
}

/**
 * By place, without ids: in which direction a member gets no less. `more` and `less` go for numbers
 * and ratios, a list for words, the worst first; `none` goes for what a member never feels.
 */
const BETTER: Readonly<Record<string, 'more' | 'less' | 'none' | readonly JsonValue[]>> = {
  'earnRules.points': 'more',
  'earnRules.perMinor': 'less',
  'earnRules.steps': ['whole', 'exact'],
  'earnRules.cooldownHours': 'less',
  'earnRules.frequency.times': 'more',
  'earnRules.qualifying': [false, true],
  'multipliers.list.factor': 'more',
  'multipliers.meet': ['newest', 'best', 'additive', 'product'],
  'caps.points': 'more',
  'caps.counts': ['gross', 'net'],
  'caps.excess': ['reject', 'reduce'],
  'budgets.points': 'more',
  'budgets.excess': ['reject', 'reduce'],
  'amount.tax': ['excluded', 'included'],
  'amount.shipping': ['excluded', 'included'],
  'amount.discounts': ['deducted', 'ignored'],
  'amount.paidWithPoints': ['none-of-order', 'excluded', 'included'],
  'amount.giftCards': ['excluded', 'included'],
  'rounding.to': ['floor', 'half-up', 'ceiling'],
  stacking: ['alone', 'beside-stackable'],
  'currencies.valueMinor': 'more',
  'ladders.extraWindows': 'more',
  'ladders.graceDays': 'more',
  'ladders.downgrade': ['to-earned', 'one-step', 'never'],
  'ladders.rollover': ['none', 'excess'],
  'ladders.memberships.feeMinor': 'less',
  'ladders.memberships.months': 'more',
  'ladders.tiers.bonus.points': 'more',
  'redemptions.points': 'less',
  'redemptions.worthMinor': 'more',
  'redemptions.becomes': 'more',
  'redemptions.pointsMin': 'less',
  'redemptions.orderShareMax': 'more',
  'returns.tier': ['re-evaluated', 'kept'],
  'returns.coupons': ['kept', 'released'],
  'returns.stamps': ['taken-back', 'kept'],
  'returns.redeemed': ['none', 'full-refund-only', 'pro-rata'],
  'transfers.pointsMin': 'less',
  'transfers.pointsMax': 'more',
  'coupons.off.minor': 'more',
  'coupons.off.share': 'more',
  'coupons.off.mostMinor': 'more',
  'coupons.timesPerMember': 'more',
  'coupons.leastMinor': 'less',
  'stampCards.size': 'less',
  'stampCards.repeats': [false, true],
  'referral.leastMinor': 'less',
  'referral.withinDays': 'more',
  'referral.countMax': 'more',
  'partners.role': 'none',
  latenessDays: 'more',
  adjustmentMax: 'none',
  marginMax: 'none',
  markets: 'none',
};

/** What a member gets no less by if it is added; anything else by its being taken away. */
const GIFTS: ReadonlySet<string> = new Set([
  'currencies',
  'redemptions',
  'coupons',
  'stampCards',
  'partners',
  'referral',
  'ladders',
  'ladders.tiers.bonus',
  'ladders.tiers.benefits',
  'ladders.memberships',
  'transfers.currencies',
]);

/** What stands in a member's way: taken away, it is safe. */
const HURDLES: ReadonlySet<string> = new Set([
  'caps',
  'amount.excluded',
  'earnRules.when',
  'earnRules.lines',
  'earnRules.validFrom',
  'earnRules.validUntil',
  'earnRules.frequency',
  'earnRules.budget',
  'redemptions.when',
  'coupons.when',
  'transfers.pointsMax',
  'referral.countMax',
  'coupons.off.mostMinor',
]);

/** The differences of two versions, or of nothing and a version. */
export function editsBetween(
  before: JsonValue,
  after: JsonValue,
  path: readonly string[] = [],
  place: readonly string[] = [],
): readonly Edit[] {
  if (isSame(before, after)) return [];
  if (isPlain(before) && isPlain(after) && !isWhole(before, after, place)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) =>
      editsBetween(
        fieldOf(before, field),
        fieldOf(after, field),
        [...path, field],
        [...place, field],
      ),
    );
  }
  const [old, young] = [byId(before), byId(after)];
  if (old !== null && young !== null) {
    const edits = [...new Set([...old.keys(), ...young.keys()])].flatMap((id) =>
      editsBetween(old.get(id) ?? null, young.get(id) ?? null, [...path, id], place),
    );
    const [names, others] = [[...old.keys()], [...young.keys()]];
    if (!isMoved(names, others, place.join('.'))) return edits;
    return [...edits, { path, before: names, after: others, isSafe: false }];
  }
  return [{ path, before, after, isSafe: isSafe(before, after, place.join('.')) }];
}

function isSafe(before: JsonValue, after: JsonValue, place: string): boolean {
  const direction = BETTER[place];
  if (direction === 'none') return true;
  // Of what is declared nobody feels a thing until a condition asks for it.
  if (place.startsWith('facts.')) return before === null || after === null;
  if (before === null) {
    if (place === 'earnRules') return isPlain(after) && after['stackable'] === true;
    if (place === 'multipliers.list') return isPlain(after) && atLeastOnce(after['factor'] ?? null);
    // Where nothing was said, no two multipliers could meet.
    return place === '' || place === 'multipliers.meet' || GIFTS.has(place);
  }
  if (after === null) return HURDLES.has(place);
  if (place.endsWith('expiry')) return isLater(before, after);
  if (place.endsWith('pending')) return isSooner(before, after);
  if (Array.isArray(before) && Array.isArray(after) && GIFTS.has(place)) {
    return before.every((one) => after.includes(one));
  }
  if (direction === undefined) return false;
  if (direction === 'more') return compare(after, before) >= 0;
  if (direction === 'less') return compare(before, after) >= 0;
  return direction.indexOf(after) >= direction.indexOf(before);
}

/** Which of two numbers or ratios is larger; −1 also where they cannot be compared. */
function compare(one: JsonValue, other: JsonValue): number {
  if (typeof one === 'number' && typeof other === 'number') return Math.sign(one - other);
  const ratios = [one, other] as unknown as readonly [Ratio, Ratio];
  return ratios.every(isRatio) ? compareRatios(...ratios) : -1;
}

function atLeastOnce(factor: JsonValue): boolean {
  return compare(factor, { numerator: 1, denominator: 1 }) >= 0;
}

/** Whether points end no sooner than before. */
function isLater(before: JsonValue, after: JsonValue): boolean {
  if (!isPlain(before) || !isPlain(after)) return false;
  if (after['kind'] === 'never') return true;
  const counted = { age: 'count', inactivity: 'months', 'fixed-date': 'lastDate' } as const;
  const kind = after['kind'] as keyof typeof counted;
  const field = Object.hasOwn(counted, kind) ? counted[kind] : null;
  if (field === null) return false;
  const [old, young] = [before[field], after[field]];
  const isSameElse = isSame({ ...before, [field]: 0 }, { ...after, [field]: 0 });
  return isSameElse && old !== undefined && young !== undefined && (young ?? 0) >= (old ?? 0);
}

/** Whether points can be spent no later than before. */
function isSooner(before: JsonValue, after: JsonValue): boolean {
  if (!isPlain(before) || !isPlain(after)) return false;
  if (after['kind'] === 'none') return true;
  const areDelays = before['kind'] === 'delay' && after['kind'] === 'delay';
  return areDelays && compare(before['hours'] ?? 0, after['hours'] ?? 0) >= 0;
}

/** Whether two objects are one thing, and not looked into. */
function isWhole(before: JsonObject, after: JsonObject, place: readonly string[]): boolean {
  const last = place.at(-1) ?? '';
  if (['when', 'lines', 'excluded', 'expiry', 'pending', 'window', 'reversal'].includes(last)) {
    return true;
  }
  return isRatio(before as unknown as Ratio) || isRatio(after as unknown as Ratio);
}

/** The items of a list by their ids; `null` if it is no list of such. */
function byId(value: JsonValue): ReadonlyMap<string, JsonValue> | null {
  if (!Array.isArray(value)) return null;
  const items = new Map<string, JsonValue>();
  for (const item of value as readonly JsonValue[]) {
    const id = isPlain(item) ? item['id'] : null;
    if (typeof id !== 'string') return null;
    items.set(id, item);
  }
  return items;
}

/** Whether two values are the same JSON. */
function isSame(one: JsonValue, other: JsonValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [parts, others]: readonly (readonly JsonValue[])[] = [one, other];
    if (parts === undefined || others === undefined || parts.length !== others.length) return false;
    return parts.every((part, index) => isSame(part, others[index] ?? null));
  }
  if (!isPlain(one) || !isPlain(other)) return one === other;
  const fields = Object.keys(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => isSame(fieldOf(one, field), fieldOf(other, field)))
  );
}

/** A field of an object itself; `null` if it has none. */
function fieldOf(value: JsonObject, field: string): JsonValue {
  return Object.hasOwn(value, field) ? (value[field] ?? null) : null;
}

function isPlain(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
