/** Deciding on what comes in: enrolling, an opening balance, earning, what waited for an event. */
import type { Instant } from '../../kernel/instant.ts';
import { entryOf } from '../../mechanisms/id-table.ts';
import { amountOf, amountsOf, plusAmounts } from './account-amounts.ts';
import type { Activate, Earn, Enrol, Open } from './account-command.ts';
import type { AccountEvent } from './account-event.ts';
import { requireAmounts, requireWhole } from './account-guards.ts';
import { memberFactsOf } from './account-member.ts';
import { earningId, occasionOf } from './account-occasion.ts';
import { RULES } from './account-rules.ts';
import type { Amounts, EarnedLot, Earning, LadderStanding } from './account-state.ts';
import type { Award, EarnOccasion } from './award.ts';
import { awardOf } from './award-of.ts';
import {
  type Context,
  contextAfter,
  currencyOf,
  factOf,
  idleUntilOf,
  no,
  type Plan,
  yes,
} from './decide-context.ts';
import { evolveAccount } from './evolve.ts';
import { expiryOf } from './expiry-rule.ts';
import { lotOf } from './ledger.ts';
import { type Draft, draftOf, issue, write } from './ledger-draft.ts';
import { joinedLots } from './lot-joining.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import { versionAt } from './programme.ts';
import { dateAt } from './programme-dates.ts';

/** Begins an account, and gives what the programme gives for it. */
export function enrol(command: Enrol, context: Context): Plan {
  const { at } = context;
  const { birthday = null, facts = {} } = command;
  const member = { id: command.member, joinedAt: at, birthday, facts };
  const enrolled: AccountEvent = {
    ...factOf(context, [RULES.flow]),
    type: 'Enrolled',
    member,
    currency: currencyOf(context.version, undefined)?.id ?? '',
  };
  const after = contextAfter(context, evolveAccount(context.state, enrolled));
  const occasion = occasionOf({ type: 'welcome', id: 'welcome' }, at);
  const welcome = earnedOf(occasion, after);
  const isPaid = welcome !== null && welcome.award.lots.length > 0;
  return { events: isPaid ? [enrolled, welcome.event] : [enrolled] };
}

/** Takes over what an account had elsewhere. */
export function open(command: Open, context: Context): Plan {
  const { state, version, at, latest } = context;
  const { reference, counts = {}, lifetime = {}, tiers = {}, joinedAt = at } = command;
  const lots = version.lots.merge === 'imported' ? joinedLots(command.lots, at) : command.lots;
  requireWhole('counts', { counts, lifetime });
  if (entryOf(state.used, `open/${reference}`) !== null) return no({ code: 'ALREADY_DONE' });
  if (lots.some(({ currency }) => currencyOf(version, currency) === null)) {
    return no({ code: 'NO_SUCH_CURRENCY' });
  }
  if (!lots.every(({ points }) => isPoints(points))) {
    return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
  }
  for (const [ladder, { tier }] of Object.entries(tiers)) {
    const known = version.ladders.find(({ id }) => id === ladder);
    if (!known?.tiers.some(({ id }) => id === tier)) return no({ code: 'NO_SUCH_TIER' });
  }
  const draft = lots.reduce<Draft>(
    (next, { currency, points, activeAt = at, expiresAt }) =>
      issue(
        next,
        { currency, points, activeAt, expiresAt, source: 'opening', reference, idles: false },
        'opened',
      ),
    draftOf(state.ledger),
  );
  const standings = Object.entries(tiers).map(
    ([ladder, held]): readonly [string, LadderStanding] => [
      ladder,
      { ...held, asOf: latest, until: null },
    ],
  );
  return yes({
    ...factOf(context, [RULES.opening], draft),
    type: 'Opened',
    reference,
    joinedAt,
    counts,
    lifetime,
    standings: Object.fromEntries(standings),
    idleUntil: idleUntilOf(context),
  });
}

/** Credits what an occasion earns. */
export function earn({ occasion: told }: Earn, context: Context): Plan {
  const { state, at, programme } = context;
  const occasion = occasionOf(told, at);
  requireAmounts(occasion);
  if (entryOf(state.earnings, earningId(occasion)) !== null) return no({ code: 'ALREADY_DONE' });
  const refers = occasion.type === 'referrer' || occasion.type === 'referee';
  if (refers && occasion.id === state.member?.id) return no({ code: 'ONESELF' });
  const usedUp = occasion.type === 'order' ? usedUpCoupon(occasion.coupon, context) : null;
  if (usedUp !== null) return usedUp;
  const earned = earnedOf(occasion, context);
  if (earned === null)
    return no({ code: 'NO_PROGRAMME_THEN', from: programme.versions[0]?.from ?? at });

  const { event, award } = earned;
  const large = award.rejected.find(({ code }) => code === 'LIMIT_EXCEEDED');
  if (large !== undefined) {
    const rules = programme.versions.flatMap(({ earnRules }) => earnRules);
    const rule = rules.find(({ id }) => id === large.rule);
    return no({ code: 'POINTS_OVERFLOW', currency: rule?.currency ?? '', most: POINTS_MAX });
  }
  if (award.lots.length === 0 && Object.keys(award.counters).length === 0) {
    return no({ code: 'NOTHING_EARNED', reasons: award.rejected.map(({ code }) => code) });
  }
  return yes(event);
}

/** A coupon is used by the order that names it, and no more often than the programme says. */
function usedUpCoupon(coupon: string | null, { state, version }: Context): Plan | null {
  const found = version.coupons.find(({ id }) => id === coupon);
  if (found === undefined) return null;
  const { id, timesPerMember: times } = found;
  return amountOf(state.couponUses, id) < times ? null : no({ code: 'COUPON_USED_UP', times });
}

/** What an occasion earns under the version of its own instant; `null` before the first. */
function earnedOf(
  occasion: EarnOccasion,
  context: Context,
): { readonly award: Award; readonly event: AccountEvent } | null {
  const version = versionAt(context.programme, occasion.at);
  if (version === null) return null;
  const { state } = context;
  const facts = memberFactsOf(state, version, occasion.at);
  const award = awardOf(version, occasion, facts);
  const id = earningId(occasion);
  const source = occasion.type === 'order' ? 'order' : 'bonus';
  const { draft, lots } = issueAward(draftOf(state.ledger), award, { source, reference: id });
  const earning: Earning = {
    id,
    occasion,
    facts,
    programmeVersion: version.version,
    date: dateAt(version.zone, occasion.at),
    lots,
    points: pointsOf(award),
    tallies: talliesOf(award),
    capUse: award.capUse,
    undone: { lines: [], points: {}, tallies: {}, capUse: [], isWhole: false },
  };
  const event: AccountEvent = {
    ...factOf(
      { ...context, version },
      award.applied.map(({ rule }) => rule),
      draft,
    ),
    type: 'Earned',
    earning,
    budgetUse: amountsOf(award.budgetUse.map(({ budget, points }) => [budget, points])),
    idleUntil: idleUntilOf(context),
  };
  return { award, event };
}

/** Issues the lots of an award. */
export function issueAward(
  draft: Draft,
  award: Award,
  from: { readonly source: 'order' | 'bonus'; readonly reference: string },
): { readonly draft: Draft; readonly lots: readonly EarnedLot[] } {
  const lots: EarnedLot[] = [];
  const issued = award.lots.reduce<Draft>((next, lot) => {
    const { currency, points, line, awaits, rules, activeAt, expiresAt, idles } = lot;
    lots.push({ lot: String(next.ledger.lotCount + 1), line, awaits, rules });
    return issue(next, { currency, points, activeAt, expiresAt, idles, ...from }, 'issued');
  }, draft);
  return { draft: issued, lots };
}

/** The points of an award, by currency. */
export function pointsOf({ lots }: Award): Amounts {
  return amountsOf(lots.map(({ currency, points }) => [currency, points]));
}

/** What an award counts, towards tiers and achievements. */
export function talliesOf({ lots, counters }: Award): Amounts {
  return plusAmounts(
    counters,
    amountsOf(lots.map(({ currency, qualifying }) => [currency, qualifying])),
  );
}

/** Lets lots begin that waited for an event. */
export function activate({ occasion, event, lines }: Activate, context: Context): Plan {
  const { state, at } = context;
  const earning = entryOf(state.earnings, earningId(occasion));
  if (earning === null) return no({ code: 'NO_SUCH_ORDER' });
  const waiting = earning.lots.filter(
    ({ lot, line, awaits }) =>
      awaits === event &&
      lotOf(state.ledger, lot).activeAt === null &&
      (lines === undefined || line === null || lines.includes(line)),
  );
  if (waiting.length === 0) return no({ code: 'NOTHING_WAITS' });
  const draft = waiting.reduce<Draft>((next, { lot, rules }) => {
    const expiresAt = endFrom(at, lotOf(state.ledger, lot).currency, rules, earning, context);
    return write(next, { kind: 'dated', lot, activeAt: at, expiresAt });
  }, draftOf(state.ledger));
  const fact = factOf(context, [RULES.activation], draft);
  return yes({ ...fact, type: 'Activated', earning: earning.id, event, lines: lines ?? null });
}

/** When a lot ends that begins now, under the version that issued it. */
function endFrom(
  activeAt: Instant,
  currency: string,
  rules: readonly string[],
  { occasion, programmeVersion }: Earning,
  { programme, version: current }: Context,
): Instant | null {
  const version = programme.versions.find((one) => one.version === programmeVersion) ?? current;
  const own = version.earnRules.find(({ id }) => rules.includes(id))?.expiry;
  const rule = own ?? currencyOf(version, currency)?.expiry ?? { kind: 'never' };
  const clocks = { earnedAt: occasion.at, activeAt, lastActivityAt: null, tiers: [] };
  return expiryOf(rule, { ...clocks, zone: version.zone });
}
