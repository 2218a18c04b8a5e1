/** The chapter: it names every check and every field of a policy, with the default first. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSentences } from '../../src/domains/loyalty/check.ts';
import { earnFactTypes } from '../../src/domains/loyalty/earn-facts.ts';
import { membershipEnd } from '../../src/domains/loyalty/tier-membership.ts';
import { instant } from '../../src/kernel/instant.ts';
import { versionOf } from './programmes.ts';

const chapter = readFileSync(new URL('../../docs/loyalty.md', import.meta.url), 'utf8');

describe('the chapter of the programme', () => {
  const {
    amount,
    rounding,
    returns,
    lots,
    pool,
    transfers,
    leapBirthday,
    stacking,
    latenessDays,
    ...version
  } = versionOf({
    earnRules: [{ id: 'base', points: 1, perMinor: 1 }],
    redemptions: [{ kind: 'reward', id: 'mug', points: 1, reward: 'mug' }],
    caps: [{ id: 'cap', points: 1, window: { kind: 'lifetime' } }],
    ladders: [
      {
        id: 'club',
        tiers: [{ id: 'gold' }],
        memberships: [{ id: 'plus', tier: 'gold', months: 1, feeMinor: 1 }],
      },
    ],
  });
  const [rule] = version.earnRules;
  const [cap] = version.caps;
  const [ladder] = version.ladders;
  const [reward] = version.redemptions;

  it.each([
    ['amount.tax', amount.tax],
    ['amount.shipping', amount.shipping],
    ['amount.discounts', amount.discounts],
    ['amount.paidWithPoints', amount.paidWithPoints],
    ['amount.giftCards', amount.giftCards],
    ['amount.excluded', JSON.stringify(amount.excluded)],
    ['earnRules[].steps', rule?.steps],
    ['rounding.to', rounding.to],
    ['rounding.per', rounding.per],
    ['stacking', stacking],
    ['caps[].counts', cap?.counts],
    ['caps[].excess', cap?.excess],
    ['leapBirthday', leapBirthday],
    ['returns.partialRefund', returns.partialRefund],
    ['returns.spent', returns.spent],
    ['returns.redeemed', returns.redeemed],
    ['returns.reversal', returns.reversal.kind],
    ['returns.tier', returns.tier],
    ['returns.coupons', returns.coupons],
    ['returns.stamps', returns.stamps],
    ['lots.consume', lots.consume],
    ['redemptions[].issued', reward?.kind === 'reward' ? reward.issued : ''],
    ['transfers.expiry', transfers.expiry === 'kept' ? 'kept' : 'other'],
    ['pool.share', pool.share],
    ['ladders[].downgrade', ladder?.downgrade],
    ['ladders[].rollover', ladder?.rollover],
    ['ladders[].memberships[].termination', ladder?.memberships[0]?.termination],
    ['latenessDays', String(latenessDays)],
  ])('has the default of %s first: %s', (field, value) => {
    const row = chapter
      .split('\n')
      .find((one) => one.includes(`\`${field}\``) && one.startsWith('|'));
    const last = row?.split('|').at(-2) ?? '';
    expect(
      last
        .replaceAll('`', '')
        .trim()
        .startsWith(value ?? '?'),
    ).toBe(true);
  });

  it('has a row for every check, and every fact that a condition may name', () => {
    for (const code of Object.keys(checkSentences.en)) expect(chapter).toContain(`\`${code}\``);
    const types = earnFactTypes(versionOf({}));
    for (const group of ['occasion', 'order', 'member', 'line'] as const) {
      for (const fact of Object.keys(types[group])) {
        expect(chapter).toContain(
          fact === 'tier' ? 'member.tier.<ladder>' : `\`${group}.${fact}\``,
        );
      }
    }
  });
});

describe('a bought tier', () => {
  const plus = {
    id: 'plus',
    tier: 'gold',
    months: 1,
    feeMinor: 3100,
    termination: 'refund-unused',
    pointsAfterDays: null,
  } as const;
  const from = instant('2026-01-31T10:00Z');
  const end = (terms: object, cancelled: string | null) =>
    membershipEnd(
      { ...plus, ...terms },
      from,
      cancelled === null ? null : instant(cancelled),
      'UTC',
    );

  it('lasts to the beginning of the same date, or of the last of a shorter month', () => {
    expect(end({}, null)).toEqual({
      until: '2026-02-28T00:00:00.000Z',
      refundMinor: 0,
      pointsUntil: null,
    });
    expect(end({ months: 2 }, null).until).toBe('2026-03-31T00:00:00.000Z');
  });

  it.each([
    ['refund-unused', '2026-02-10T12:00Z', '2026-02-10T12:00:00.000Z', 1882],
    ['refund-unused', '2026-01-31T10:00Z', '2026-01-31T10:00:00.000Z', 2989],
    ['refund-unused', '2026-02-27T23:59Z', '2026-02-27T23:59:00.000Z', 0],
    ['refund-unused', '2026-02-28T00:00Z', '2026-02-28T00:00:00.000Z', 0],
    ['at-once', '2026-02-10T12:00Z', '2026-02-10T12:00:00.000Z', 0],
    ['end-of-term', '2026-02-10T12:00Z', '2026-02-28T00:00:00.000Z', 0],
  ])(
    'cancelled %s at %s ends at %s and pays back %d',
    (termination, cancelled, until, refundMinor) => {
      // Of 28 days for 31.00: 17 and 27 unused ones, cut down.
      expect(end({ termination }, cancelled)).toEqual({ until, refundMinor, pointsUntil: null });
    },
  );

  it('lets points be kept, or forfeited at once or some days after', () => {
    expect(end({ pointsAfterDays: 0 }, null).pointsUntil).toBe('2026-02-28T00:00:00.000Z');
    expect(end({ pointsAfterDays: 30 }, null).pointsUntil).toBe('2026-03-30T00:00:00.000Z');
  });
});
