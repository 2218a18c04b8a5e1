/** Accounts for tests: a programme of few words, and a member to whom things happen in order. */

import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import type { AccountRefusal, AccountWarning } from '../../src/domains/loyalty/account-refusal.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { type LoyaltyAggregate, loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { parseProgramme } from '../../src/domains/loyalty/schema.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut, type TooLate } from '../../src/kernel/carry-out.ts';
import type { Reason } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';

/** One point for 1.00, and whatever else a test needs. */
export function club(version: object = {}, some: object = {}): Programme {
  return programmeOf({
    id: 'club',
    zone: 'UTC',
    money: 'EUR',
    versions: [{ from: '2020-01-01T00:00Z', earnRules: [BASE], ...version }],
    ...some,
  });
}

export const BASE = { id: 'base', points: 1, perMinor: 100 };

export function programmeOf(json: object): Programme {
  const read = parseProgramme(json);
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.issues));
}

/** An instant, of a day or of a time. */
export function on(text: string): Instant {
  return instant(text.includes('T') ? text : `${text}T00:00Z`);
}

/** A command without its frame. */
export type Told = AccountCommand extends infer One
  ? One extends AccountCommand
    ? Omit<One, 'at' | 'by'> & { readonly by?: AccountCommand['by'] }
    : never
  : never;

/** What a command came to. */
export type Outcome =
  | {
      readonly accepted: true;
      readonly events: readonly AccountEvent[];
      readonly why: readonly Reason[];
      readonly warnings: readonly AccountWarning[];
    }
  | { readonly accepted: false; readonly refusal: AccountRefusal | TooLate };

/** A member, and what is asked for, one command after the other. */
export interface Walk {
  readonly rules: LoyaltyAggregate;
  readonly programme: Programme;
  /** Asks, and keeps what comes of it. */
  readonly ask: (at: string, command: Told) => Outcome;
  /** Asks, and expects a yes. */
  readonly does: (at: string, command: Told) => readonly AccountEvent[];
  /** Asks, and expects a no: its code. */
  readonly refused: (at: string, command: Told) => AccountRefusal | TooLate;
  readonly state: () => Account;
  readonly events: () => readonly AccountEvent[];
  readonly available: (at: string, currency?: string) => number;
  readonly books: (at: string) => ReturnType<typeof booksAt>;
}

/** A member who joined on a day. */
export function member(programme: Programme, joined = '2026-01-01', id = 'ada'): Walk {
  const rules = loyalty(programme);
  let standing: Standing<Account> = { state: NO_ACCOUNT, newestAt: null };
  const events: AccountEvent[] = [];
  const ask = (at: string, told: Told): Outcome => {
    const command = { by: 'till-4', ...told, at: on(at) } as AccountCommand;
    const carried = carryOut(rules, standing, command);
    if (!carried.accepted) return carried;
    standing = carried.standing;
    events.push(...carried.events);
    return { ...carried, warnings: carried.warnings as readonly AccountWarning[] };
  };
  const does = (at: string, told: Told) => {
    const outcome = ask(at, told);
    if (outcome.accepted) return outcome.events;
    throw new Error(`${told.type} was refused: ${JSON.stringify(outcome.refusal)}`);
  };
  does(joined, { type: 'Enrol', member: id });
  return {
    rules,
    programme,
    ask,
    does,
    refused: (at, told) => {
      const outcome = ask(at, told);
      if (!outcome.accepted) return outcome.refusal;
      throw new Error(`${told.type} was accepted`);
    },
    state: () => standing.state,
    events: () => events,
    available: (at, currency) => balanceAt(standing.state, on(at), currency).available,
    books: (at) => booksAt(standing.state, on(at)),
  };
}

/** An order of lines, each of so many minor units. */
export function order(id: string, ...minor: readonly number[]) {
  const lines = minor.map((netMinor, index) => ({ id: String(index + 1), netMinor }));
  return { type: 'order', id, lines } as const;
}

/** Lots given, each of so many points until a date. */
export function lots(...given: readonly (readonly [number, string | null])[]) {
  return given.map(([points, until]) => ({
    currency: 'points',
    points,
    expiresAt: until === null ? null : on(until),
  }));
}

/** What went in, less what went out, less what is there: 0 if the books are right. */
export function unaccounted(books: ReturnType<typeof booksAt>): number {
  const into =
    books.issued + books.opened + books.adjustedUp + books.transferredIn + books.mergedIn;
  const out =
    books.redeemed +
    books.clawedBack +
    books.adjustedDown +
    books.forfeited +
    books.transferredOut +
    books.mergedOut;
  return into - out - (books.available + books.pending + books.held + books.expired - books.debt);
}
