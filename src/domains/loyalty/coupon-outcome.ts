/** Coupon outcome: whether a coupon can be used on an order, and what it takes off which line. */
import { multiplyWhole } from '../../kernel/ratio-arithmetic.ts';
import type { MemberFacts, OrderOccasion } from './award.ts';
import { apportion } from './award-apportion.ts';
import type { CouponOutcome, CouponRefusal, CouponValue } from './coupon.ts';
import { answersOf, lineFacts, occasionFacts } from './earn-facts.ts';
import type { ProgrammeVersion } from './programme.ts';

/**
 * What a coupon takes off an order.
 *
 * It is taken off the price without tax and after other discounts, of the lines it is meant for, in
 * proportion and by largest remainder, so that a refund of one line knows its part. A share is cut
 * down to whole minor units once, for all lines together.
 *
 * @param version The version in force when the order is made.
 * @param order The order; its `coupon` says which.
 * @param member What is known of the member.
 * @param usedTimes How often the member has used it, cancelled orders left out. Whole, from 0.
 * @returns What is taken off, or a refusal with its facts.
 * @example Ten per cent, shared by two lines
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { couponOutcome, NO_MEMBER_FACTS } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'UTC',
 *   money: 'EUR',
 *   versions: [{
 *     from: '2026-01-01T00:00Z',
 *     coupons: [{ id: 'TEN', off: { kind: 'share', share: '0.10' } }],
 *   }],
 * });
 * const line = { sku: 'tea', category: null, kind: 'goods', quantity: 1 } as const;
 * const rest = { taxMinor: 0, shippingMinor: 0, discountMinor: 0, returnableUntil: null };
 * const order = {
 *   type: 'order',
 *   id: 'A-17',
 *   at: instant('2026-03-01T10:00Z'),
 *   partner: null,
 *   coupon: 'TEN',
 *   facts: {},
 *   paidWithPointsMinor: 0,
 *   lines: [
 *     { ...line, ...rest, id: '1', netMinor: 1999 },
 *     { ...line, ...rest, id: '2', netMinor: 1000 },
 *   ],
 * } as const;
 *
 * read.ok && couponOutcome(read.value.versions[0], order, NO_MEMBER_FACTS, 0);
 * // => {
 * //   accepted: true,
 * //   minor: 299,
 * //   lines: [{ line: '1', minor: 199 }, { line: '2', minor: 100 }],
 * // }
 * ```
 */
export function couponOutcome(
  version: ProgrammeVersion,
  order: OrderOccasion,
  member: MemberFacts,
  usedTimes: number,
): CouponOutcome {
  const coupon = version.coupons.find(({ id }) => id === order.coupon);
  if (coupon === undefined) return refused({ code: 'NO_SUCH_COUPON' });
  const { validFrom, validUntil, timesPerMember: times, leastMinor } = coupon;
  if (
    (validFrom !== null && order.at < validFrom) ||
    (validUntil !== null && order.at >= validUntil)
  ) {
    return refused({ code: 'COUPON_NOT_VALID', validFrom, validUntil });
  }
  if (usedTimes >= times) return refused({ code: 'COUPON_USED_UP', times });

  const priced = order.lines.map((line) => {
    return { line, minor: line.netMinor - line.discountMinor, paidWithPoints: false };
  });
  const minor = sumOf(priced);
  if (minor < leastMinor) return refused({ code: 'COUPON_NEEDS_MORE', leastMinor, minor });
  const answers = answersOf(version);
  const facts = occasionFacts(version, order, member, priced);
  const objection = answers.objection(coupon.when, facts);
  if (objection !== null) {
    const { facts: deciding } = objection.facts as { readonly facts: readonly string[] };
    return refused({ code: 'COUPON_NOT_FOR_THIS', facts: deciding });
  }

  const meant = priced.filter((line) => {
    if (coupon.lines === null) return line.line.kind !== 'gift-card';
    return answers.holds(coupon.lines, lineFacts(facts, line, version.money));
  });
  const off = offOf(coupon.off, sumOf(meant));
  if (off === 0) return refused({ code: 'COUPON_FITS_NOTHING' });
  const shares = apportion(
    off,
    meant.map((line) => line.minor),
  );
  const lines = meant.map(({ line }, index) => ({ line: line.id, minor: shares[index] ?? 0 }));
  return { accepted: true, minor: off, lines };
}

function offOf(off: CouponValue, minor: number): number {
  if (off.kind === 'amount') return Math.min(off.minor, minor);
  const share = multiplyWhole(minor, off.share, 'floor');
  return off.mostMinor === null ? share : Math.min(share, off.mostMinor);
}

function sumOf(lines: readonly { readonly minor: number }[]): number {
  return lines.reduce((sum, { minor }) => sum + minor, 0);
}

function refused(refusal: CouponRefusal): CouponOutcome {
  return { accepted: false, refusal };
}
