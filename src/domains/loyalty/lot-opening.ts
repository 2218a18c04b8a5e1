/** Lot opening: lots and what goes with them, as they move from one account to another. */
import type { Instant } from '../../kernel/instant.ts';
import type { Amounts } from './account-state.ts';

/** A lot as it is imported. */
export interface OpeningLot {
  /** The currency. */
  readonly currency: string;
  /** How many points: whole, 1 or more. */
  readonly points: number;
  /** From when on it can be spent; at once if left out. */
  readonly activeAt?: Instant | undefined;
  /** From when on it can be spent no more; `null` for never. */
  readonly expiresAt: Instant | null;
}

/** What an account hands over when it is merged. */
export interface Estate {
  /** When the member joined. */
  readonly joinedAt: Instant;
  /** Its lots. */
  readonly lots: readonly (OpeningLot & { readonly activeAt: Instant })[];
  /** Its debts, by currency. */
  readonly debts: Amounts;
  /** What counts towards tiers. */
  readonly counts: Readonly<Record<string, Amounts>>;
  /** What was counted ever before. */
  readonly lifetime: Amounts;
}
