/** Award lots: what is paid as lots, together what can be spent in the same stretch of time. */
import { epochMsOf, type Instant, instant } from '../../kernel/instant.ts';
import type { AwardLot } from './award.ts';
import { apportion } from './award-apportion.ts';
import type { CappedPay } from './award-caps.ts';
import type { CountedLine } from './earn-amount.ts';
import type { Setting } from './earn-eligible.ts';
import type { EarnRule, Pending } from './earn-rule.ts';
import { type ExpiryRule, expiryOf, idlesUnder } from './expiry-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAfter, endOfDate } from './programme-dates.ts';

const HOUR_MS = 3_600_000;

/** Until when the points of a rule can be spent. */
function expiryRuleOf(version: ProgrammeVersion, rule: EarnRule): ExpiryRule {
  return rule.expiry ?? currencyOf(version, rule).expiry;
}

/** The lots of what is paid. */
export function lotsOf(paid: readonly CappedPay[], setting: Setting): readonly AwardLot[] {
  const lots = new Map<string, AwardLot>();
  for (const pay of paid) {
    for (const lot of lotsOfRule(pay, setting)) {
      const { currency, line, activeAt, awaits, expiresAt, idles } = lot;
      const key = JSON.stringify([currency, line, activeAt, awaits, expiresAt, idles]);
      const before = lots.get(key);
      lots.set(key, before === undefined ? lot : joined(before, lot));
    }
  }
  return [...lots.values()];
}

function joined(one: AwardLot, other: AwardLot): AwardLot {
  return {
    ...one,
    points: one.points + other.points,
    rules: [...one.rules, ...other.rules],
    qualifying: one.qualifying + other.qualifying,
  };
}

function lotsOfRule(pay: CappedPay, setting: Setting): readonly AwardLot[] {
  const { rule, parts, points, weights } = pay;
  const { version } = setting;
  const pending = rule.pending ?? currencyOf(version, rule).pending;
  if (pending.kind !== 'return-window') return [lotOf(rule, points, null, pending, setting)];
  const shares = apportion(points, weights);
  return parts
    .map(({ line }, index) => lotOf(rule, shares[index] ?? 0, line, pending, setting))
    .filter((lot) => lot.points > 0);
}

function lotOf(
  rule: EarnRule,
  points: number,
  line: CountedLine | null,
  pending: Pending,
  setting: Setting,
): AwardLot {
  const { version, occasion } = setting;
  const activeAt = activeOf(pending, line, setting);
  const expiry = expiryRuleOf(version, rule);
  const expiresAt = expiryOf(expiry, {
    earnedAt: occasion.at,
    activeAt,
    lastActivityAt: null,
    zone: version.zone,
    tiers: [],
  });
  return {
    currency: rule.currency,
    points,
    line: line?.line.id ?? null,
    rules: [rule.id],
    activeAt,
    awaits: pending.kind === 'event' ? pending.event : null,
    expiresAt,
    idles: idlesUnder(expiry),
    qualifying: rule.qualifying ? points : 0,
  };
}

function activeOf(pending: Pending, line: CountedLine | null, setting: Setting): Instant | null {
  const { occasion, version, date } = setting;
  const { at } = occasion;
  switch (pending.kind) {
    case 'none':
      return at;
    case 'event':
      return null;
    case 'until':
      return pending.at > at ? pending.at : at;
    case 'delay':
      return instant(Math.min(epochMsOf(at) + pending.hours * HOUR_MS, LATEST_MS));
    case 'return-window':
      break;
  }
  const usual = endOfDate(version.zone, dateAfter(date, version.returns.windowDays, 'days'));
  if (line !== null) return line.line.returnableUntil ?? usual;
  const lines = occasion.type === 'order' ? occasion.lines : [];
  return lines
    .map(({ returnableUntil }) => returnableUntil ?? usual)
    .reduce((last, end) => (end > last ? end : last), at);
}

const LATEST_MS = 253_402_300_799_999;

function currencyOf(version: ProgrammeVersion, rule: EarnRule) {
  const { currencies } = version;
  // The schema has seen that every rule names a currency of its version.
  return currencies.find(({ id }) => id === rule.currency) as (typeof currencies)[number];
}
