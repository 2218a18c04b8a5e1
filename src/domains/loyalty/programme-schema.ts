/** Programme schema: the shape of a version, with what holds where the JSON says nothing. */
import * as z from 'zod/mini';
import { at, currency, exactly, id } from '../../kernel/domain-schema.ts';
import { fault } from '../../kernel/schema-issues.ts';
import type { FactKind } from '../../mechanisms/fact-types.ts';
import { WEEKDAYS } from '../../time/weekday.ts';
import { isZone } from '../../time/zone.ts';
import { amountBasis, budget, cap, earnRule, multipliers, rounding } from './earn-schema.ts';
import type { Partner } from './partner.ts';
import type { PointsCurrency } from './programme-currency.ts';
import {
  expiry,
  factName,
  list,
  or,
  orNull,
  pending,
  ratioBetween,
  whole,
} from './programme-parts-schema.ts';
import type { LotPolicy, PoolPolicy, ReturnPolicy, TransferPolicy } from './programme-policies.ts';
import { coupon, redemption } from './programme-spending-schema.ts';
import type { Referral } from './referral.ts';
import type { StampCard } from './stamp.ts';
import { ladder } from './tier-schema.ts';

const pointsCurrency = exactly<PointsCurrency>()(
  z.readonly(
    z.strictObject({
      id,
      kind: or(z.enum(['points', 'status', 'stamps', 'store-credit']), 'points'),
      pending: or(pending, { kind: 'none' }),
      expiry: or(expiry, { kind: 'never' }),
      valueMinor: orNull(ratioBetween(0, 1e9)),
    }),
  ),
);

const days = whole(1, 3650);
const returns = exactly<ReturnPolicy>()(
  z.readonly(
    z.strictObject({
      partialRefund: or(
        z.enum(['residual', 'pro-rata-cumulative', 'per-refund-floor']),
        'residual',
      ),
      spent: or(z.enum(['clamp', 'within-balance', 'unlimited-debt', 'any-lot']), 'clamp'),
      redeemed: or(z.enum(['pro-rata', 'full-refund-only', 'none']), 'pro-rata'),
      reversal: or(
        z.discriminatedUnion('kind', [
          z.readonly(z.strictObject({ kind: z.literal('original') })),
          z.readonly(z.strictObject({ kind: z.enum(['by-canceller', 'reissue']), days })),
          z.readonly(z.strictObject({ kind: z.literal('reinstate'), days, withinDays: days })),
        ]),
        { kind: 'by-canceller', days: 30 },
      ),
      windowDays: or(whole(0, 3650), 30),
      tier: or(z.enum(['re-evaluated', 'kept']), 're-evaluated'),
      coupons: or(z.enum(['released', 'kept']), 'released'),
      stamps: or(z.enum(['taken-back', 'kept']), 'taken-back'),
    }),
  ),
);

const lots = exactly<LotPolicy>()(
  z.readonly(
    z.strictObject({
      consume: or(z.enum(['soonest-expiring', 'oldest-first']), 'soonest-expiring'),
      openMax: orNull(whole(1)),
      merge: or(z.enum(['awarded', 'imported']), 'awarded'),
    }),
  ),
);

const transfers = exactly<TransferPolicy>()(
  z.readonly(
    z.strictObject({
      currencies: list(id, 100),
      pointsMin: or(whole(1), 1),
      pointsMax: orNull(whole(1)),
      expiry: or(
        z.union([z.literal('kept'), z.readonly(z.strictObject({ reset: expiry }))]),
        'kept',
      ),
    }),
  ),
);

const pool = exactly<PoolPolicy>()(
  z.readonly(
    z.strictObject({
      share: or(z.enum(['proportional', 'oldest-member-first']), 'proportional'),
    }),
  ),
);

const stampCard = exactly<StampCard>()(
  z.readonly(
    z.strictObject({
      id,
      currency: id,
      size: whole(1),
      reward: id,
      repeats: or(z.boolean(), true),
    }),
  ),
);

const referral = exactly<Referral>()(
  z.readonly(
    z.strictObject({
      leastMinor: or(whole(0), 0),
      withinDays: or(whole(1, 3650), 365),
      countMax: orNull(whole(1)),
    }),
  ),
);

const partner = exactly<Partner>()(
  z.readonly(
    z.strictObject({
      id,
      role: or(z.enum(['principal', 'agent']), 'agent'),
      budget: orNull(id),
    }),
  ),
);

const zone = z
  .string()
  .check(z.refine(isZone, fault('NOT_A_ZONE', 'must be the name of a time zone')));
const KINDS = [
  'boolean',
  'number',
  'text',
  'date',
  'instant',
  'money',
] as const satisfies FactKind[];

/** As many names as lists have entries: every condition is read against all of them. */
const FACTS_MAX = 1000;

const factNames = z
  .record(factName, z.enum(KINDS))
  .check(
    z.refine(
      (facts) => Object.keys(facts).length <= FACTS_MAX,
      fault('OUT_OF_RANGE', `must have at most ${FACTS_MAX} names`),
    ),
  );

/** What a version may say for itself, and a programme for all of its versions. */
const common = {
  zone: z.optional(zone),
  weekStart: z.optional(z.enum(WEEKDAYS)),
  money: z.optional(currency),
  facts: z.optional(z.readonly(factNames)),
};

/** The shape of a version, before its parts are held against one another. */
const versionDraft = z.strictObject({
  ...common,
  version: z.optional(whole(1)),
  from: at,
  currencies: or(z.readonly(z.array(pointsCurrency).check(z.minLength(1), z.maxLength(100))), [
    {
      id: 'points',
      kind: 'points',
      pending: { kind: 'none' },
      expiry: { kind: 'never' },
      valueMinor: null,
    },
  ]),
  amount: z.prefault(amountBasis, {}),
  rounding: z.prefault(rounding, {}),
  earnRules: list(earnRule),
  stacking: or(z.enum(['alone', 'beside-stackable']), 'alone'),
  multipliers: z.prefault(multipliers, {}),
  caps: list(cap),
  budgets: list(budget),
  leapBirthday: or(z.enum(['february-28', 'march-1']), 'february-28'),
  ladders: list(ladder, 20),
  redemptions: list(redemption),
  returns: z.prefault(returns, {}),
  lots: z.prefault(lots, {}),
  transfers: z.prefault(transfers, {}),
  pool: z.prefault(pool, {}),
  coupons: list(coupon),
  stampCards: list(stampCard, 100),
  referral: orNull(referral),
  partners: list(partner),
  latenessDays: or(whole(0, 3650), 30),
  adjustmentMax: orNull(whole(0)),
  marginMax: orNull(ratioBetween(0, 1)),
  markets: list(z.string().check(z.regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/)), 300),
});

/** The shape of a programme. */
export const programmeDraft = z.strictObject({
  id,
  ...common,
  versions: z.array(versionDraft).check(z.minLength(1), z.maxLength(1000)),
});

/** A version as it was read, before its parts are held against one another. */
export type VersionDraft = z.output<typeof versionDraft>;

/** A programme as it was read. */
export type ProgrammeDraft = z.output<typeof programmeDraft>;
