/** Award residual: the award after a refund, made again on what is left of the order. */
import type { Award, MemberFacts, OrderLine, OrderOccasion } from './award.ts';
import { awardOf } from './award-of.ts';
import { chargedMinor } from './earn-amount.ts';
import type { ProgrammeVersion } from './programme.ts';

/** What has come back of a line so far, all refunds together. */
export interface RefundedLine {
  /** The line. */
  readonly line: string;
  /** How many units came back. Whole, from 0. */
  readonly quantity: number;
  /** How much of what was charged for the line was given back, in minor units. Whole, from 0. */
  readonly minor: number;
}

/**
 * What an order earns once a part of it has come back.
 *
 * It is the award of what is left, under the version and the facts of the day of the order, and not
 * a share of the old award: so it does not matter in how many steps a refund was made. Parts of a
 * line shrink with what was charged for it, cut down; a line of which all units or all money came
 * back is gone, with what was fixed for it.
 *
 * @param version The version under which the order was credited.
 * @param order The order as it was credited.
 * @param refunded All that has come back so far.
 * @param member The facts of the member as they were stored with the award.
 * @returns The award that is left; what it lacks to the first one is to be taken back.
 * @example Three refunds of 9.99 take back what one of 29.97 would
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_MEMBER_FACTS, residualAward } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
 *   ],
 * });
 * const line = { id: '1', sku: 'tea', category: null, kind: 'goods', quantity: 3 } as const;
 * const price = { netMinor: 3000, taxMinor: 0, shippingMinor: 0, discountMinor: 0 };
 * const order = {
 *   type: 'order',
 *   id: 'A-17',
 *   at: instant('2026-03-01T10:00Z'),
 *   partner: null,
 *   coupon: null,
 *   facts: {},
 *   paidWithPointsMinor: 0,
 *   lines: [{ ...line, ...price, returnableUntil: null }],
 * } as const;
 * const left = (minor: number) => {
 *   if (!read.ok) return null;
 *   const refunded = [{ line: '1', quantity: 0, minor }];
 *   return residualAward(read.value.versions[0], order, refunded, NO_MEMBER_FACTS)
 *     .lots.map(({ points }) => points);
 * };
 *
 * [left(0), left(999), left(1998), left(2997)]; // => [[3], [2], [1], []]
 * ```
 */
export function residualAward(
  version: ProgrammeVersion,
  order: OrderOccasion,
  refunded: readonly RefundedLine[],
  member: MemberFacts,
): Award {
  return awardOf(version, residualOrder(order, refunded), member);
}

/** What is left of an order. */
function residualOrder(order: OrderOccasion, refunded: readonly RefundedLine[]): OrderOccasion {
  const lines = order.lines
    .map((line) => {
      const back = refunded.filter((part) => part.line === line.id);
      const quantity = back.reduce((sum, part) => sum + part.quantity, 0);
      const minor = back.reduce((sum, part) => sum + part.minor, 0);
      return residualLine(line, quantity, minor);
    })
    .filter((line) => line !== null);
  const paid = share(order.paidWithPointsMinor, charged(lines), charged(order.lines));
  return { ...order, lines, paidWithPointsMinor: paid };
}

function residualLine(line: OrderLine, quantityBack: number, minorBack: number): OrderLine | null {
  const whole = chargedMinor(line);
  const isAllBack = quantityBack > 0 && quantityBack >= line.quantity;
  if (isAllBack || (minorBack > 0 && minorBack >= whole)) return null;
  const left = (minor: number): number => share(minor, whole - minorBack, whole);
  const netMinor = left(line.netMinor);
  return {
    ...line,
    quantity: line.quantity - quantityBack,
    netMinor,
    taxMinor: left(line.taxMinor),
    shippingMinor: left(line.shippingMinor),
    discountMinor: netMinor - left(line.netMinor - line.discountMinor),
  };
}

function charged(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + chargedMinor(line), 0);
}

/** A share of an amount, cut down. */
function share(minor: number, part: number, whole: number): number {
  return whole === 0 ? minor : Number((BigInt(minor) * BigInt(part)) / BigInt(whole));
}
