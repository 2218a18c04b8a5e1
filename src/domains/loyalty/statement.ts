/** Statement: what happened to an account's points in a stretch of time, line by line. */
import type { Instant } from '../../kernel/instant.ts';
import { entriesOf } from '../../mechanisms/id-table.ts';
import type { AccountEvent } from './account-event.ts';
import { NO_ACCOUNT } from './account-state.ts';
import { evolveAccount } from './evolve.ts';
import { type Ledger, lotOf } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { compareText } from './lot.ts';

/** A line of a statement. */
export interface StatementLine {
  /** When it happened. */
  readonly at: Instant;
  /** What happened: the type of the event, or `Expired` for points that ended. */
  readonly event: AccountEvent['type'] | 'Expired';
  /** How the points moved. */
  readonly kind: LedgerEntry['kind'];
  /** How many points, fewer than 0 if they went. */
  readonly points: number;
  /** The rules behind it. */
  readonly rules: readonly string[];
}

/** What happened to points in a stretch of time. */
export interface Statement {
  /** The points at its beginning: those that are pending or held included, less what is owed. */
  readonly opening: number;
  /** What happened, in order. */
  readonly lines: readonly StatementLine[];
  /** The points at its end. */
  readonly closing: number;
}

/** Which statement. */
export interface StatementAsk {
  /** The currency. */
  readonly currency: string;
  /** The first instant; from the beginning if left out. */
  readonly from?: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
}

/** What each kind of entry adds to the points less the debt, per point. */
const SIGN: { readonly [Kind in LedgerEntry['kind']]?: 1 | -1 } = {
  issued: 1,
  opened: 1,
  'adjusted-up': 1,
  'transferred-in': 1,
  'merged-in': 1,
  reissued: 1,
  restored: 1,
  waived: 1,
  captured: -1,
  redeemed: -1,
  'clawed-back': -1,
  'adjusted-down': -1,
  forfeited: -1,
  'transferred-out': -1,
  'merged-out': -1,
  unclawed: 1,
  unadjusted: 1,
  unsent: 1,
  owed: -1,
};

/**
 * A statement of an account over a stretch of time.
 *
 * One line for all lots that moved alike. What was told late stands where it happened. Points that
 * ended stand at the instant of their end, whether or not that was written down; repaying a debt
 * moves nothing, because it was counted when it arose.
 *
 * @param history All events of the account, in the order in which they were told.
 * @param ask Which currency, and which half-open stretch of time.
 * @returns Opening, lines and closing; opening and lines add up to the closing.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { statementOf } from 'everbond/loyalty';
 *
 * statementOf([], { currency: 'points', until: instant('2026-01-01T00:00Z') });
 * // => { opening: 0, lines: [], closing: 0 }
 * ```
 */
export function statementOf(
  history: readonly AccountEvent[],
  { currency, from, until }: StatementAsk,
): Statement {
  const { ledger } = history.reduce(evolveAccount, NO_ACCOUNT);
  const moves = history.flatMap(({ at, type, rules, entries }) => {
    const sums = new Map<LedgerEntry['kind'], number>();
    for (const entry of entries) {
      const sign = SIGN[entry.kind];
      if (sign === undefined || !('points' in entry)) continue;
      if (currencyOf(entry, ledger) !== currency) continue;
      sums.set(entry.kind, (sums.get(entry.kind) ?? 0) + sign * entry.points);
    }
    return [...sums].map(
      ([kind, points]): StatementLine => ({ at, event: type, kind, points, rules }),
    );
  });
  const ends = entriesOf(ledger.lots).flatMap((lot): readonly StatementLine[] => {
    const { expiresAt: at, unspent } = lot;
    if (lot.currency !== currency || at === null || unspent === 0) return [];
    return [{ at, event: 'Expired', kind: 'expired', points: -unspent, rules: [] }];
  });
  const before = [...moves, ...ends].filter(({ at }) => at < until);
  const inside = before.filter(({ at }) => from === undefined || at >= from);
  const closing = sumOf(before);
  const lines = inside.toSorted((one, other) => compareText(one.at, other.at));
  return { opening: closing - sumOf(inside), lines, closing };
}

function currencyOf(entry: LedgerEntry, ledger: Ledger): string {
  if ('currency' in entry) return entry.currency;
  return (typeof entry.lot === 'string' ? lotOf(ledger, entry.lot) : entry.lot).currency;
}

function sumOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, { points }) => sum + points, 0);
}
