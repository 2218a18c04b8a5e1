/** Account snapshot schema: an account as it is saved. */
import * as z from 'zod/mini';
import { at, exactly, id } from '../../kernel/domain-schema.ts';
import { type Act, RETRACTABLE } from './account-act.ts';
import { earning, name } from './account-earning-schema.ts';
import { entry, lot } from './account-entry-schema.ts';
import { bonus, granted, hold, member, spending, standing } from './account-event-schema.ts';
import { amounts, count, counts } from './account-parts-schema.ts';
import type { AccountContext, AccountSnapshot, SavedWallet } from './account-snapshot.ts';
import type { Books } from './ledger.ts';

/** How many entries a list of an account can have. */
const LIST_MAX = 1_000_000;

function list<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.readonly(z.array(schema).check(z.maxLength(LIST_MAX)));
}

const books = exactly<Books>()(
  z.readonly(
    z.strictObject({
      issued: count,
      opened: count,
      adjustedUp: count,
      transferredIn: count,
      mergedIn: count,
      redeemed: count,
      clawedBack: count,
      adjustedDown: count,
      forfeited: count,
      transferredOut: count,
      mergedOut: count,
    }),
  ),
);
const wallet = exactly<SavedWallet>()(
  z.readonly(
    z.strictObject({
      id,
      debt: count,
      idleUntil: z.nullable(at),
      suspensions: list(z.readonly(z.strictObject({ from: at, until: z.nullable(at) }))),
      books,
    }),
  ),
);
const number = z.string().check(z.regex(/^[1-9]\d{0,15}$/u));
const standings = z.readonly(z.record(id, standing));
const act = exactly<Act>()(
  z.readonly(
    z.strictObject({
      id: number,
      type: z.enum(RETRACTABLE),
      at,
      name,
      entries: list(entry),
      budget: amounts,
      counts,
      lifetime: amounts,
      before: z.readonly(
        z.strictObject({
          lotCount: count,
          joinedAt: z.nullable(at),
          standings: z.nullable(standings),
          granted: list(granted),
          lastPaid: z.readonly(z.record(id, z.nullable(at))),
          idle: z.readonly(
            z.record(id, z.readonly(z.strictObject({ from: z.nullable(at), to: at }))),
          ),
        }),
      ),
    }),
  ),
);
const named = z.readonly(z.strictObject({ id: name }));
const context = exactly<AccountContext>()(
  z.readonly(
    z.strictObject({
      eventCount: count,
      newestAt: z.nullable(at),
      lastActivityAt: z.nullable(at),
      member: z.nullable(member),
      currency: z.nullable(id),
      wallets: list(wallet),
      lots: list(lot),
      earnings: list(earning),
      redemptions: list(spending),
      payments: list(z.readonly(z.strictObject({ id, redemptions: list(id) }))),
      holds: list(hold),
      openHolds: list(z.readonly(z.strictObject({ id, until: at }))),
      used: list(named),
      acts: list(act),
      counts,
      lifetime: amounts,
      capUse: z.readonly(z.record(name, z.readonly(z.record(z.string(), z.int())))),
      lastPaid: z.readonly(z.record(id, at)),
      couponUses: amounts,
      budgetLeft: amounts,
      standings,
      granted: list(granted),
      bonuses: list(bonus),
    }),
  ),
);

/** An account as it is saved today. */
export const snapshot = exactly<AccountSnapshot>()(
  z.readonly(
    z.strictObject({
      machine: z.literal('account'),
      version: z.literal(1),
      savedAt: at,
      state: z.enum(['absent', 'open', 'closed']),
      context,
      timers: list(z.readonly(z.strictObject({ id, dueAt: at }))),
    }),
  ),
);
