/** Sale price: what an order brought in money, which its points share in. */
import type { OrderLine, OrderOccasion } from '../../domains/loyalty/award.ts';
import type { RefundedLine } from '../../domains/loyalty/award-residual.ts';
import { chargedMinor } from '../../domains/loyalty/earn-amount.ts';
import { exactNumber, exactSum } from '../../kernel/exact.ts';
import { divideRounded } from '../../kernel/rounding.ts';

/**
 * What is left of an order's price once so much of it has come back, in minor units.
 *
 * Without tax, which is collected for others; without gift cards, which are a debt until they are
 * spent; without the share that was paid with points, which is revenue of the points. Each line is
 * reckoned exactly from all that has come back of it and then rounded, half up: so it does not
 * matter in how many steps a refund was made.
 */
export function salePriceMinor(order: OrderOccasion, back: readonly RefundedLine[]): number {
  const goods = order.lines.filter(({ kind }) => kind !== 'gift-card');
  if (order.paidWithPointsMinor === 0 && back.length === 0) return sumOf(goods.map(netMinorOf));
  const charged = order.lines.reduce((sum, line) => sum + BigInt(chargedMinor(line)), 0n);
  const paid = BigInt(order.paidWithPointsMinor);
  const inMoney = paid < charged ? charged - paid : 0n;
  return sumOf(
    goods.map((line) => {
      const whole = BigInt(chargedMinor(line));
      const gone = back.find((one) => one.line === line.id)?.minor ?? 0;
      if (whole === 0n) return 0;
      const left = BigInt(netMinorOf(line)) * (whole - BigInt(gone)) * inMoney;
      return exactNumber('pointCohorts', divideRounded(left, whole * charged, 'half-up'));
    }),
  );
}

function netMinorOf({ netMinor, discountMinor, shippingMinor }: OrderLine): number {
  return netMinor - discountMinor + shippingMinor;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, minor) => exactSum('pointCohorts', sum, minor), 0);
}
