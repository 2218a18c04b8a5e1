/** Account parts schema: the pieces that commands and events of accounts have in common. */
import * as z from 'zod/mini';
import { at, currency, exactly, id, read } from '../../kernel/domain-schema.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { parsed } from '../../kernel/parsed.ts';
import { fault } from '../../kernel/schema-issues.ts';
import { isDateText } from '../../time/date-text.ts';
import { MINOR_MAX } from './account-guards.ts';
import type { Amounts } from './account-state.ts';
import type { CapUse } from './cap.ts';
import { isBirthday } from './earn-birthday.ts';
import type { Estate, OpeningLot } from './lot-opening.ts';
import { POINTS_MAX } from './points.ts';

/** How many lines an order can have, or lots an import. */
export const LINES_MAX = 1000;

export const points = z.int().check(z.gte(1), z.lte(POINTS_MAX));
export const count = z.int().check(z.gte(0), z.lte(POINTS_MAX));
export const minor = z.int().check(z.gte(0), z.lte(MINOR_MAX));
export const canceller = z.enum(['firm', 'customer']);
export const names = z.readonly(z.array(id).check(z.maxLength(LINES_MAX)));

/** A list of so many at most as an event may hold. */
export function many<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.readonly(z.array(schema).check(z.maxLength(10_000)));
}

export const birthday = z
  .string()
  .check(z.refine(isBirthday, fault('NOT_A_BIRTHDAY', 'must be a month and a day, MM-DD')));

export const dateText = z
  .string()
  .check(z.refine(isDateText, fault('NOT_A_LOCAL_DATE', 'must be a date that exists')));

const money = z.strictObject({ minor: z.int(), currency });
const fact = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string().check(z.maxLength(1000)),
  money,
]);

/** Facts of the host: flat, so that an event that holds them is within the limits of JSON. */
export const facts = read<JsonObject>(z.record(id, fact), (from) => parsed(from as JsonObject));

/** Amounts by currency or by counter, such as `event:` and a name. */
const name = z.string().check(z.maxLength(300));
export const amounts: z.ZodMiniType<Amounts> = z.readonly(z.record(name, z.int()));
export const counts: z.ZodMiniType<CapUse> = z.readonly(
  z.record(name, z.readonly(z.record(dateText, z.int()))),
);

export const openingLot = exactly<OpeningLot>()(
  z.readonly(
    z.strictObject({ currency: id, points, activeAt: z.optional(at), expiresAt: z.nullable(at) }),
  ),
);

const datedLot = z.readonly(
  z.strictObject({ currency: id, points, activeAt: at, expiresAt: z.nullable(at) }),
);

export const estate = exactly<Estate>()(
  z.readonly(
    z.strictObject({
      joinedAt: at,
      lots: many(datedLot),
      debts: z.readonly(z.record(id, count)),
      counts,
      lifetime: amounts,
    }),
  ),
);

export const datedLots = many(datedLot);
