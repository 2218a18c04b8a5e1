/** Refund target: how much of what an order earned must be undone by now, by the policy. */
import { amountOf, plusAmounts } from './account-amounts.ts';
import type { Amounts, Earning, Undone } from './account-state.ts';
import type { CapUseEntry, OrderOccasion } from './award.ts';
import { type RefundedLine, residualAward } from './award-residual.ts';
import type { Context } from './decide-context.ts';
import { pointsOf, talliesOf } from './decide-earn.ts';
import type { ProgrammeVersion } from './programme.ts';
import { plusReturned, progressOf, shareOf } from './refund-returned.ts';

/** All of it. */
export function wholeUndone(earning: Earning, { version }: Context): Undone {
  const whole: Undone = {
    lines: [],
    points: earning.points,
    tallies: version.returns.tier === 'kept' ? {} : earning.tallies,
    capUse: earning.capUse.filter(({ counts }) => counts === 'net'),
    isWhole: true,
  };
  return withKeptStamps(whole, earning, version);
}

/** The same, without the stamps that the programme leaves on their card. */
function withKeptStamps(
  undone: Undone,
  { undone: before }: Earning,
  { returns, currencies }: ProgrammeVersion,
): Undone {
  if (returns.stamps === 'taken-back') return undone;
  const stamps = new Set(currencies.filter(({ kind }) => kind === 'stamps').map(({ id }) => id));
  const kept = (amounts: Amounts, then: Amounts): Amounts =>
    Object.fromEntries(
      Object.entries(amounts).map(
        ([name, amount]) => [name, stamps.has(name) ? amountOf(then, name) : amount] as const,
      ),
    );
  return {
    ...undone,
    points: kept(undone.points, before.points),
    tallies: kept(undone.tallies, before.tallies),
  };
}

/** What must be undone of an order once more of it has come back. */
export function undoneAfter(
  earning: Earning,
  order: OrderOccasion,
  more: readonly RefundedLine[],
  context: Context,
): Undone {
  const { undone: before } = earning;
  const lines = plusReturned(before.lines, more);
  const progress = progressOf(order, lines);
  const whole = wholeUndone(earning, context);
  if (progress.isWhole && context.version.returns.partialRefund !== 'per-refund-floor') {
    return { ...whole, lines };
  }
  const left = leftAfter(earning, order, lines, context);
  const tallies =
    context.version.returns.tier === 'kept'
      ? {}
      : lost(earning.tallies, left.tallies, before.tallies);
  const undone: Undone = {
    lines,
    points: lost(earning.points, left.points, before.points),
    tallies,
    capUse: whole.capUse.map((entry): CapUseEntry => {
      const kept = left.capUse.find(
        ({ cap, window }) => cap === entry.cap && window === entry.window,
      );
      return { ...entry, points: Math.max(0, entry.points - (kept?.points ?? 0)) };
    }),
    isWhole: progress.isWhole,
  };
  return withKeptStamps(undone, earning, context.version);
}

/** What the order still earns. */
function leftAfter(
  earning: Earning,
  order: OrderOccasion,
  lines: readonly RefundedLine[],
  { programme, version }: Context,
): Pick<Earning, 'points' | 'tallies' | 'capUse'> {
  const policy = version.returns.partialRefund;
  const then = programme.versions.find((one) => one.version === earning.programmeVersion);
  if (policy === 'residual' && then !== undefined) {
    const award = residualAward(then, order, lines, earning.facts);
    return { points: pointsOf(award), tallies: talliesOf(award), capUse: award.capUse };
  }
  const progress = progressOf(order, lines);
  const earlier = progressOf(order, earning.undone.lines);
  const back = (amount: number, undone: number): number =>
    policy === 'per-refund-floor'
      ? undone +
        shareOf(amount, progress.backMinor - earlier.backMinor, {
          ...progress,
          isWhole: progress.isWhole && earlier.backMinor === 0,
        })
      : shareOf(amount, progress.backMinor, progress);
  const keep = (amounts: Amounts, undone: Amounts): Amounts =>
    Object.fromEntries(
      Object.entries(amounts).map(
        ([name, amount]) => [name, amount - back(amount, amountOf(undone, name))] as const,
      ),
    );
  return {
    points: keep(earning.points, earning.undone.points),
    tallies: keep(earning.tallies, earning.undone.tallies),
    capUse: earning.capUse.map((entry) => {
      const before = earning.undone.capUse.find(
        ({ cap, window }) => cap === entry.cap && window === entry.window,
      );
      return { ...entry, points: entry.points - back(entry.points, before?.points ?? 0) };
    }),
  };
}

/** What is gone, by name; never less than was gone before. */
function lost(whole: Amounts, left: Amounts, before: Amounts): Amounts {
  return Object.keys(whole).reduce<Amounts>((all, name) => {
    const gone = amountOf(whole, name) - amountOf(left, name);
    return plusAmounts(all, { [name]: Math.max(gone, amountOf(before, name)) });
  }, {});
}
