/** Wallet share: own spending of all spending, weighted by money and by heads, as far as known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Wallet, walletShare } from '../../src/analytics/metrics/wallet-share.ts';
import { anyQuestion, dateOf, isPurchase, logOf, logOfText } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
const log = logOfText(`
  ada 2025-12-31 9000
  ada 2026-01-01 2000
  ada 2026-01-05 -500
  bob 2026-01-20 600
  bob 2026-01-31 400
  cy 2025-06-01 100
  dee 2026-01-09 700
  eve 2026-01-10 300
  flo 2026-02-01 300
  gus 2026-01-03 -300`);
const WALLETS: Readonly<Record<string, Wallet>> = {
  ada: { minor: 8000, basis: 'stated' },
  bob: { minor: 800, basis: 'stated' },
  cy: { minor: 1000, basis: 'estimated' },
  eve: { minor: 600, basis: 'estimated' },
};
const ask = (of: Readonly<Record<string, Wallet>> = WALLETS) =>
  walletShare(log, { window, walletOf: (customer) => of[`${customer}`] ?? null });

describe('walletShare', () => {
  it('measures spending within the window by the wallets of who is a customer', () => {
    const found = ask();

    // Own 2000, 1000, 0, 300 of wallets 8000, 1000 (raised from 800), 1000, 600; dee is not known.
    expect(found.share).toMatchObject({ numeratorMinor: 3300, denominatorMinor: 10_600 });
    expect(found.share.value).toBe(3300 / 10_600);
    expect(found.meanShare).toMatchObject({ count: 4, value: (0.25 + 1 + 0 + 0.5) / 4 });
    expect(found.customers).toMatchObject({ numerator: 4, denominator: 5 });
    expect([found.raised, found.unknownMinor]).toEqual([1, 700]);
    expect(found.known).toEqual(['ada', 'bob', 'cy', 'eve']);
    expect(Array.from(found.ownMinor)).toEqual([2000, 1000, 0, 300]);
    expect(Array.from(found.walletMinor)).toEqual([8000, 1000, 1000, 600]);
    expect(found.leftOut).toEqual({ refunds: 2, zeroRows: 0 });
    expect(found.window).toBe(window);
  });

  it('tells stated wallets from estimated ones', () => {
    const { stated, estimated } = ask();

    expect(stated.share).toMatchObject({ numeratorMinor: 3000, denominatorMinor: 9000 });
    expect(stated.customers).toMatchObject({ numerator: 2, denominator: 5 });
    expect(stated.meanShare.value).toBe(0.625);
    expect(estimated.share).toMatchObject({ numeratorMinor: 300, denominatorMinor: 1600 });
    expect(estimated.meanShare.value).toBe(0.25);
  });

  it('gives both shares their intervals, cut to what a share can be', () => {
    const { stated, estimated } = ask();
    // Estimated by hand: r = 3/16; leftovers 0 − 1000r and 300 − 600r; two customers, so times 2/1.
    const r = 300 / 1600;
    const squares = (1000 * r) ** 2 + (300 - 600 * r) ** 2;
    const reach = (1.959963984540054 * Math.sqrt(2 * squares)) / 1600;
    expect(estimated.share.interval?.low).toBe(0);
    expect(estimated.share.interval?.high).toBeCloseTo(r + reach, 12);
    // Shares 0 and 0.5: standard deviation 0.5/√2, of a mean of two 0.25.
    expect(estimated.meanShare.interval?.low).toBe(0);
    expect(estimated.meanShare.interval?.high).toBeCloseTo(0.25 + 0.25 * 1.959963984540054, 12);
    expect(stated.meanShare.interval?.high).toBe(1);
  });

  it('has no value where no wallet is known, and no interval from one', () => {
    const none = ask({});
    expect(none.share).toMatchObject({ value: null, interval: null });
    expect(none.meanShare).toEqual({ count: 0, value: null, interval: null });
    expect([none.customers.value, none.unknownMinor]).toEqual([0, 4000]);
    const one = ask({ ada: WALLETS['ada']! });
    expect(one.share).toMatchObject({ value: 0.25, interval: null });
    expect(one.meanShare).toEqual({ count: 1, value: 0.25, interval: null });
  });

  it('leaves a wallet of nothing out of the mean', () => {
    const { meanShare, share, known } = ask({ cy: { minor: 0, basis: 'stated' } });

    expect(known).toEqual(['cy']);
    expect(meanShare.count).toBe(0);
    expect(share.value).toBeNull();
  });

  it('raises no wallet that is exactly what was spent', () => {
    expect(ask({ bob: { minor: 1000, basis: 'stated' } })).toMatchObject({ raised: 0 });
    expect(ask({ bob: { minor: 999, basis: 'stated' } })).toMatchObject({ raised: 1 });
  });

  it('asks once a customer, and of who has not bought yet not at all', () => {
    const heard: unknown[] = [];
    walletShare(log, {
      window,
      walletOf: (customer) => {
        heard.push(customer);
        return null;
      },
    });

    expect(heard).toEqual(['ada', 'bob', 'cy', 'dee', 'eve']);
  });

  it('holds its caller to the contract, and sums to what can be counted', () => {
    const wallet = (minor: number, basis: string) => () => ask({ ada: { minor, basis } as Wallet });

    expect(wallet(-1, 'stated')).toThrow('must return an amount of at least 0, got -1');
    expect(wallet(NaN, 'stated')).toThrow('got NaN');
    expect(wallet(Infinity, 'stated')).toThrow('got Infinity');
    expect(wallet(1, 'guessed')).toThrow('must return the basis "stated" or "estimated"');
    expect(wallet(Number.MAX_SAFE_INTEGER, 'stated')).toThrow('a sum exceeds 2^53 - 1');
    const ofNobody = { window: { ...window, zone: '' }, walletOf: () => null };
    expect(() => walletShare(log, ofNobody)).toThrow('zone');
  });

  it('agrees with adding up rows by hand, and spends nothing twice, whatever the log', () => {
    const reached = { known: 0, raised: 0, unknown: 0, history: 0 };
    const anyWallets = fc.dictionary(
      fc.constantFrom('ada', 'bob', 'cy', 'dee', 'eve', 'flo'),
      fc.record({
        minor: fc.constantFrom(0, 1500, 4000, 20_000),
        basis: fc.constantFrom<Wallet['basis']>('stated', 'estimated'),
      }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(anyQuestion, anyWallets, (question, wallets) => {
        const { rows, window: looked, zeroAmounts } = question;
        const found = walletShare(logOf(rows, zeroAmounts), {
          window: looked,
          walletOf: (customer) => wallets[`${customer}`] ?? null,
        });
        const seen = rows.filter(
          (row) => isPurchase(row, zeroAmounts) && dateOf(looked.zone, row.ms) < looked.until,
        );
        const within = seen.filter((row) => dateOf(looked.zone, row.ms) >= looked.from);
        const customers = [...new Set(seen.map((row) => row.customer))];
        const total = (some: typeof within) => some.reduce((sum, row) => sum + row.minor, 0);
        const isKnown = (customer: string) => wallets[customer] !== undefined;

        expect(found.customers.denominator).toBe(customers.length);
        expect(new Set(found.known)).toEqual(new Set(customers.filter(isKnown)));
        expect(found.unknownMinor).toBe(total(within.filter((row) => !isKnown(row.customer))));
        for (const [index, customer] of found.known.entries()) {
          const own = total(within.filter((row) => row.customer === customer));
          expect(found.ownMinor[index]).toBe(own);
          expect(found.walletMinor[index]).toBe(Math.max(own, wallets[`${customer}`]?.minor ?? 0));
          reached.known += 1;
        }
        const { share, stated, estimated } = found;
        expect(stated.share.numeratorMinor + estimated.share.numeratorMinor).toBe(
          share.numeratorMinor,
        );
        expect(share.numeratorMinor + found.unknownMinor).toBe(total(within));
        if (share.value !== null) expect(share.value).toBeLessThanOrEqual(1);
        reached.raised += found.raised;
        reached.unknown += found.customers.denominator - found.customers.numerator;
        reached.history += seen.length - within.length;
      }),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });
});
