/** Deciding on what goes out: redemptions, points set aside, and redemptions undone. */
import { entryOf } from '../../mechanisms/id-table.ts';
import { memberFactsOf } from './account-member.ts';
import type { AccountRefusal, AccountWarning } from './account-refusal.ts';
import { RULES } from './account-rules.ts';
import type { PointsHold, Spending } from './account-state.ts';
import {
  type Context,
  currencyOf,
  factOf,
  idleUntilOf,
  lotOrder,
  type Moment,
  no,
  type Plan,
  shortageOf,
  yes,
} from './decide-context.ts';
import { answersOf, occasionFacts } from './earn-facts.ts';
import { expiryOf, idlesUnder } from './expiry-rule.ts';
import { takenFrom, walletOf } from './ledger.ts';
import { sumOf } from './ledger-clawback.ts';
import { type Draft, draftOf, issue, moveAll } from './ledger-draft.ts';
import type { LotPart } from './lot-query.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import type { Redemption } from './programme-redemption.ts';
import type { Capture, Hold, Redeem, ReverseRedemption, Void } from './redeem-command.ts';
import { redeemQuote } from './redeem-quote.ts';
import { outstandingOf, restore } from './redeem-restore.ts';

/** Spends points on an option of the programme. */
export function redeem(command: Redeem, context: Context): Plan {
  const { state, version, at } = context;
  const { redemption: id, points: asked, orderMinor, order = null } = command;
  if (entryOf(state.redemptions, id) !== null) return no({ code: 'ALREADY_DONE' });
  const option = version.redemptions.find((one) => one.id === command.option);
  if (option === undefined) return no({ code: 'NO_SUCH_OPTION' });
  if (asked !== undefined && !isPoints(asked)) return badPoints();
  if (option.kind === 'payment' && asked === undefined && orderMinor === undefined) {
    return no({ code: 'AMOUNT_MISSING' });
  }
  if (!isOpenTo(option, command, context)) return no({ code: 'OPTION_NOT_OPEN' });
  const { currency } = option;
  const wallet = walletOf(state.ledger, currency);
  const { points, worthMinor, becomes } = redeemQuote(option, { points: asked, orderMinor });
  const least = option.kind === 'payment' ? option.pointsMin : 1;
  if (points < least) return no({ code: 'BAD_POINTS', least, most: POINTS_MAX });
  const shortage = shortageOf(context, currency, points);
  if (shortage !== null) return shortage;

  const parts = takenFrom(wallet, points, at, lotOrder(version));
  const spent = moveAll(draftOf(state.ledger), 'redeemed', parts);
  const draft =
    option.kind === 'conversion' ? converted(spent, id, option.into, becomes ?? 0, context) : spent;
  const isReversible = option.kind !== 'conversion';
  const redemption = spendingOf(
    { id, option: option.id, currency, order, isReversible },
    parts,
    context,
  );
  const warnings: readonly AccountWarning[] =
    asked !== undefined && asked > points ? [{ code: 'POINTS_REDUCED', asked, points }] : [];
  return yes(
    {
      ...factOf(context, [RULES.spending], draft),
      type: 'Redeemed',
      redemption,
      worthMinor,
      reward: option.kind === 'reward' ? option.reward : null,
      asked: { points: asked ?? null, orderMinor: orderMinor ?? null },
      idleUntil: idleUntilOf(context),
    },
    warnings,
  );
}

/** Whether an option is meant for this member, now. */
function isOpenTo(option: Redemption, { order }: Redeem, { state, version, at }: Context): boolean {
  if (option.when === null) return true;
  const occasion = {
    type: 'event',
    event: 'redeem',
    id: order ?? 'redeem',
    at,
    partner: option.partner,
    facts: {},
  } as const;
  const facts = occasionFacts(version, occasion, memberFactsOf(state, version, at), []);
  return answersOf(version).holds(option.when, facts);
}

function converted(
  draft: Draft,
  reference: string,
  into: string,
  points: number,
  context: Context,
): Draft {
  const { version, at } = context;
  const rule = currencyOf(version, into)?.expiry ?? { kind: 'never' };
  const clocks = { earnedAt: at, activeAt: at, lastActivityAt: null, tiers: [] };
  const expiresAt = expiryOf(rule, { ...clocks, zone: version.zone });
  const lot = { currency: into, points, activeAt: at, expiresAt, idles: idlesUnder(rule) };
  return issue(draft, { ...lot, source: 'bonus', reference }, 'issued');
}

function spendingOf(
  some: Pick<Spending, 'id' | 'option' | 'currency' | 'order' | 'isReversible'>,
  parts: readonly LotPart[],
  { at }: Context,
): Spending {
  const points = sumOf(parts);
  return { ...some, at, points, parts: parts.map((part) => ({ ...part, restored: 0 })) };
}

function badPoints(): Plan {
  return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
}

/** Sets points aside. */
export function hold(command: Hold, context: Context): Plan {
  const { state, version, at } = context;
  const { hold: id, points, until } = command;
  if (entryOf(state.holds, id) !== null) return no({ code: 'ALREADY_DONE' });
  const currency = currencyOf(version, command.currency);
  if (currency === null) return no({ code: 'NO_SUCH_CURRENCY' });
  if (currency.kind === 'status') return no({ code: 'NOT_SPENDABLE', currency: currency.id });
  if (!isPoints(points)) return badPoints();
  if (until <= at) return no({ code: 'BAD_DEADLINE' });
  const shortage = shortageOf(context, currency.id, points);
  if (shortage !== null) return shortage;

  const parts = takenFrom(walletOf(state.ledger, currency.id), points, at, lotOrder(version));
  const draft = moveAll(draftOf(state.ledger), 'held', parts);
  const fact = factOf(context, [RULES.spending, RULES.hold], draft);
  const held: PointsHold = { id, currency: currency.id, parts, until, status: 'open' };
  return yes({ ...fact, type: 'Held', hold: held });
}

/** Spends points that are set aside; what is not spent goes back to its lots. */
export function capture(command: Capture, context: Context): Plan {
  const { state } = context;
  const found = openHold(command.hold, context);
  if ('refusal' in found) return found;
  const { currency, parts: held } = found;
  if (entryOf(state.redemptions, command.hold) !== null) return no({ code: 'ALREADY_DONE' });
  const all = sumOf(held);
  const { points = all, order = null } = command;
  if (!isPoints(points)) return badPoints();
  if (points > all) return no({ code: 'HOLD_TOO_SMALL', held: all, asked: points });

  const parts = firstOf(held, points);
  const rest = held.map(({ lot, points: some }) => {
    const taken = parts.find((part) => part.lot === lot)?.points ?? 0;
    return { lot, points: some - taken };
  });
  const captured = moveAll(draftOf(state.ledger), 'captured', parts);
  const draft = moveAll(captured, 'released', rest);
  const some = { id: command.hold, option: null, currency, order, isReversible: true };
  return yes({
    ...factOf(context, [RULES.hold], draft),
    type: 'Captured',
    hold: command.hold,
    redemption: spendingOf(some, parts, context),
    idleUntil: idleUntilOf(context),
  });
}

/** Sets points aside no more. */
export function voidHold(command: Void, context: Context): Plan {
  const found = openHold(command.hold, context);
  return 'refusal' in found ? found : yes(releasedOf(found, 'Voided', context));
}

/** A hold that is over, its points back in their lots. */
export function releasedOf(held: PointsHold, type: 'Voided' | 'Lapsed', context: Moment) {
  const draft = moveAll(draftOf(context.state.ledger), 'released', held.parts);
  return { ...factOf(context, [RULES.release], draft), type, hold: held.id } as const;
}

/** A hold that is not over, or why there is none. */
export function openHold(
  id: string,
  { state }: Context,
): PointsHold | { readonly refusal: AccountRefusal } {
  const held = entryOf(state.holds, id);
  if (held === null) return { refusal: { code: 'NO_SUCH_HOLD' } };
  const { status } = held;
  return status === 'open' ? held : { refusal: { code: 'HOLD_OVER', status } };
}

/** The first parts that add up to so many points. */
function firstOf(parts: readonly LotPart[], points: number): readonly LotPart[] {
  let missing = points;
  return parts.flatMap((part) => {
    const taken = Math.min(missing, part.points);
    missing -= taken;
    return taken > 0 ? [{ lot: part.lot, points: taken }] : [];
  });
}

/** Gives the points of a redemption back. */
export function reverseRedemption(command: ReverseRedemption, context: Context): Plan {
  const { state } = context;
  const { cancelledBy } = command;
  const spending = entryOf(state.redemptions, command.redemption);
  if (spending === null) return no({ code: 'NO_SUCH_REDEMPTION' });
  if (!spending.isReversible) return no({ code: 'NOT_REVERSIBLE' });
  const left = outstandingOf(spending);
  if (left === 0) return no({ code: 'ALREADY_UNDONE' });
  const { points = left } = command;
  if (!isPoints(points)) return badPoints();
  if (points > left) return no({ code: 'MORE_THAN_LEFT', left, asked: points });

  const { draft, restored } = restore(
    draftOf(state.ledger),
    spending,
    points,
    cancelledBy,
    context,
  );
  const fact = factOf(context, [RULES.reversal], draft);
  return yes({ ...fact, type: 'RedemptionReversed', cancelledBy, restored });
}
