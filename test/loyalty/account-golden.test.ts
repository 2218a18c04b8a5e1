/**
 * Histories as this version writes them, kept as a file: every later version must read them to the
 * same books. The books were worked out by hand. The file is never changed; a new form gets its own.
 */
import { describe, expect, it } from 'vitest';

import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import { accountFormats } from '../../src/domains/loyalty/account-event.ts';
import { parseLoyaltyEvent } from '../../src/domains/loyalty/account-schema.ts';
import { NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { evolveAccount } from '../../src/domains/loyalty/evolve.ts';
import { currentVersion } from '../../src/kernel/upcast.ts';
import { on } from './accounts.ts';
import retracted from './golden/retracted.json' with { type: 'json' };
import golden from './golden/version-1.json' with { type: 'json' };

const nothing = {
  currency: 'points',
  issued: 0,
  opened: 0,
  adjustedUp: 0,
  transferredIn: 0,
  mergedIn: 0,
  redeemed: 0,
  clawedBack: 0,
  adjustedDown: 0,
  forfeited: 0,
  transferredOut: 0,
  mergedOut: 0,
  available: 0,
  pending: 0,
  held: 0,
  expired: 0,
  debt: 0,
};

/**
 * Ada: 100 opened, 120 and a bonus of 10 earned, 5 for a visit that was undone, 5 given, 20 and 7
 * from elsewhere. 60 redeemed and back, 30 captured; 60 of the order, the visit's 5 and 15 without
 * a receipt taken back; 30 sent; of the opening lot 100 − 30 − 15 − 30 expired; the rest given up.
 * Bob: 50 earned, of which 20 repaid a debt, and 30 died of neglect. Cy: 10, delivered. Dee: 50
 * opened, 120 and a bonus of 20 earned, 30 sent, 10 and 5 taken; then all but the 50 was retracted.
 */
const books: Readonly<Record<string, object>> = {
  ada: {
    ...nothing,
    issued: 135,
    opened: 100,
    adjustedUp: 5,
    transferredIn: 20,
    mergedIn: 7,
    redeemed: 30,
    clawedBack: 80,
    transferredOut: 30,
    expired: 25,
    forfeited: 102,
  },
  bob: { ...nothing, issued: 50, adjustedDown: 20, expired: 30 },
  cy: { ...nothing, issued: 10, available: 10 },
  dee: { ...nothing, opened: 50, issued: 140, clawedBack: 140, available: 50 },
};

const lives = [...golden.lives, ...retracted.lives];

describe('the stored history of version 1', () => {
  it.each(lives)('of $name gives the books it gave', ({ name, events }) => {
    const read = events.map(parseLoyaltyEvent);
    const history = read.flatMap((one) => (one.ok ? [one.value] : []));

    expect(read.filter((one) => !one.ok)).toEqual([]);
    const state = history.reduce(evolveAccount, NO_ACCOUNT);
    expect(booksAt(state, on('2026-04-01'))).toEqual(books[name]);
  });

  it('holds every type of event, in every version there is', () => {
    const types = new Set(lives.flatMap(({ events }) => events.map(({ type }) => type)));

    expect([...types].sort()).toEqual(Object.keys(accountFormats).sort());
    for (const type of types) expect(currentVersion(accountFormats, type)).toBe(1);
  });

  it('is refused where it cannot be: points that are not there, a lot twice, nothing to undo', () => {
    const [ada] = golden.lives;
    const read = (ada?.events ?? []).map(parseLoyaltyEvent);
    const history = read.flatMap((one) => (one.ok ? [one.value] : []));
    const [enrolled, opened, , , redeemed] = history;
    if (enrolled === undefined || opened === undefined || redeemed === undefined)
      throw new Error('none');
    const after = [enrolled, opened].reduce(evolveAccount, NO_ACCOUNT);

    expect(() => evolveAccount(NO_ACCOUNT, opened)).toThrow(/follow/u);
    expect(() => evolveAccount(after, opened)).toThrow(/once/u);
    expect(() => evolveAccount(evolveAccount(after, redeemed), redeemed)).toThrow(/not there/u);
    expect(() => evolveAccount(evolveAccount(NO_ACCOUNT, enrolled), redeemed)).toThrow(/exist/u);
  });
});
