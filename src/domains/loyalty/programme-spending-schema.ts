/** Programme spending schema: redemptions and coupons, with what holds where nothing is said. */
import * as z from 'zod/mini';
import { exactly, id } from '../../kernel/domain-schema.ts';
import type { Coupon } from './coupon.ts';
import { condition, or, orNull, ratioBetween, validity, whole } from './programme-parts-schema.ts';
import type { Redemption } from './programme-redemption.ts';

const spending = { id, currency: orNull(id), when: orNull(condition), partner: orNull(id) };
type RedemptionDraft = Redemption extends infer One
  ? One extends Redemption
    ? Omit<One, 'currency'> & { readonly currency: string | null }
    : never
  : never;
/** What points can be spent on; a currency of `null` is the first. */
export const redemption = exactly<RedemptionDraft>()(
  z.discriminatedUnion('kind', [
    z.readonly(
      z.strictObject({
        kind: z.literal('reward'),
        ...spending,
        points: whole(1),
        goods: or(z.enum(['goods', 'gift-card']), 'goods'),
        reward: id,
        issued: or(z.enum(['on-request', 'at-balance']), 'on-request'),
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.literal('payment'),
        ...spending,
        points: whole(1),
        worthMinor: whole(1),
        blockPoints: or(whole(1), 1),
        pointsMin: or(whole(1), 1),
        orderShareMax: or(ratioBetween(0, 1), { numerator: 1, denominator: 1 }),
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.literal('conversion'),
        ...spending,
        points: whole(1),
        becomes: whole(1),
        into: id,
      }),
    ),
  ]),
);

/** Coupons and vouchers. */
export const coupon = exactly<Coupon>()(
  z.readonly(
    z.strictObject({
      id,
      off: z.discriminatedUnion('kind', [
        z.readonly(
          z.strictObject({
            kind: z.literal('share'),
            share: ratioBetween(0, 1),
            mostMinor: orNull(whole(1)),
          }),
        ),
        z.readonly(z.strictObject({ kind: z.literal('amount'), minor: whole(1) })),
      ]),
      when: orNull(condition),
      lines: orNull(condition),
      ...validity,
      timesPerMember: or(whole(1), 1),
      leastMinor: or(whole(0), 0),
    }),
  ),
);
