/** Referrals: when they count, each boundary on both sides. */
import { describe, expect, it } from 'vitest';
import { type ReferralFacts, referralOutcome } from '../../src/domains/loyalty/referral.ts';
import { instant } from '../../src/kernel/instant.ts';
import { earned, pointsOf, versionOf } from './programmes.ts';

const referral = { leastMinor: 1000, withinDays: 30, countMax: 3 };
const order = {
  at: instant('2026-03-31T10:00Z'),
  minor: 1000,
  finalAt: instant('2026-04-20T00:00Z'),
};
const facts: ReferralFacts = {
  referrer: 'ada',
  referee: 'bob',
  joinedAt: instant('2026-03-01T10:00Z'),
  firstOrder: order,
  counted: 2,
};
const at = instant('2026-04-20T00:00Z');

function codeOf(changed: Partial<ReferralFacts>, when = at): string | null {
  const outcome = referralOutcome(referral, { ...facts, ...changed }, when);
  return outcome.accepted ? null : outcome.refusal.code;
}

describe('a referral', () => {
  it('counts once the first order is final', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({}, instant('2026-04-19T23:59:59.999Z'))).toBe('REFERRAL_NOT_FINAL');
  });

  it.each([
    [{ referee: 'ada' }, 'OWN_REFERRAL'],
    [{ counted: 3 }, 'TOO_MANY_REFERRALS'],
    [{ firstOrder: null }, 'NOTHING_BOUGHT'],
    [{ firstOrder: { ...order, at: instant('2026-03-31T10:00:00.001Z') } }, 'REFERRAL_TOO_LATE'],
    [{ firstOrder: { ...order, minor: 999 } }, 'REFERRAL_TOO_SMALL'],
    [{ firstOrder: { ...order, finalAt: null } }, 'ORDER_CANCELLED'],
  ] satisfies (readonly [Partial<ReferralFacts>, string])[])('does not: %j', (changed, code) => {
    expect(codeOf(changed)).toBe(code);
  });

  it('does not in a programme without referrals', () => {
    expect(referralOutcome(null, facts, at)).toEqual({
      accepted: false,
      refusal: { code: 'NO_REFERRALS' },
    });
  });

  it('gives each side what is theirs, the new member once', () => {
    const version = versionOf({
      earnRules: [
        { id: 'brought', on: 'referrer', points: 500 },
        { id: 'was-brought', on: 'referee', points: 200 },
      ],
    });
    const side = (type: 'referrer' | 'referee') =>
      ({ type, id: 'bob', at, partner: null, facts: {} }) as const;
    const once = { capUse: { 'rule:was-brought': { lifetime: 1 } } };

    expect(pointsOf(earned(version, side('referrer')))).toBe(500);
    expect(pointsOf(earned(version, side('referee')))).toBe(200);
    expect(pointsOf(earned(version, side('referee'), once))).toBe(0);
  });
});
