/** Account earning schema: what earned, and what was undone of it, as it is stored. */
import * as z from 'zod/mini';
import { at, exactly, id } from '../../kernel/domain-schema.ts';
import {
  amounts,
  birthday,
  count,
  dateText,
  facts,
  many,
  minor,
  points,
} from './account-parts-schema.ts';
import type { Earning, Undone } from './account-state.ts';
import type { CapUseEntry, EarnOccasion, MemberFacts } from './award.ts';

const occasionBase = { id, at, partner: z.nullable(id), facts };
const occasion = exactly<EarnOccasion>()(
  z.discriminatedUnion('type', [
    z.readonly(
      z.strictObject({
        type: z.literal('order'),
        ...occasionBase,
        lines: many(
          z.readonly(
            z.strictObject({
              id,
              sku: id,
              category: z.nullable(id),
              kind: z.enum(['goods', 'gift-card']),
              quantity: count,
              netMinor: minor,
              taxMinor: minor,
              shippingMinor: minor,
              discountMinor: minor,
              returnableUntil: z.nullable(at),
            }),
          ),
        ),
        paidWithPointsMinor: minor,
        coupon: z.nullable(id),
      }),
    ),
    z.readonly(
      z.strictObject({
        type: z.enum(['visit', 'welcome', 'birthday', 'anniversary', 'referrer', 'referee']),
        ...occasionBase,
      }),
    ),
    z.readonly(z.strictObject({ type: z.literal('event'), ...occasionBase, event: id })),
    z.readonly(z.strictObject({ type: z.literal('tier'), ...occasionBase, tier: id })),
  ]),
);

export const name = z.string().check(z.maxLength(300));
const use = z.readonly(z.record(name, z.readonly(z.record(z.string(), z.int()))));
const memberFacts = exactly<MemberFacts>()(
  z.readonly(
    z.strictObject({
      joinedAt: at,
      birthday: z.nullable(birthday),
      tiers: z.readonly(z.record(id, z.nullable(id))),
      lifetime: z.readonly(z.record(name, z.int())),
      capUse: use,
      lastPaid: z.readonly(z.record(id, at)),
      budgetLeft: amounts,
      facts,
    }),
  ),
);
const capUse = many(
  exactly<CapUseEntry>()(
    z.readonly(
      z.strictObject({
        cap: name,
        window: z.string(),
        points: count,
        counts: z.enum(['net', 'gross']),
      }),
    ),
  ),
);
export const tallies = z.readonly(z.record(name, z.int()));
export const returnedLines = many(
  z.readonly(z.strictObject({ line: id, quantity: count, minor: count })),
);
export const undone = exactly<Undone>()(
  z.readonly(
    z.strictObject({
      lines: returnedLines,
      points: amounts,
      tallies,
      capUse,
      isWhole: z.boolean(),
    }),
  ),
);
export const earning = exactly<Earning>()(
  z.readonly(
    z.strictObject({
      id: name,
      occasion,
      facts: memberFacts,
      programmeVersion: points,
      date: dateText,
      lots: many(
        z.readonly(
          z.strictObject({
            lot: id,
            line: z.nullable(id),
            awaits: z.nullable(id),
            rules: z.readonly(z.array(name)),
          }),
        ),
      ),
      points: amounts,
      tallies,
      capUse,
      undone,
    }),
  ),
);
