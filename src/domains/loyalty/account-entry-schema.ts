/** Account entry schema: the lines of the ledger, as they are stored. */
import * as z from 'zod/mini';
import { at, exactly, id } from '../../kernel/domain-schema.ts';
import { count, points } from './account-parts-schema.ts';
import { type LedgerEntry, MOVES, type MoveKind } from './ledger-entry.ts';
import type { Lot } from './lot.ts';

const dates = { activeAt: z.nullable(at), expiresAt: z.nullable(at) };
/** A lot. */
export const lot = exactly<Lot>()(
  z.readonly(
    z.strictObject({
      id,
      currency: id,
      source: z.enum([
        'order',
        'bonus',
        'opening',
        'adjustment',
        'transfer',
        'merge',
        'reinstatement',
      ]),
      reference: z.nullable(z.string().check(z.maxLength(300))),
      issued: points,
      unspent: count,
      held: count,
      recorded: count,
      ...dates,
      idles: z.boolean(),
    }),
  ),
);
const ISSUES = [
  'issued',
  'opened',
  'adjusted-up',
  'transferred-in',
  'merged-in',
  'reissued',
] as const;
/** A line of the ledger. */
export const entry = exactly<LedgerEntry>()(
  z.discriminatedUnion('kind', [
    z.readonly(z.strictObject({ kind: z.enum(Object.keys(MOVES) as MoveKind[]), lot: id, points })),
    z.readonly(z.strictObject({ kind: z.enum(ISSUES), lot, points })),
    z.readonly(
      z.strictObject({
        kind: z.literal('dated'),
        lot: id,
        activeAt: z.nullable(at),
        expiresAt: z.nullable(at),
      }),
    ),
    z.readonly(
      z.strictObject({
        kind: z.enum(['owed', 'waived']),
        owedFor: z.enum(['clawed-back', 'adjusted-down']),
        currency: id,
        points,
      }),
    ),
  ]),
);
