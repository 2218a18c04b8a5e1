/** Point cohort builder: takes accounts one at a time and hands out the cohorts of all so far. */
import { isCurrency } from '../../kernel/currency.ts';
import { breach } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import {
  absorb,
  book,
  type CohortTally,
  leave,
  NO_MOVES,
  newTally,
  rootOf,
} from './cohort-tally.ts';
import { walkAccount } from './lot-walk.ts';
import { createPeriodDesk, type PeriodDesk } from './period-desk.ts';
import type {
  AccountHistory,
  PointCohort,
  PointCohortOptions,
  PointCohorts,
} from './point-cohort.ts';
import { POINT_SOURCES } from './point-source.ts';
import { newTransit, strayTally, type Transit } from './transit.ts';

/** Takes accounts and hands out their cohorts. */
export interface PointCohortBuilder {
  /**
   * Reads one account.
   *
   * @param history The account's id and all of its events.
   */
  add(history: AccountHistory): void;
  /** The cohorts of all accounts read so far. Later ones do not change it. */
  cohorts(): PointCohorts;
  /**
   * The cohorts of one account, apart from all others and without adding it.
   *
   * @param history The account's id and all of its events.
   * @returns Its cohorts; points that came from other accounts are of the source `transfer`.
   */
  cohortsOf(history: AccountHistory): PointCohorts;
}

/** What was read so far. */
interface Shelf {
  readonly tallies: Map<string, CohortTally>;
  readonly transit: Transit;
}

/**
 * A builder that has read no account.
 *
 * Every account is read once and forgotten: what is kept is one row of sums a cohort and period,
 * and the transfers of which the other account was not read yet. So the accounts of a database can
 * come as they are read, millions of them.
 *
 * @param options Which points, and by which periods.
 * @returns A builder.
 * @throws ContractError if an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the window has more than 100,000 periods.
 * @example
 * ```ts
 * import { createPointCohortBuilder } from 'everbond/accounting';
 *
 * const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };
 * const builder = createPointCohortBuilder({ window, points: 'points', money: 'EUR' });
 * builder.add({ member: 'ada', events: [] });
 *
 * builder.cohorts().periods; // => ['2026-01', '2026-02', '2026-03']
 * builder.cohorts().accounts; // => 1
 * ```
 */
export function createPointCohortBuilder(options: PointCohortOptions): PointCohortBuilder {
  const { window, period = 'month', points, money } = options;
  if (!isId(points)) breach('pointCohorts', 'points', 'must be the name of a currency');
  if (!isCurrency(money)) breach('pointCohorts', 'money', 'must be three capital letters');
  const periods = createPeriodDesk(window, period);
  const all = newShelf();
  let accounts = 0;

  function read(shelf: Shelf, history: AccountHistory): void {
    const { tallies, transit } = shelf;
    walkAccount(history, {
      points,
      periods,
      transit,
      tallyOf: (issued, source, partner) => {
        const key = keyOf({ issued, source, partner });
        const known = tallies.get(key);
        if (known !== undefined) return known;
        const tally = newTally(issued, source, partner);
        tallies.set(key, tally);
        return tally;
      },
    });
  }

  function told(shelf: Shelf, count: number): PointCohorts {
    return {
      window,
      period,
      points,
      money,
      periods: periods.periods.labels,
      complete: periods.periods.complete.at(-1) ?? true,
      cohorts: gathered(shelf, periods).map((tally) => cohortOf(tally, periods)),
      accounts: count,
    };
  }

  return {
    add: (history) => {
      read(all, history);
      accounts += 1;
    },
    cohorts: () => told(all, accounts),
    cohortsOf: (history) => {
      const shelf = newShelf();
      read(shelf, history);
      return told(shelf, 1);
    },
  };
}

function newShelf(): Shelf {
  return { tallies: new Map(), transit: newTransit() };
}

function keyOf({ issued, source, partner }: Pick<CohortTally, 'issued' | 'source' | 'partner'>) {
  return `${issued} ${source} ${partner ?? ''}`;
}

/** All cohorts in order, with what is under way where it belongs. */
function gathered({ tallies, transit }: Shelf, desk: PeriodDesk): readonly CohortTally[] {
  const sums = new Map<string, CohortTally>();
  const sumOf = ({ issued, source, partner }: CohortTally): CohortTally => {
    const key = keyOf({ issued, source, partner });
    const sum = sums.get(key) ?? newTally(issued, source, partner);
    sums.set(key, sum);
    return sum;
  };
  const strays = [...transit.received.values()].map(strayTally);
  for (const tally of [...tallies.values(), ...strays]) absorb(sumOf(tally), tally);
  for (const { tally, points, expiresAt, back } of transit.sent.values()) {
    const sum = sumOf(rootOf(tally));
    const end = expiresAt === null ? null : desk.periodBefore(expiresAt);
    if (back !== null) book(sum, back, 'redeemedPoints', points);
    else if (expiresAt !== null && expiresAt <= desk.until)
      book(sum, end ?? 0, 'endedPoints', points);
    else leave(sum, end, points);
  }
  return [...sums.values()].toSorted(
    (one, other) =>
      one.issued - other.issued ||
      POINT_SOURCES.indexOf(one.source) - POINT_SOURCES.indexOf(other.source) ||
      ((one.partner ?? '') < (other.partner ?? '') ? -1 : 1),
  );
}

function cohortOf({ issued, source, partner, moves, open }: CohortTally, desk: PeriodDesk) {
  const labelOf = (period: number): string => desk.labels[period] ?? '';
  const cohort: PointCohort = {
    issued: labelOf(issued),
    source,
    partner,
    moves: [...moves]
      .toSorted(([one], [other]) => one - other)
      .filter(([, row]) => Object.values(row).some((sum) => sum !== 0))
      .map(([period, row]) => ({ period: labelOf(period), ...NO_MOVES, ...row })),
    open: [...open]
      .toSorted(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
      .map(([ends, points]) => ({ ends: ends === null ? null : labelOf(ends), points })),
  };
  return cohort;
}
