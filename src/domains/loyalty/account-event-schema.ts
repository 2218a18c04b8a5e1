/** Account event schema: what can have happened, as it is stored. */
import * as z from 'zod/mini';
import { at, exactly, id, says } from '../../kernel/domain-schema.ts';
import { RETRACTABLE } from './account-act.ts';
import { earning, name, returnedLines, tallies, undone } from './account-earning-schema.ts';
import { entry } from './account-entry-schema.ts';
import type { AccountEvent } from './account-event.ts';
import {
  amounts,
  birthday,
  canceller,
  count,
  counts,
  datedLots,
  dateText,
  estate,
  facts,
  many,
  names,
  points,
} from './account-parts-schema.ts';
import type { LadderStanding, Spending } from './account-state.ts';
import type { RedeemAsked } from './redeem-event.ts';

const part = { lot: id, points };
const parts = many(z.readonly(z.strictObject(part)));
export const spending = exactly<Spending>()(
  z.readonly(
    z.strictObject({
      id,
      at,
      option: z.nullable(id),
      currency: id,
      points,
      order: z.nullable(id),
      parts: many(z.readonly(z.strictObject({ ...part, restored: count }))),
      isReversible: z.boolean(),
    }),
  ),
);
const asked = exactly<RedeemAsked>()(
  z.readonly(z.strictObject({ points: z.nullable(points), orderMinor: z.nullable(count) })),
);
const restored = z.readonly(z.strictObject({ redemption: id, parts }));
export const standing = exactly<LadderStanding>()(
  z.readonly(
    z.strictObject({
      tier: z.nullable(id),
      since: at,
      asOf: at,
      dropsAt: z.nullable(at),
      until: z.nullable(at),
    }),
  ),
);
export const bonus = z.readonly(
  z.strictObject({
    tier: id,
    cause: z.nullable(name),
    lots: many(id),
    tallies,
    date: dateText,
  }),
);

/** More rules than those of other domains' events: every rule of a large programme may pay. */
const rules = z.readonly(z.array(id).check(z.maxLength(100_000)));
const base = { rules, programmeVersion: count, entries: many(entry) };
const activity = { idleUntil: z.readonly(z.record(id, at)) };
export const granted = z.readonly(z.strictObject({ tier: id, from: at, until: z.nullable(at) }));
export const member = z.readonly(
  z.strictObject({ id, joinedAt: at, birthday: z.nullable(birthday), facts }),
);
export const hold = z.readonly(
  z.strictObject({
    id,
    currency: id,
    parts,
    until: at,
    status: z.enum(['open', 'captured', 'voided', 'lapsed']),
  }),
);
const refunded = {
  ...base,
  earning: name,
  cancelledBy: canceller,
  lines: returnedLines,
  undone,
  shortfall: amounts,
  expired: amounts,
  restored: many(restored),
  bonuses: many(id),
  coupon: z.nullable(id),
  cashMinor: z.int(),
};

/** Everything that can have happened. */
export const event = exactly<AccountEvent>()(
  z.discriminatedUnion('type', [
    says('Enrolled', { ...base, member, currency: id }),
    says('Opened', {
      ...base,
      ...activity,
      reference: id,
      joinedAt: at,
      counts,
      lifetime: amounts,
      standings: z.readonly(z.record(id, standing)),
    }),
    says('Earned', { ...base, ...activity, earning, budgetUse: amounts }),
    says('Activated', {
      ...base,
      earning: name,
      event: id,
      lines: z.optional(z.nullable(names)),
    }),
    says('Redeemed', {
      ...base,
      ...activity,
      redemption: spending,
      worthMinor: z.nullable(count),
      reward: z.nullable(id),
      asked: z.optional(z.nullable(asked)),
    }),
    says('Held', { ...base, hold }),
    says('Captured', { ...base, ...activity, hold: id, redemption: spending }),
    says('Voided', { ...base, hold: id }),
    says('Lapsed', { ...base, hold: id }),
    says('Refunded', refunded),
    says('Undone', refunded),
    says('ReturnedWithoutReceipt', {
      ...base,
      reference: id,
      currency: id,
      points,
      shortfall: count,
    }),
    says('RedemptionReversed', { ...base, cancelledBy: canceller, restored }),
    says('Retracted', {
      ...base,
      event: points,
      was: z.enum(RETRACTABLE),
      name,
      cancelledBy: canceller,
      shortfall: amounts,
      expired: amounts,
      restored: many(restored),
      bonuses: many(id),
    }),
    says('Adjusted', { ...base, currency: id, points: z.int(), reason: id }),
    says('Sent', { ...base, transfer: id, to: id, lots: datedLots }),
    says('Received', { ...base, transfer: id, from: id, lots: z.optional(datedLots) }),
    says('MergedInto', { ...base, into: id, estate }),
    says('MergedFrom', { ...base, from: id, estate }),
    says('AllowanceTaken', { ...base, budget: id, block: id, points }),
    says('TierGranted', {
      ...base,
      granted,
    }),
    says('TierEnded', { ...base, tier: id }),
    says('TierChanged', {
      ...base,
      ladder: id,
      from: z.nullable(id),
      held: standing,
      bonus: z.nullable(bonus),
      suspended: z.readonly(z.record(id, z.nullable(at))),
    }),
    says('ExpiryRecorded', base),
    says('IdleExpired', base),
    says('DebtRepaid', base),
    says('Closed', { ...base, reason: id }),
  ]),
);
