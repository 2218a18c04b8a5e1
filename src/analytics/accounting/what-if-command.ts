/** What-if command: what was asked for, as the event tells that came of it. */
import type { AccountCommand } from '../../domains/loyalty/account-command.ts';
import type { AccountEvent, Opened } from '../../domains/loyalty/account-event.ts';
import { earningIn, spendingIn } from '../../domains/loyalty/account-records.ts';
import type { Account } from '../../domains/loyalty/account-state.ts';
import type { RedemptionReversed } from '../../domains/loyalty/redeem-event.ts';
import { outstandingOf } from '../../domains/loyalty/redeem-restore.ts';
import type { Returned } from '../../domains/loyalty/refund-command.ts';
import type { Refunded } from '../../domains/loyalty/refund-event.ts';
import { returnedOf } from '../../domains/loyalty/refund-returned.ts';

/** Why an event cannot be replayed: it was written before events kept what their command said. */
export type NotReplayableReason = 'ASK_NOT_KEPT' | 'LINES_NOT_KEPT' | 'LOTS_NOT_KEPT';

/** That there is no command, because the event does not keep what it said. */
export interface Lack {
  /** What is missing. */
  readonly lacks: NotReplayableReason;
}

type Told = AccountCommand extends infer One
  ? One extends AccountCommand
    ? Omit<One, 'at' | 'by'>
    : never
  : never;

type EventOf<Type> = AccountEvent extends infer One
  ? One extends { readonly type: infer Types }
    ? Type extends Types
      ? One
      : never
    : never
  : never;

/** What was told, or why that is not known; `null` of what nobody asks for. */
type Answer = Told | Lack | null;

const NOBODY = () => null;

/** What the command said, by the type of the event that came of it. */
const TOLD: {
  readonly [Type in AccountEvent['type']]: (event: EventOf<Type>, before: Account) => Answer;
} = {
  Enrolled: ({ member: { id, birthday, facts } }) => {
    return { type: 'Enrol', member: id, birthday, facts };
  },
  Opened: openingOf,
  Earned: ({ earning: { occasion } }) => {
    return occasion.type === 'tier' ? null : { type: 'Earn', occasion };
  },
  Activated: ({ earning, event, lines }) => {
    if (lines === undefined) return { lacks: 'LINES_NOT_KEPT' };
    return { type: 'Activate', occasion: named(earning), event, lines: lines ?? undefined };
  },
  Redeemed: ({ redemption: { id, option, order }, asked }) => {
    if (asked === null) return null; // the programme issued a reward by itself
    if (asked === undefined || option === null) return { lacks: 'ASK_NOT_KEPT' };
    const { points, orderMinor } = asked;
    const some = { points: points ?? undefined, orderMinor: orderMinor ?? undefined };
    return { type: 'Redeem', redemption: id, option, order, ...some };
  },
  Held: ({ hold: { id, currency, parts, until } }) => {
    return { type: 'Hold', hold: id, currency, points: sumOf(parts), until };
  },
  Captured: ({ hold, redemption: { points, order } }) => ({ type: 'Capture', hold, points, order }),
  Voided: ({ hold }) => ({ type: 'Void', hold }),
  Lapsed: NOBODY,
  Refunded: (event, before) => {
    const { earning, cancelledBy } = event;
    const order = named(earning).id;
    return { type: 'Refund', order, cancelledBy, ...returnOf(event, before) };
  },
  Undone: ({ earning }) => ({ type: 'Undo', occasion: named(earning) }),
  ReturnedWithoutReceipt: ({ reference, currency, points }) => {
    return { type: 'ReturnWithoutReceipt', reference, currency, points };
  },
  RedemptionReversed: reversalOf,
  Retracted: ({ event, cancelledBy }) => ({ type: 'Retract', event, cancelledBy }),
  Adjusted: ({ currency, points, reason }) => ({ type: 'Adjust', currency, points, reason }),
  Sent: ({ transfer, to, lots }) => {
    return { type: 'Send', transfer, to, currency: lots[0]?.currency, points: sumOf(lots) };
  },
  Received: ({ transfer, from, lots }) => {
    if (lots === undefined) return { lacks: 'LOTS_NOT_KEPT' };
    return { type: 'Receive', transfer, from, lots };
  },
  MergedInto: ({ into }) => ({ type: 'MergeInto', into }),
  MergedFrom: ({ from, estate }) => ({ type: 'MergeFrom', from, estate }),
  AllowanceTaken: ({ budget, block, points }) => ({ type: 'TakeAllowance', budget, block, points }),
  TierGranted: ({ granted: { tier, until } }) => ({ type: 'GrantTier', tier, until }),
  TierEnded: ({ tier }) => ({ type: 'EndTier', tier }),
  TierChanged: () => ({ type: 'EvaluateTiers' }),
  ExpiryRecorded: () => ({ type: 'RecordExpiry' }),
  IdleExpired: NOBODY,
  DebtRepaid: NOBODY,
  Closed: ({ reason }) => ({ type: 'Close', reason }),
};

/**
 * The command that an event came of, as if nothing else had come of it.
 *
 * @param event What happened.
 * @param before The state before it, in which some words of the command have their meaning.
 * @returns The command; or what the event does not keep; `null` for what nobody asks for.
 */
export function commandOf(event: AccountEvent, before: Account): AccountCommand | Lack | null {
  const tell = TOLD[event.type] as (event: AccountEvent, before: Account) => Answer;
  const told = tell(event, before);
  if (told === null || 'lacks' in told) return told;
  return { ...told, at: event.at, by: event.by };
}

function openingOf({
  at,
  reference,
  joinedAt,
  counts,
  lifetime,
  standings,
  entries,
}: Opened): Told {
  const lots = entries.flatMap((entry) => {
    if (entry.kind !== 'opened') return [];
    const { currency, activeAt, expiresAt } = entry.lot;
    return [{ currency, points: entry.points, activeAt: activeAt ?? at, expiresAt }];
  });
  const tiers = Object.entries(standings).flatMap(([ladder, { tier, since, dropsAt }]) => {
    return tier === null ? [] : [[ladder, { tier, since, dropsAt }] as const];
  });
  const held = Object.fromEntries(tiers);
  return { type: 'Open', reference, lots, joinedAt, counts, lifetime, tiers: held };
}

/** A return of all that was left is one of all that is left; another names lines, or an amount. */
function returnOf({ earning: id, lines }: Refunded, before: Account): Returned {
  const earning = earningIn(before, id);
  if (earning?.occasion.type !== 'order') return {};
  const { occasion } = earning;
  const ways: readonly Returned[] = [
    {},
    { lines },
    { lines: lines.map(({ line, quantity }) => ({ line, quantity })) },
  ];
  const told = ways.find(
    (way) => JSON.stringify(returnedOf(occasion, earning, way)) === JSON.stringify(lines),
  );
  return told ?? { amountMinor: lines.reduce((sum, { minor }) => sum + minor, 0) };
}

/** All that was left comes back as all that is left. */
function reversalOf({ cancelledBy, restored }: RedemptionReversed, before: Account): Told {
  const { redemption, parts } = restored;
  const spending = spendingIn(before, redemption);
  const points = sumOf(parts);
  const isWhole = spending !== null && outstandingOf(spending) === points;
  const some = isWhole ? {} : { points };
  return { type: 'ReverseRedemption', redemption, cancelledBy, ...some };
}

/** The occasion that an earning is named after: its kind, and its id after the first stroke. */
function named(earning: string) {
  const stroke = earning.indexOf('/');
  const type = earning.slice(0, stroke) as 'order' | 'visit' | 'event';
  return { type, id: earning.slice(stroke + 1) };
}

function sumOf(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}
