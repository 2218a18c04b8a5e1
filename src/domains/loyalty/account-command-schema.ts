/** Account command schema: what may be asked for, from data that may be anything. */
import * as z from 'zod/mini';
import { asks, at, by, exactly, id } from '../../kernel/domain-schema.ts';
import type { Issue } from '../../kernel/parsed.ts';
import { type AccountCommand, PLAIN_ACTS } from './account-command.ts';
import type { OccasionTold, OrderTold } from './account-occasion.ts';
import {
  amounts,
  birthday,
  canceller,
  counts,
  estate,
  facts,
  LINES_MAX,
  minor,
  names,
  openingLot,
  points,
} from './account-parts-schema.ts';
import { POINTS_MAX } from './points.ts';

const toldBase = {
  id,
  at: z.optional(at),
  partner: z.optional(z.nullable(id)),
  facts: z.optional(facts),
};
const line = z.readonly(
  z.strictObject({
    id,
    netMinor: minor,
    sku: z.optional(id),
    category: z.optional(z.nullable(id)),
    kind: z.optional(z.enum(['goods', 'gift-card'])),
    quantity: z.optional(z.int().check(z.gte(0), z.lte(1e9))),
    taxMinor: z.optional(minor),
    shippingMinor: z.optional(minor),
    discountMinor: z.optional(minor),
    returnableUntil: z.optional(z.nullable(at)),
  }),
);
const PLAIN_OCCASIONS = [
  'visit',
  'welcome',
  'birthday',
  'anniversary',
  'referrer',
  'referee',
] as const;
const occasion = exactly<OccasionTold>()(
  z.discriminatedUnion('type', [
    z.readonly(
      z.strictObject({
        type: z.literal('order'),
        ...toldBase,
        lines: z.readonly(z.array(line).check(z.maxLength(LINES_MAX))),
        paidWithPointsMinor: z.optional(minor),
        coupon: z.optional(z.nullable(id)),
      }),
    ),
    z.readonly(z.strictObject({ type: z.enum(PLAIN_OCCASIONS), ...toldBase })),
    z.readonly(z.strictObject({ type: z.literal('event'), ...toldBase, event: id })),
  ]),
);
const named = z.readonly(
  z.strictObject({ type: z.enum(['order', 'event', ...PLAIN_OCCASIONS]), id }),
);
const back = z.readonly(
  z.strictObject({
    line: id,
    quantity: z.optional(z.int().check(z.gte(0))),
    minor: z.optional(minor),
  }),
);
const returned = {
  lines: z.optional(z.readonly(z.array(z.union([id, back])).check(z.maxLength(LINES_MAX)))),
  amountMinor: z.optional(z.int().check(z.gte(1), z.lte(1e15))),
};
const openingTier = z.readonly(z.strictObject({ tier: id, since: at, dropsAt: z.nullable(at) }));
const currency = z.optional(id);
const lots = z.readonly(z.array(openingLot).check(z.maxLength(LINES_MAX)));
const order = z.optional(z.nullable(id));

/** Everything that can be asked for. */
export const command = exactly<AccountCommand>()(
  z.discriminatedUnion('type', [
    asks('Enrol', {
      member: id,
      birthday: z.optional(z.nullable(birthday)),
      facts: z.optional(facts),
    }),
    asks('Open', {
      reference: id,
      lots,
      joinedAt: z.optional(at),
      counts: z.optional(counts),
      lifetime: z.optional(amounts),
      tiers: z.optional(z.readonly(z.record(id, openingTier))),
    }),
    asks('Earn', { occasion }),
    asks('Activate', { occasion: named, event: id, lines: z.optional(names) }),
    asks('Redeem', {
      redemption: id,
      option: id,
      points: z.optional(points),
      orderMinor: z.optional(z.int().check(z.gte(0), z.lte(1e15))),
      order,
    }),
    asks('Hold', { hold: id, points, currency, until: at }),
    asks('Capture', { hold: id, points: z.optional(points), order }),
    asks('Void', { hold: id }),
    asks('Refund', { order: id, ...returned, cancelledBy: z.optional(canceller) }),
    asks('Undo', { occasion: named }),
    asks('ReturnWithoutReceipt', { reference: id, currency, points }),
    asks('Exchange', { order: id, ...returned, occasion }),
    asks('ReverseRedemption', {
      redemption: id,
      points: z.optional(points),
      cancelledBy: canceller,
    }),
    asks('Retract', { event: points, cancelledBy: z.optional(canceller) }),
    asks('Adjust', {
      currency,
      points: z.int().check(z.gte(-POINTS_MAX), z.lte(POINTS_MAX)),
      reason: id,
    }),
    asks('Send', { transfer: id, to: id, currency, points }),
    asks('Receive', { transfer: id, from: id, lots }),
    asks('MergeInto', { into: id }),
    asks('MergeFrom', { from: id, estate }),
    asks('TakeAllowance', { budget: id, block: id, points }),
    asks('GrantTier', { tier: id, until: z.nullable(at) }),
    asks('EndTier', { tier: id }),
    z.readonly(z.strictObject({ type: z.enum(PLAIN_ACTS), at, by })),
    asks('Close', { reason: id }),
    asks('FireTimer', { timer: id }),
  ]),
);

/** What does not agree within a command. */
export function faultsOfCommand(told: AccountCommand): readonly Issue[] {
  const isOrder = told.type === 'Earn' || told.type === 'Exchange';
  return isOrder && told.occasion.type === 'order' ? faultsOfOrder(told.occasion) : [];
}

function faultsOfOrder({ lines, paidWithPointsMinor = 0 }: OrderTold): readonly Issue[] {
  const faults: Issue[] = [];
  const seen = new Set<string>();
  let charged = 0;
  for (const [index, { id: name, netMinor, discountMinor = 0, ...some }] of lines.entries()) {
    const path = ['occasion', 'lines', index];
    if (seen.has(name)) {
      faults.push({ path: [...path, 'id'], code: 'DUPLICATE_ID', message: 'must be named once' });
    }
    seen.add(name);
    if (discountMinor > netMinor) {
      const message = 'must not be more than the price';
      faults.push({ path: [...path, 'discountMinor'], code: 'OUT_OF_RANGE', message });
    }
    charged += netMinor - discountMinor + (some.taxMinor ?? 0) + (some.shippingMinor ?? 0);
  }
  if (paidWithPointsMinor <= charged) return faults;
  const message = 'must not be more than the order comes to';
  return [...faults, { path: ['occasion', 'paidWithPointsMinor'], code: 'OUT_OF_RANGE', message }];
}
