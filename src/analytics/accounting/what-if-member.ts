/** What-if member: what another programme would have changed for one member. */
import { booksAt } from '../../domains/loyalty/account-books.ts';
import { tierAt } from '../../domains/loyalty/account-preview.ts';
import type { Account } from '../../domains/loyalty/account-state.ts';
import { type Fraction, fractionOf, NOUGHT, plus } from '../../domains/loyalty/earn-fraction.ts';
import { type Programme, versionAt } from '../../domains/loyalty/programme.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { byText, type Count, createCount } from './what-if-count.ts';
import { figuresBy } from './what-if-figures.ts';
import type { Life, NotReplayable, Refused, Replay } from './what-if-replay.ts';
import type { PointsFigures, WhatIfMember, WhatIfPoints, WhatIfTier } from './what-if-result.ts';

/** A programme as a what-if sees it. */
export interface Side {
  readonly programme: Programme;
  readonly pointWorthMinor: Readonly<Record<string, Ratio>>;
}

/** What a replay says of its member. */
export function memberRow(
  member: string,
  events: number,
  { actual, other, commands, refused, notReplayable }: Replay,
  sides: { readonly actual: Side; readonly other: Side },
  at: Instant,
): WhatIfMember {
  const points = pointsOf(actual.state, other.state, at);
  const before = worthOf(points, 'actual', sides.actual);
  const after = worthOf(points, 'other', sides.other);
  const more = after.over * before.under - before.over * after.under;
  return {
    member,
    outcome: more > 0n ? 'better' : more < 0n ? 'worse' : 'equal',
    points,
    tiers: tiersOf(actual, other, sides, at),
    events,
    commands,
    refused: rowsOf(refused, createRefusals()),
    notReplayable: rowsOf(notReplayable, createLacks()),
  };
}

function pointsOf(actual: Account, other: Account, at: Instant): readonly WhatIfPoints[] {
  const wallets = [...actual.ledger.wallets, ...other.ledger.wallets];
  const currencies = [...new Set(wallets.map(({ id }) => id))].toSorted(byText);
  return currencies.map((currency) => {
    const figures = figuresAt(actual, at, currency);
    const others = figuresAt(other, at, currency);
    const difference = figuresBy((figure) => others[figure] - figures[figure]);
    return { currency, actual: figures, other: others, difference };
  });
}

function figuresAt(state: Account, at: Instant, currency: string): PointsFigures {
  const books = booksAt(state, at, currency);
  const { issued, clawedBack, redeemed, expired, available, pending, held, debt } = books;
  return { issued, clawedBack, redeemed, expired, balance: available + pending + held - debt };
}

/** What was redeemed and what is there, at its worth in minor units, exact. */
function worthOf(
  points: readonly WhatIfPoints[],
  side: 'actual' | 'other',
  { pointWorthMinor }: Side,
): Fraction {
  return points.reduce((sum, { currency, [side]: { redeemed, balance } }) => {
    const worth = pointWorthOf(pointWorthMinor, currency);
    return worth === null ? sum : plus(sum, fractionOf(redeemed + balance, worth));
  }, NOUGHT);
}

/** What a point of a currency is worth; `null` if that is not said. */
export function pointWorthOf(
  pointWorthMinor: Readonly<Record<string, Ratio>>,
  currency: string,
): Ratio | null {
  return Object.hasOwn(pointWorthMinor, currency) ? (pointWorthMinor[currency] ?? null) : null;
}

function tiersOf(
  actual: Life,
  other: Life,
  sides: { readonly actual: Side; readonly other: Side },
  at: Instant,
): readonly WhatIfTier[] {
  const ladders = [sides.actual, sides.other].flatMap(({ programme }) => {
    return versionAt(programme, at)?.ladders.map(({ id }) => id) ?? [];
  });
  return [...new Set(ladders)].toSorted(byText).map((ladder) => {
    const [before, after] = [actual.moves.get(ladder) ?? 0, other.moves.get(ladder) ?? 0];
    return {
      ladder,
      from: tierAt(sides.actual.programme, actual.state, at, ladder)?.tier ?? null,
      to: tierAt(sides.other.programme, other.state, at, ladder)?.tier ?? null,
      moves: { actual: before, other: after, difference: after - before },
    };
  });
}

/** A count of refusals. */
export function createRefusals(): Count<Refused> {
  return createCount(['command', 'code']);
}

/** A count of events that could not be replayed. */
export function createLacks(): Count<NotReplayable> {
  return createCount(['event', 'reason']);
}

function rowsOf<Thing>(things: readonly Thing[], count: Count<Thing>) {
  for (const thing of things) count.add(thing, 1);
  return timesOf(count);
}

/** What was counted, each thing with how often. */
export function timesOf<Thing>(
  count: Count<Thing>,
): readonly (Thing & { readonly times: number })[] {
  return count.rows().map(({ thing, times }) => ({ ...thing, times }));
}
