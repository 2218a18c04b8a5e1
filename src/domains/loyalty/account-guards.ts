/**
 * Account guards: amounts of commands that nobody parsed, before they become part of an account.
 *
 * The parsers name every fault of a command. Who goes past them is stopped here by the first.
 */
import { breach } from '../../kernel/errors.ts';
import type { Amounts } from './account-state.ts';
import type { EarnOccasion, OrderLine } from './award.ts';
import type { CapUse } from './cap.ts';
import { chargedMinor } from './earn-amount.ts';
import type { Estate } from './lot-opening.ts';
import { isPoints } from './points.ts';

/** The largest amount of money in an order: so many of them can be added up exactly. */
export const MINOR_MAX = 1e12;

/** Throws unless the amounts of an order are whole, 0 or more, and discounts within prices. */
export function requireAmounts(occasion: EarnOccasion): void {
  if (occasion.type !== 'order') return;
  const { lines, paidWithPointsMinor: paid } = occasion;
  if (!lines.every(isSound)) {
    breach('loyalty', 'occasion.lines', 'must hold whole amounts, 0 or more, discounts within');
  }
  const charged = lines.reduce((sum, line) => sum + chargedMinor(line), 0);
  if (!isMinor(paid) || paid > charged) {
    breach('loyalty', 'occasion.paidWithPointsMinor', `must be whole, from 0 to ${charged}`);
  }
}

function isSound(line: OrderLine): boolean {
  const { netMinor, taxMinor, shippingMinor, discountMinor, quantity } = line;
  const isWhole = [netMinor, taxMinor, shippingMinor, discountMinor, quantity].every(isMinor);
  return isWhole && discountMinor <= netMinor;
}

function isMinor(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0 && amount <= MINOR_MAX;
}

/** Throws unless everything that is counted is whole. */
export function requireWhole(
  field: string,
  { counts, lifetime }: { readonly counts: CapUse; readonly lifetime: Amounts },
): void {
  const all = [lifetime, ...Object.values(counts)].flatMap((amounts) => Object.values(amounts));
  if (!all.every(Number.isSafeInteger)) breach('loyalty', field, 'must hold whole numbers');
}

/** Whether the lots of an account have points, and its debts are whole. */
export function hasWholePoints({ lots, debts }: Pick<Estate, 'lots' | 'debts'>): boolean {
  const owed = Object.values(debts);
  return (
    lots.every(({ points }) => isPoints(points)) &&
    owed.every((points) => points === 0 || isPoints(points))
  );
}
