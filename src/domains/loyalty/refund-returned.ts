/** Refund returned: what comes back of an order now, line by line, and how much has by then. */
import type { Earning } from './account-state.ts';
import type { OrderLine, OrderOccasion } from './award.ts';
import { apportion } from './award-apportion.ts';
import type { RefundedLine } from './award-residual.ts';
import { no, type Plan } from './decide-context.ts';
import { chargedMinor } from './earn-amount.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import type { Returned, ReturnedLineTold } from './refund-command.ts';

/** What is left of a line. */
interface Left {
  readonly line: OrderLine;
  readonly minor: number;
  readonly quantity: number;
}

/** How much of an order has come back. */
export interface Progress {
  /** What came back, in minor units. */
  readonly backMinor: number;
  /** What the order came to, in minor units. */
  readonly wholeMinor: number;
  /** Whether all of it has. */
  readonly isWhole: boolean;
}

/** What comes back now, or why it cannot. */
export function returnedOf(
  order: OrderOccasion,
  { undone }: Earning,
  { lines, amountMinor }: Returned,
): readonly RefundedLine[] | Plan {
  const left = order.lines.map((line) => leftOf(line, undone.lines));
  const open = left.filter(({ minor, quantity }) => minor > 0 || quantity > 0);
  if (undone.isWhole) return no({ code: 'ALREADY_UNDONE' });
  if (lines !== undefined && amountMinor !== undefined) return no({ code: 'LINES_AND_AMOUNT' });
  if (lines !== undefined) return returnedLines(left, lines);
  if (amountMinor === undefined) return open.map(wholeOf);

  const most = left.reduce((sum, { minor }) => sum + minor, 0);
  if (!isPoints(amountMinor)) return no({ code: 'BAD_POINTS', least: 1, most });
  if (amountMinor > most) return no({ code: 'MORE_THAN_LEFT', left: most, asked: amountMinor });
  if (amountMinor === most) return open.map(wholeOf);
  const shares = apportion(
    amountMinor,
    left.map(({ minor }) => minor),
  );
  return left
    .map(({ line }, index) => ({ line: line.id, quantity: 0, minor: shares[index] ?? 0 }))
    .filter(({ minor }) => minor > 0);
}

function returnedLines(
  left: readonly Left[],
  lines: readonly (string | ReturnedLineTold)[],
): readonly RefundedLine[] | Plan {
  const returned: RefundedLine[] = [];
  for (const told of lines) {
    const { line, quantity, minor }: ReturnedLineTold =
      typeof told === 'string' ? { line: told } : told;
    const found = left.find((one) => one.line.id === line);
    if (found === undefined || returned.some((one) => one.line === line)) {
      return no({ code: 'NO_SUCH_LINE' });
    }
    for (const [asked, most] of [
      [quantity ?? 0, found.quantity],
      [minor ?? 0, found.minor],
    ] as const) {
      if (asked < 0 || !Number.isSafeInteger(asked))
        return no({ code: 'BAD_POINTS', least: 0, most: POINTS_MAX });
      if (asked > most) return no({ code: 'MORE_THAN_LEFT', left: most, asked });
    }
    if (found.minor === 0 && found.quantity === 0) return no({ code: 'ALREADY_UNDONE' });
    returned.push(partOf(found, quantity, minor));
  }
  return returned.length === 0 ? no({ code: 'NO_SUCH_LINE' }) : returned;
}

function partOf(left: Left, quantity: number | undefined, minor: number | undefined): RefundedLine {
  if (minor !== undefined) {
    return {
      line: left.line.id,
      quantity: minor === left.minor ? left.quantity : (quantity ?? 0),
      minor,
    };
  }
  if (quantity === undefined || quantity === left.quantity) return wholeOf(left);
  const share = Number((BigInt(left.minor) * BigInt(quantity)) / BigInt(left.quantity));
  return { line: left.line.id, quantity, minor: share };
}

function wholeOf({ line, minor, quantity }: Left): RefundedLine {
  return { line: line.id, quantity, minor };
}

function leftOf(line: OrderLine, back: readonly RefundedLine[]): Left {
  const before = back.find((one) => one.line === line.id);
  return {
    line,
    minor: chargedMinor(line) - (before?.minor ?? 0),
    quantity: line.quantity - (before?.quantity ?? 0),
  };
}

/** All that has come back, with more of it. */
export function plusReturned(
  before: readonly RefundedLine[],
  more: readonly RefundedLine[],
): readonly RefundedLine[] {
  const grown = before.map((one) => {
    const added = more.find(({ line }) => line === one.line);
    if (added === undefined) return one;
    return {
      line: one.line,
      quantity: one.quantity + added.quantity,
      minor: one.minor + added.minor,
    };
  });
  return [...grown, ...more.filter(({ line }) => !before.some((one) => one.line === line))];
}

/** How much of an order has come back. */
export function progressOf(order: OrderOccasion, back: readonly RefundedLine[]): Progress {
  const left = order.lines.map((line) => leftOf(line, back));
  return {
    backMinor: back.reduce((sum, { minor }) => sum + minor, 0),
    wholeMinor: order.lines.reduce((sum, line) => sum + chargedMinor(line), 0),
    isWhole: left.every(
      ({ minor, quantity, line }) => minor === 0 && (quantity === 0 || chargedMinor(line) > 0),
    ),
  };
}

/** The share of an amount that has come back, cut down. */
export function shareOf(
  amount: number,
  backMinor: number,
  { wholeMinor, isWhole }: Progress,
): number {
  if (isWhole) return amount;
  return wholeMinor === 0 ? 0 : Number((BigInt(amount) * BigInt(backMinor)) / BigInt(wholeMinor));
}
