/** Earn amount: what of each line of an order counts, once points paid for a part of it. */
import type { OrderLine, OrderOccasion } from './award.ts';
import { apportion } from './award-apportion.ts';
import type { AmountBasis } from './earn-rule.ts';

/** A line, and how much of it counts. */
export interface CountedLine {
  readonly line: OrderLine;
  /** In minor units, 0 or more. */
  readonly minor: number;
  /** Whether points paid for all that was charged for it. */
  readonly paidWithPoints: boolean;
}

/** What was charged for a line, in minor units. */
export function chargedMinor(line: OrderLine): number {
  return line.netMinor - line.discountMinor + line.taxMinor + line.shippingMinor;
}

/**
 * What of each line counts.
 *
 * Points paid for every line in proportion to what was charged for it, and within a line in
 * proportion for the part that counts and for the part that does not; all by largest remainder, so
 * that what was paid with points is neither more nor less than it was.
 */
export function countedLines(order: OrderOccasion, basis: AmountBasis): readonly CountedLine[] {
  const lines = order.lines.map((line) => {
    const minor =
      line.netMinor -
      (basis.discounts === 'deducted' ? line.discountMinor : 0) +
      (basis.tax === 'included' ? line.taxMinor : 0) +
      (basis.shipping === 'included' ? line.shippingMinor : 0);
    return { line, minor, charged: chargedMinor(line) };
  });
  const paid = order.paidWithPointsMinor;
  if (paid === 0 || basis.paidWithPoints === 'included') {
    return lines.map(({ line, minor }) => ({ line, minor, paidWithPoints: false }));
  }
  const shares = apportion(
    Math.min(
      paid,
      lines.reduce((sum, { charged }) => sum + charged, 0),
    ),
    lines.flatMap(({ minor, charged }) => {
      const counted = Math.min(minor, charged);
      return [counted, charged - counted];
    }),
  );
  return lines.map(({ line, minor, charged }, index) => {
    const [counted = 0, other = 0] = shares.slice(2 * index, 2 * index + 2);
    const paidWithPoints = charged > 0 && counted + other === charged;
    return { line, minor: paidWithPoints ? 0 : minor - counted, paidWithPoints };
  });
}
