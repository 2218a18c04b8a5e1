/** The liability by hand: roll-forward, movements, provision and journal. */
import { describe, expect, it, test } from 'vitest';

import { liabilityJournal } from '../../src/analytics/accounting/liability-journal.ts';
import { liabilityMovements } from '../../src/analytics/accounting/liability-movements.ts';
import type { LiabilityPolicy } from '../../src/analytics/accounting/liability-policy.ts';
import { liabilityRollForward } from '../../src/analytics/accounting/liability-roll-forward.ts';
import type { ProvisionPolicy } from '../../src/analytics/accounting/provision-policy.ts';
import { provisionRollForward } from '../../src/analytics/accounting/provision-roll-forward.ts';
import { club, member, order } from '../loyalty/accounts.ts';
import { cohortsOf } from './histories.ts';
import { cohort, months } from './sold.ts';

const TERMS = [{ since: '2026-01', valueMinor: 1, redeemedShare: '0.95' }];
const POLICY: LiabilityPolicy = { money: 'EUR', terms: TERMS };
const SOLD = { issuedPoints: 10_000, saleMinor: 100_000 };

describe('the example of the standard', () => {
  test('from the events of a member to the balance', () => {
    const rewards = [4500, 4000].map((points) => {
      return { id: `r-${points}`, kind: 'reward', points, reward: 'goods' };
    });
    const earnRules = [{ id: 'base', points: 1, perMinor: 10 }];
    const ada = member(club({ earnRules, redemptions: rewards }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 100_000) });
    ada.does('2026-06-01', { type: 'Redeem', redemption: 'a', option: 'r-4500' });
    ada.does('2027-06-01', { type: 'Redeem', redemption: 'b', option: 'r-4000' });
    const cohorts = cohortsOf([{ member: 'ada', events: ada.events() }], '2028-01-01', 'year');
    const terms = [
      { since: '2026', valueMinor: 1, redeemedShare: '0.95' },
      { since: '2027', valueMinor: 1, redeemedShare: '0.97' },
    ];
    const { rows } = liabilityMovements(cohorts, { money: 'EUR', terms });
    expect(
      rows.map((row) => [
        row.openingMinor,
        row.deferredMinor,
        row.redemptionMinor + row.breakageMinor,
        row.closingMinor,
      ]),
    ).toEqual([
      [0, 8676, 4110, 4566],
      [4566, 0, 3493, 1073],
    ]);
  });
});

describe('a roll-forward', () => {
  it('takes a refund off both sides, and what was earned of it back', () => {
    const moves = {
      '2026-01': { ...SOLD, redeemedPoints: 4750 },
      '2026-02': { cancelledPoints: 5000, refundedMinor: 50_000 },
    };
    const { rows } = liabilityRollForward(months(2, cohort('2026-01', moves)), POLICY, {
      from: '2026-02',
    });
    // January: 8,676 deferred, half earned. February: 4,338 is left, and all of it is earned.
    expect(rows).toEqual([
      {
        issued: '2026-01',
        source: 'sale',
        partner: null,
        openingMinor: 4338,
        deferredMinor: 0,
        reversedMinor: 4338,
        redemptionMinor: 0,
        breakageMinor: 0,
        closingMinor: 0,
        openingPoints: 5250,
        issuedPoints: 0,
        cancelledPoints: 5000,
        redeemedPoints: 0,
        endedPoints: 0,
        closingPoints: 250,
        expectedPoints: 4750,
        flag: null,
      },
    ]);
  });

  it('keeps what was allocated when the value of points changes later', () => {
    const terms = [...TERMS, { since: '2026-02', valueMinor: 5, redeemedShare: '0.95' }];
    const one = cohort('2026-01', { '2026-01': SOLD });
    const two = cohort('2026-02', { '2026-02': SOLD });
    const { rows } = liabilityRollForward(months(2, one, two), { money: 'EUR', terms });
    expect(rows.map(({ deferredMinor }) => deferredMinor)).toEqual([8676, 32_203]);
  });

  it('has estimates for single cohorts, and flags those that cannot be', () => {
    const moves = { '2026-01': { ...SOLD, redeemedPoints: 6000 } };
    const two = months(2, cohort('2026-01', moves));
    const estimated = (share: string) =>
      liabilityRollForward(two, {
        money: 'EUR',
        terms: [
          ...TERMS,
          {
            since: '2026-02',
            valueMinor: 1,
            redeemedShare: '0.95',
            shareByCohort: { '2026-01': share },
          },
        ],
      }).rows[0];
    expect(estimated('0.8')).toMatchObject({
      expectedPoints: 8000,
      closingMinor: 2169,
      flag: null,
    });
    expect(estimated('0.5')).toMatchObject({ closingMinor: 0, flag: 'expected-below-redeemed' });
  });

  it('earns the remainder when the last points end', () => {
    const moves = {
      '2026-01': { ...SOLD, redeemedPoints: 1000 },
      '2026-02': { endedPoints: 9000 },
    };
    const { rows } = liabilityMovements(months(3, cohort('2026-01', moves)), POLICY);
    expect(
      rows.map(({ redemptionMinor, breakageMinor }) => [redemptionMinor, breakageMinor]),
    ).toEqual([
      [868, 45],
      [0, 7763],
      [0, 0],
    ]);
    expect(rows.map(({ closingMinor }) => closingMinor)).toEqual([7763, 0, 0]);
  });

  it('holds partners apart by who owes the goods, and imports by their amount', () => {
    const partner = { source: 'partner', partner: 'shop' } as const;
    const agent = { source: 'partner', partner: 'bank' } as const;
    const all = months(
      1,
      cohort('2026-01', { '2026-01': { issuedPoints: 1000, redeemedPoints: 190 } }, partner),
      cohort('2026-01', { '2026-01': { issuedPoints: 500 } }, agent),
      cohort('2026-01', { '2026-01': { issuedPoints: 300 } }, { source: 'opening' }),
      cohort('2026-01', { '2026-01': { issuedPoints: 70 } }, { source: 'birthday' }),
    );
    const partners = {
      shop: { role: 'principal', priceMinor: '0.8' },
      bank: { role: 'agent', feeMinor: '0.1' },
    } as const;
    const { rows, leftOut } = liabilityRollForward(all, { ...POLICY, partners });
    expect(rows.map((row) => [row.partner, row.deferredMinor, row.closingMinor])).toEqual([
      ['shop', 800, 640],
    ]);
    expect(leftOut).toEqual({ promotionalPoints: 70, agentPoints: 500, unpricedPoints: 300 });
    const brought = liabilityRollForward(all, { ...POLICY, partners, openedMinor: '0.5' });
    expect(brought.rows.map(({ source, closingMinor }) => [source, closingMinor])).toEqual([
      ['partner', 640],
      ['opening', 150],
    ]);
    expect(brought.leftOut.unpricedPoints).toBe(0);
  });

  it('leaves out cohorts in which nothing is or moves, and later ones', () => {
    const gone = { '2026-01': { ...SOLD, redeemedPoints: 10_000 } };
    const all = months(
      3,
      cohort('2026-01', gone),
      cohort('2026-02', { '2026-02': SOLD }),
      cohort('2026-03', { '2026-03': SOLD }),
    );
    const { rows, from, through } = liabilityRollForward(all, POLICY, {
      from: '2026-02',
      through: '2026-02',
    });
    expect([from, through, rows.map(({ issued }) => issued)]).toEqual([
      '2026-02',
      '2026-02',
      ['2026-02'],
    ]);
  });

  const sold = cohort('2026-01', { '2026-01': SOLD });
  const shop = cohort('2026-01', { '2026-01': SOLD }, { source: 'partner', partner: 'shop' });
  const [term] = TERMS;
  it.each<[string, Partial<LiabilityPolicy>, object]>([
    ['money', { money: 'USD' }, {}],
    ['terms', { terms: [] }, {}],
    ['terms.0.since', { terms: [{ ...term, since: '2026-02' }] } as never, {}],
    ['terms.0.since', { terms: [{ ...term, since: '2026-01-01' }] } as never, {}],
    ['terms.1.since', { terms: [term, term] } as never, {}],
    ['terms.0.valueMinor', { terms: [{ ...term, valueMinor: -1 }] } as never, {}],
    ['terms.0.redeemedShare', { terms: [{ ...term, redeemedShare: 2 }] } as never, {}],
    ['openedMinor', { openedMinor: 'x' }, {}],
    ['partners', {}, {}],
    ['partners', { partners: { shop: { role: 'agent', feeMinor: -1 } } }, {}],
    ['partners', { partners: { shop: { role: 'owner' } as never } }, {}],
    ['from', { partners: { shop: { role: 'agent', feeMinor: 0 } } }, { from: '2025-12' }],
    ['through', { partners: { shop: { role: 'agent', feeMinor: 0 } } }, { through: '2026-03' }],
    [
      'through',
      { partners: { shop: { role: 'agent', feeMinor: 0 } } },
      { from: '2026-02', through: '2026-01' },
    ],
  ])('names %s where it is not as described', (field, some, stretch) => {
    const all = months(2, sold, shop);
    expect(() => liabilityRollForward(all, { ...POLICY, ...some }, stretch)).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as Error,
    );
  });
});

const PROVISION: ProvisionPolicy = {
  money: 'EUR',
  expense: 'at-issue',
  terms: [
    { since: '2026-01', costMinor: '0.5', redeemedShare: '0.8' },
    { since: '2026-02', costMinor: '0.6', redeemedShare: '0.7' },
  ],
};
const GIFT = cohort(
  '2026-01',
  {
    '2026-01': { issuedPoints: 1000, redeemedPoints: 100 },
    '2026-02': { redeemedPoints: 200 },
    '2026-03': { endedPoints: 700 },
  },
  { source: 'welcome' },
);

describe('a provision', () => {
  it('is what points still expected will cost, and used at the cost of the day', () => {
    const rows = ['2026-01', '2026-02', '2026-03'].map((month) => {
      const stretch = { from: month, through: month };
      const { total } = provisionRollForward(months(3, GIFT), PROVISION, stretch);
      return [total.openingMinor, total.expenseMinor, total.usedMinor, total.closingMinor];
    });
    // 800 expected at 0.5, 100 used; then 700 at 0.6, 200 used; then the rest ended.
    expect(rows).toEqual([
      [0, 400, 50, 350],
      [350, 10, 120, 240],
      [240, -240, 0, 0],
    ]);
  });

  it('is none if points cost nothing before they are used', () => {
    const policy = { ...PROVISION, expense: 'when-redeemed' } as const;
    const { total } = provisionRollForward(months(3, GIFT), policy);
    expect(total).toEqual({
      openingMinor: 0,
      expenseMinor: 170,
      usedMinor: 170,
      closingMinor: 0,
      closingPoints: 0,
    });
  });

  it('adds up costs of other denominators exactly', () => {
    const third = { numerator: 1, denominator: 3 };
    const terms = [
      { since: '2026-01', costMinor: third, redeemedShare: 1 },
      { since: '2026-02', costMinor: '0.1', redeemedShare: 1 },
    ];
    const policy = { ...PROVISION, terms, expense: 'when-redeemed' } as const;
    // 33 1/3 and 20 come to 53 1/3.
    expect(provisionRollForward(months(3, GIFT), policy).total.usedMinor).toBe(53);
  });

  it('has nothing of sales, partners and imports', () => {
    const sources = ['sale', 'partner', 'opening'] as const;
    const moves = { '2026-01': SOLD };
    const all = months(1, ...sources.map((source) => cohort('2026-01', moves, { source })));
    expect(provisionRollForward(all, PROVISION).rows).toEqual([]);
  });

  it.each([
    ['money', { money: 'USD' }],
    ['expense', { expense: 'never' as never }],
    ['terms', { terms: [] }],
    ['terms.0.costMinor', { terms: [{ since: '2026-01', costMinor: -1, redeemedShare: 1 }] }],
  ])('names %s where it is not as described', (field, some) => {
    expect(() => provisionRollForward(months(3, GIFT), { ...PROVISION, ...some })).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as Error,
    );
  });
});

describe('a journal', () => {
  const partners = {
    shop: { role: 'principal', priceMinor: 2 },
    bank: { role: 'agent', feeMinor: '0.1' },
  } as const;
  const partner = { source: 'partner', partner: 'shop' } as const;
  const agent = { source: 'partner', partner: 'bank' } as const;
  const refund = { cancelledPoints: 5000, refundedMinor: 50_000 };

  it('posts what each movement is, month by month', () => {
    const all = months(
      2,
      cohort('2026-01', { '2026-01': SOLD, '2026-02': { ...refund, redeemedPoints: 950 } }),
      cohort(
        '2026-01',
        { '2026-01': { issuedPoints: 10 }, '2026-02': { cancelledPoints: 4 } },
        partner,
      ),
      cohort('2026-01', { '2026-01': { issuedPoints: 500 } }, agent),
      cohort('2026-01', { '2026-01': { issuedPoints: 300 } }, { source: 'opening' }),
      cohort(
        '2026-02',
        { '2026-02': { issuedPoints: 100, redeemedPoints: 10 } },
        { source: 'visit' },
      ),
    );
    const liability = { ...POLICY, partners, openedMinor: 1 };
    const journal = liabilityJournal(all, { liability, provision: PROVISION });
    expect(
      journal.map(({ period, kind, lines: [debit, credit] }) => [
        `${period} ${kind}: ${debit.account} to ${credit.account}`,
        debit.debitMinor,
      ]),
    ).toEqual([
      ['2026-01 deferral: revenue to contract-liability', 8676],
      ['2026-01 partner-points: partner-receivable to contract-liability', 20],
      ['2026-01 opening: opening-balance to contract-liability', 300],
      ['2026-01 agent-fee: partner-receivable to fee-revenue', 50],
      ['2026-02 partner-points: contract-liability to partner-receivable', 8],
      ['2026-02 reversal: contract-liability to revenue', 4338],
      ['2026-02 redemption: contract-liability to revenue', 824],
      ['2026-02 breakage: contract-liability to breakage-revenue', 44],
      ['2026-02 promotion: marketing-expense to provision', 42],
      ['2026-02 promotion-used: provision to award-cost', 6],
    ]);
  });

  it('does not post what was given away without a policy for it', () => {
    expect(liabilityJournal(months(3, GIFT), { liability: POLICY })).toEqual([]);
  });
});
