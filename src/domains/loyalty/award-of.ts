/** Award of: the award of an occasion, and again of what is left of an order after a refund. */
import type {
  AppliedRule,
  Award,
  EarnOccasion,
  MemberFacts,
  RejectedRule,
  RejectionCode,
} from './award.ts';
import { budgetUseOf, type CappedPay, capUseOf, withinCaps } from './award-caps.ts';
import { lotsOf } from './award-lots.ts';
import { type CountedLine, countedLines } from './earn-amount.ts';
import { isMeant, type Objection, objectionTo, type Setting } from './earn-eligible.ts';
import { answersOf, lineFacts, occasionFacts } from './earn-facts.ts';
import { multipliersOf, type Pay, payOf, type WholePay, wholePay } from './earn-reckon.ts';
import type { Multiplier } from './earn-rule.ts';
import { stackedOf, tierBonuses } from './earn-stacking.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';

/**
 * What an occasion earns a member under one version of a programme.
 *
 * The same function shows beforehand what would be earned and says afterwards what was. It reads
 * nothing but its arguments: the same facts give the same award, years later too. Rules are taken
 * in this order: who may pay at all, how much of the order counts, multipliers, rules that cannot
 * stand beside others, rounding, caps, budgets.
 *
 * @param version The version in force when it happened; see `versionAt`.
 * @param occasion What happened, checked by a schema: amounts whole, 0 or more.
 * @param member What was known of the member before.
 * @returns The lots to be issued, the rules that pay and those that do not, with their reasons, and
 *   what to add to the member's counters. A rule whose points would be beyond 2^53 − 1 is rejected
 *   with `LIMIT_EXCEEDED`.
 * @example One point for every 10.00
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { awardOf, NO_MEMBER_FACTS } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
 *   ],
 * });
 * const line = { id: '1', sku: 'tea', category: null, kind: 'goods', quantity: 1 } as const;
 * const price = { netMinor: 10_500, taxMinor: 0, shippingMinor: 0, discountMinor: 0 };
 * const award = read.ok && awardOf(read.value.versions[0], {
 *   type: 'order',
 *   id: 'A-17',
 *   at: instant('2026-03-01T10:00Z'),
 *   partner: null,
 *   coupon: null,
 *   facts: {},
 *   paidWithPointsMinor: 0,
 *   lines: [{ ...line, ...price, returnableUntil: null }],
 * }, NO_MEMBER_FACTS);
 *
 * award && award.lots.map(({ points }) => points); // => [10]
 * award && award.counters; // => { orders: 1, spend: 10_500 }
 * ```
 */
export function awardOf(
  version: ProgrammeVersion,
  occasion: EarnOccasion,
  member: MemberFacts,
): Award {
  const counted = occasion.type === 'order' ? countable(version, occasion, member) : null;
  const setting = settingOf(version, occasion, member, counted);
  const rejected: RejectedRule[] = [];
  const pays = paysOf(setting, counted, rejected);
  const standing = stackedOf(pays, version, rejected);
  const whole = version.currencies.flatMap(({ id }) =>
    wholePay(
      standing.filter(({ rule }) => rule.currency === id),
      version.rounding,
    ),
  );
  const sound = soundOf(whole, rejected);
  const paid = withinCaps(sound, setting).filter((pay) => isPaid(pay, rejected));
  return {
    programmeVersion: version.version,
    lots: lotsOf(paid, setting),
    applied: paid.map(appliedOf),
    rejected,
    capUse: capUseOf(paid, setting),
    budgetUse: budgetUseOf(paid, setting),
    counters: setting.counters,
  };
}

/** The lines that count at all, and how much of each. */
function countable(
  version: ProgrammeVersion,
  order: EarnOccasion & { readonly type: 'order' },
  member: MemberFacts,
): readonly CountedLine[] {
  const { amount, money } = version;
  const lines = countedLines(order, amount);
  const answers = answersOf(version);
  const { excluded, giftCards } = amount;
  const facts = excluded === null ? {} : occasionFacts(version, order, member, lines);
  return lines.filter((line) => {
    if (line.paidWithPoints) return false;
    if (line.line.kind === 'gift-card' && giftCards === 'excluded') return false;
    return excluded === null || !answers.holds(excluded, lineFacts(facts, line, money));
  });
}

function settingOf(
  version: ProgrammeVersion,
  occasion: EarnOccasion,
  member: MemberFacts,
  counted: readonly CountedLine[] | null,
): Setting {
  return {
    version,
    occasion,
    member,
    date: dateAt(version.zone, occasion.at),
    counters: countersOf(occasion, counted ?? []),
    answers: answersOf(version),
    facts: occasionFacts(version, occasion, member, counted ?? []),
  };
}

/** What happens at a partner is not counted as the firm's own. */
function countersOf(
  occasion: EarnOccasion,
  counted: readonly CountedLine[],
): Readonly<Record<string, number>> {
  if (occasion.partner !== null) return {};
  if (occasion.type === 'visit') return { visits: 1 };
  if (occasion.type === 'event') return { [`event:${occasion.event}`]: 1 };
  if (occasion.type !== 'order' || occasion.lines.length === 0) return {};
  return { orders: 1, spend: counted.reduce((sum, { minor }) => sum + minor, 0) };
}

/** What every rule that may pay would pay by itself. */
function paysOf(
  setting: Setting,
  counted: readonly CountedLine[] | null,
  rejected: RejectedRule[],
): readonly Pay[] {
  const { version, occasion, facts, answers } = setting;
  const multipliers = multipliersOf(setting);
  const rules = occasion.type === 'tier' ? tierBonuses(version, occasion.tier) : version.earnRules;
  const pays: Pay[] = [];
  for (const rule of rules) {
    if (occasion.type !== 'tier' && !isMeant(rule, setting)) continue;
    const lines =
      rule.on === 'order' && counted !== null
        ? counted.filter((line) => {
            return (
              rule.lines === null ||
              answers.holds(rule.lines, lineFacts(facts, line, version.money))
            );
          })
        : null;
    const pay =
      objectionTo(rule, setting) ??
      paymentObjection(setting) ??
      payOf(rule, lines, setting, multipliers.list);
    if (pay !== null && 'parts' in pay) pays.push(pay);
    else rejected.push({ rule: rule.id, ...(pay ?? { code: 'NOTHING_COUNTS', facts: {} }) });
  }
  if (pays.length > 0) rejected.push(...multipliers.rejected, ...idleOf(multipliers.list, pays));
  return pays;
}

/** The multipliers that applied and yet multiply nothing: better ones did, or there was nothing. */
function idleOf(multipliers: readonly Multiplier[], pays: readonly Pay[]): readonly RejectedRule[] {
  const used = new Set(pays.flatMap((pay) => pay.multipliers));
  const met = new Set(pays.flatMap((pay) => pay.met));
  return multipliers
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({ rule: id, code: met.has(id) ? 'BEATEN' : 'NOTHING_COUNTS', facts: {} }));
}

function paymentObjection({ version, occasion }: Setting): Objection | null {
  if (occasion.type !== 'order' || version.amount.paidWithPoints !== 'none-of-order') return null;
  const { paidWithPointsMinor: minor } = occasion;
  return minor > 0 ? { code: 'PAID_WITH_POINTS', facts: { minor } } : null;
}

/** Pay of a point at least, as long as the points of a currency can be counted. */
function soundOf(pays: readonly WholePay[], rejected: RejectedRule[]): readonly WholePay[] {
  const totals = new Map<string, number>();
  return pays.filter(({ rule, points }) => {
    const total = (totals.get(rule.currency) ?? 0) + points;
    const isCountable = Number.isSafeInteger(total);
    if (isCountable) totals.set(rule.currency, total);
    if (isCountable && points > 0) return true;
    const code: RejectionCode = isCountable ? 'ROUNDED_AWAY' : 'LIMIT_EXCEEDED';
    rejected.push({ rule: rule.id, code, facts: {} });
    return false;
  });
}

function isPaid({ rule, points, uncapped, cutBy }: CappedPay, rejected: RejectedRule[]): boolean {
  if (points > 0 || cutBy === null) return true;
  rejected.push({ rule: rule.id, code: cutBy.code, facts: { by: cutBy.name, points: uncapped } });
  return false;
}

function appliedOf({ rule, points, uncapped, base, multipliers }: CappedPay): AppliedRule {
  return { rule: rule.id, currency: rule.currency, points, uncapped, base, multipliers };
}
