/** Tier schema: ladders, with what holds where the JSON says nothing. */
import * as z from 'zod/mini';
import { exactly, id, ids } from '../../kernel/domain-schema.ts';
import { factName, or, orNull, whole } from './programme-parts-schema.ts';
import type { TierLadder } from './tier-ladder.ts';

const requirement = z.readonly(
  z.strictObject({
    counter: id,
    atLeast: whole(0),
    below: orNull(whole(1)),
    over: or(z.enum(['window', 'lifetime']), 'window'),
  }),
);
const qualification = z.readonly(
  z.strictObject({
    all: z.readonly(z.array(requirement).check(z.minLength(1), z.maxLength(20))),
  }),
);
const tier = z.readonly(
  z.strictObject({
    id,
    qualify: or(z.readonly(z.array(qualification).check(z.maxLength(20))), []),
    benefits: or(ids, []),
    bonus: orNull(
      z.readonly(
        z.strictObject({ currency: id, points: whole(1), qualifying: or(z.boolean(), true) }),
      ),
    ),
  }),
);
const membership = z.readonly(
  z.strictObject({
    id,
    tier: id,
    months: whole(1, 120),
    feeMinor: whole(0),
    termination: or(z.enum(['end-of-term', 'refund-unused', 'at-once']), 'end-of-term'),
    pointsAfterDays: orNull(whole(0, 3650)),
  }),
);
const window = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({ kind: z.literal('calendar'), unit: z.enum(['month', 'quarter', 'year']) }),
  ),
  z.readonly(z.strictObject({ kind: z.enum(['anniversary', 'lifetime', 'balance']) })),
  z.readonly(z.strictObject({ kind: z.literal('rolling'), months: whole(1, 120) })),
]);

/** Steps of standing. */
export const ladder = exactly<TierLadder>()(
  z.readonly(
    z.strictObject({
      id: factName,
      window: or(window, { kind: 'calendar', unit: 'year' }),
      extraWindows: or(whole(0, 10), 0),
      downgrade: or(z.enum(['one-step', 'to-earned', 'never']), 'one-step'),
      graceDays: or(whole(0, 3650), 0),
      rollover: or(z.enum(['none', 'excess']), 'none'),
      tiers: z.readonly(z.array(tier).check(z.minLength(1), z.maxLength(50))),
      memberships: or(z.readonly(z.array(membership).check(z.maxLength(50))), []),
    }),
  ),
);
