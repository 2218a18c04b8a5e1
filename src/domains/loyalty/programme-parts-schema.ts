/** Programme parts schema: the pieces that the schemas of programmes have in common. */
import * as z from 'zod/mini';
import { at, exactly, id, read } from '../../kernel/domain-schema.ts';
import { type Parsed, parsed, rejected } from '../../kernel/parsed.ts';
import { parseRatio, type Ratio } from '../../kernel/ratio.ts';
import { compareRatios } from '../../kernel/ratio-arithmetic.ts';
import { fault } from '../../kernel/schema-issues.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import { parseLocalDate } from '../../time/local-date.ts';
import type { CapWindow } from './cap.ts';
import type { Pending } from './earn-rule.ts';
import type { ExpiryRule } from './expiry-rule.ts';

/** The largest amount of points or of minor units in a programme: 10^15. */
const AMOUNT_MAX = 1e15;

/** A value, or what holds where none is given. */
export function or<Schema extends z.ZodMiniType>(schema: Schema, value: z.input<Schema>) {
  return z.prefault(schema, value);
}

/** A value, or `null` where none is given. */
export function orNull<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.prefault(z.nullable(schema), null);
}

/** A list of so many at most; the empty one where none is given. */
export function list<Schema extends z.ZodMiniType>(schema: Schema, most = 1000) {
  return z.prefault(z.readonly(z.array(schema).check(z.maxLength(most))), []);
}

/** A whole number in a range. */
export function whole(least: number, most: number = AMOUNT_MAX) {
  return z.int().check(z.gte(least), z.lte(most));
}

/** A date that exists. */
const date = read<string>(z.string(), parseLocalDate);

/** A name by which conditions can speak of something. */
export const factName = id.check(
  z.refine(
    (name) => !name.includes('.') && name !== '__proto__',
    fault('NOT_A_NAME', 'must hold no dot'),
  ),
);

const exactRatio = z.strictObject({ numerator: z.int(), denominator: z.int() });

/** An exact ratio in a range: a number, decimal text, or a fraction. */
export function ratioBetween(least: number, most: number) {
  return read<Ratio>(z.union([z.number(), z.string(), exactRatio]), (from): Parsed<Ratio> => {
    const ratio = parseRatio(from);
    if (!ratio.ok) return ratio;
    const { value } = ratio;
    const isWithin =
      compareRatios(value, { numerator: least, denominator: 1 }) >= 0 &&
      compareRatios(value, { numerator: most, denominator: 1 }) <= 0;
    return isWithin ? parsed(value) : rejected('OUT_OF_RANGE', `must be ${least} to ${most}`);
  });
}

/** A condition; whether it fits the facts of its version is seen once these are known. */
export const condition = read<Condition>(z.looseObject({}), (from) => parsed(from as Condition));

/** From when until when something holds. */
export const validity = { validFrom: orNull(at), validUntil: orNull(at) };

/** A stretch of time in which something is counted. */
export const capWindow = exactly<CapWindow>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.enum(['lifetime', 'occasion']) })),
    z.readonly(
      z.strictObject({
        kind: z.literal('calendar'),
        unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
      }),
    ),
    z.readonly(z.strictObject({ kind: z.literal('rolling'), days: whole(1, 3650) })),
  ]),
);

/** When points can be spent. */
export const pending = exactly<Pending>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.enum(['none', 'return-window']) })),
    z.readonly(z.strictObject({ kind: z.literal('delay'), hours: whole(1, 876_600) })),
    z.readonly(z.strictObject({ kind: z.literal('until'), at })),
    z.readonly(z.strictObject({ kind: z.literal('event'), event: id })),
  ]),
);

/** Until when points can be spent. */
export const expiry: z.ZodMiniType<ExpiryRule> = exactly<ExpiryRule>()(
  z.lazy(() =>
    z.discriminatedUnion('kind', [
      z.readonly(z.strictObject({ kind: z.literal('never') })),
      z.readonly(z.strictObject({ kind: z.literal('fixed-date'), lastDate: date })),
      z.readonly(
        z.strictObject({
          kind: z.literal('age'),
          count: whole(1, 36_525),
          unit: or(z.enum(['days', 'months']), 'months'),
          since: or(z.enum(['earned', 'activated']), 'earned'),
          endOf: or(z.enum(['day', 'month', 'quarter', 'year']), 'day'),
        }),
      ),
      z.readonly(z.strictObject({ kind: z.literal('inactivity'), months: whole(1, 1200) })),
      z.readonly(
        z.strictObject({ kind: z.literal('sooner'), of: z.readonly(z.tuple([expiry, expiry])) }),
      ),
      z.readonly(
        z.strictObject({
          kind: z.literal('suspended'),
          tiers: z.readonly(z.array(id).check(z.maxLength(100))),
          otherwise: expiry,
        }),
      ),
    ]),
  ),
);
