/**
 * Clawback: taking points back that were issued for something that was undone.
 *
 * The lots of the order itself come first, those not yet active before the others. What has already
 * been spent is then a matter of the programme's policy.
 */
import type { Instant } from '../../kernel/instant.ts';
import { lotOf, takenFrom, walletOf } from './ledger.ts';
import { type Draft, hasBegun, hasEnded, moveAll, write } from './ledger-draft.ts';
import type { Lot } from './lot.ts';
import type { LotOrder, LotPart } from './lot-query.ts';
import type { ReturnPolicy } from './programme-policies.ts';

/** Where points are taken from that an order's own lots no longer have; see `ReturnPolicy`. */
export type DebtPolicy = ReturnPolicy['spent'];

/** What is to be taken back. */
export interface Clawback {
  /** The currency. */
  readonly currency: string;
  /** How many points. */
  readonly points: number;
  /** The numbers of the lots that were issued for it; earlier ones give first. */
  readonly lots: readonly string[];
  /** When. */
  readonly at: Instant;
}

/** What a clawback came to. */
export interface ClawedBack {
  /** The draft with its entries. */
  readonly draft: Draft;
  /** How many points had expired already, and need not be taken. */
  readonly expired: number;
  /** How many points nobody could give. */
  readonly shortfall: number;
}

/** Takes points back as a policy says. */
export function clawBack(
  draft: Draft,
  { currency, points, lots, at }: Clawback,
  policy: DebtPolicy,
  order: LotOrder,
): ClawedBack {
  const own = lots.map((id) => lotOf(draft.ledger, id));
  const ended = own.filter((lot) => hasEnded(draft.ledger, lot, at));
  const pending = own.filter((lot) => !hasBegun(lot, at) && !ended.includes(lot));
  const begun = own.filter((lot) => hasBegun(lot, at) && !ended.includes(lot));
  const first = policy === 'any-lot' ? pending : [...pending, ...begun];
  const parts = partsOf(first, points);
  const mine = moveAll(draft, 'clawed-back', parts);
  const spent = points - sumOf(parts);
  const expired = sumOf(partsOf(ended, spent));
  const missing = spent - expired;
  const further =
    policy === 'clamp' ? [] : takenFrom(walletOf(mine.ledger, currency), missing, at, order);
  const taken = moveAll(mine, 'clawed-back', further);
  const rest = missing - sumOf(further);
  if (policy !== 'unlimited-debt' || rest === 0) return { draft: taken, expired, shortfall: rest };

  const owed = write(taken, { kind: 'owed', owedFor: 'clawed-back', currency, points: rest });
  return { draft: owed, expired, shortfall: 0 };
}

/** As many points as the lots have, in their order. */
function partsOf(lots: readonly Lot[], points: number): readonly LotPart[] {
  let missing = points;
  return lots.flatMap(({ id, unspent }) => {
    const taken = Math.min(missing, unspent);
    missing -= taken;
    return taken > 0 ? [{ lot: id, points: taken }] : [];
  });
}

/** The points of parts. */
export function sumOf(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}
