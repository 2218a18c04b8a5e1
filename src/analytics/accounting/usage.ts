/** Usage: which parts of a programme its members use, counted over their histories. */
import { loyalty } from '../../domains/loyalty/loyalty.ts';
import { type Programme, versionAt } from '../../domains/loyalty/programme.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isCanonicalInstant } from '../../kernel/iso-text.ts';
import { isRatio, type Ratio } from '../../kernel/ratio.ts';
import type { AccountHistory } from './point-cohort.ts';
import { findingsOf } from './usage-findings.ts';
import { countMember, type Desk, type LadderTally } from './usage-member.ts';
import { ladderRow, versionRow } from './usage-report.ts';
import type { ProgrammeUsage } from './usage-result.ts';
import { versionTally } from './usage-version.ts';

/** Of what programme the use is counted. */
export interface ProgrammeUsageAsk {
  /** The programme under which the histories were made. */
  readonly programme: Programme;
  /**
   * What one point is worth, by currency, in minor units of the programme's money; 0 or more. A
   * currency that is left out is worth nothing.
   */
  readonly pointWorthMinor: Readonly<Record<string, Ratio>>;
  /** When tiers are looked at; not before the newest event of any history. */
  readonly at: Instant;
}

/** A count of use that is being made, one member after the other. */
export interface ProgrammeUsageBuilder {
  /**
   * Counts what one member made of the programme.
   *
   * @param history What happened to the member.
   * @throws ContractError if an event happened after `at`, cannot follow those before it, or names
   *   a version that the programme does not have.
   */
  readonly add: (history: AccountHistory) => void;
  /**
   * What all members so far made of it.
   *
   * @returns The same whatever the order of the members.
   * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1.
   */
  readonly usage: () => ProgrammeUsage;
}

/**
 * A count of what members make of a programme, of no member yet.
 *
 * `checkProgramme` of `everbond/loyalty/check` knows the rules alone; this knows what came of them.
 * Each award is made again from the facts that were stored with it, so that what caps withheld is
 * exact. What earned no point, and counted nothing, is in no history. The rebate is of all points
 * that rules gave and did not take back, those of visits, welcomes and tiers too, and of every
 * sale that was not brought back, those without points too; what happens at partners is in neither.
 * Of the bonuses of tiers it is not known what caps withheld.
 *
 * @param ask The programme, what its points are worth, and when tiers are looked at.
 * @returns What takes histories, and hands out the numbers. It keeps sums alone, and no member.
 * @throws ContractError if a field of `ask` is not as described.
 * @example A rule that nobody met, and a cap that took 5 points
 * ```ts
 * import { createProgrammeUsage } from 'everbond/accounting';
 * import { instant, ratioOf, replay } from 'everbond/kernel';
 * import { loyalty } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{
 *     from: '2026-01-01T00:00Z',
 *     earnRules: [
 *       { id: 'base', points: 1, perMinor: 100 },
 *       { id: 'visit', on: 'visit', points: 2 },
 *     ],
 *     caps: [{ id: 'monthly', points: 20, window: { kind: 'calendar', unit: 'month' } }],
 *     marginMax: '0.01',
 *   }],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const programme = read.value;
 * const rules = loyalty(programme);
 * const ask = { at: instant('2026-03-10T12:00Z'), by: 'till-4' } as const;
 * const occasion = { type: 'order', id: 'A-17', lines: [{ id: '1', netMinor: 2500 }] } as const;
 * const enrolled = rules.decide({ ...ask, type: 'Enrol', member: 'ada' }, rules.initial);
 * const joined = enrolled.accepted ? enrolled.events : [];
 * const earned = rules.decide({ ...ask, type: 'Earn', occasion }, replay(rules, joined));
 * const events = [...joined, ...(earned.accepted ? earned.events : [])];
 *
 * const pointWorthMinor = { points: ratioOf('1.5') };
 * const builder = createProgrammeUsage({ programme, pointWorthMinor, at: ask.at });
 * builder.add({ member: 'ada', events });
 * const { versions, diagnostics } = builder.usage();
 *
 * versions[0]?.limits; // => [{ kind: 'cap', limit: 'monthly', times: 1, withheld: 5 }]
 * versions[0]?.rebate.rebate; // => { numerator: 3, denominator: 250 }
 * diagnostics.map(({ message }) => message);
 * // => [
 * //   'This rule has never paid, in 1 awards.',
 * //   'Of 2500 sold, 30 were given in points, and 25 are declared.',
 * // ]
 * ```
 */
export function createProgrammeUsage(ask: ProgrammeUsageAsk): ProgrammeUsageBuilder {
  const { programme, pointWorthMinor, at } = ask;
  if (typeof at !== 'string' || !isCanonicalInstant(at)) {
    breach('createProgrammeUsage', 'ask.at', 'must be an instant; write instant(date)');
  }
  for (const worth of Object.values(pointWorthMinor)) {
    if (!isRatio(worth) || worth.numerator < 0) {
      breach('createProgrammeUsage', 'ask.pointWorthMinor', 'must be ratios of 0 or more');
    }
  }
  const begun = programme.versions.filter(({ from }) => from <= at);
  const versions = new Map(begun.map((one) => [one.version, versionTally(one)] as const));
  const ladders = (versionAt(programme, at)?.ladders ?? []).map((ladder): LadderTally => {
    return { ladder, withoutTier: 0, now: new Map(), ever: new Map() };
  });
  const desk: Desk = { programme, rules: loyalty(programme), at, versions, ladders };
  let [members, events] = [0, 0];
  return {
    add: (history) => {
      if (history.events.some((event) => event.at > at)) {
        breach(
          'createProgrammeUsage',
          'ask.at',
          'must not be before the newest event of a history',
        );
      }
      countMember(history.events, desk);
      members += 1;
      events += history.events.length;
    },
    usage: () => {
      const rows = [...versions.values()].map((tally) => versionRow(tally, pointWorthMinor));
      const usage = { members, events, versions: rows, ladders: ladders.map(ladderRow) };
      return { ...usage, diagnostics: findingsOf(programme, usage, at) };
    },
  };
}

/**
 * What all members made of a programme: which rules never paid, which tiers nobody reached, what
 * caps withheld, which rewards and coupons nobody used, and what was given back of what was sold.
 *
 * The same as {@link createProgrammeUsage}, for histories as they come from a store.
 *
 * @param histories The members, in any order; an iterable, or one that has to be waited for.
 * @param ask The programme, what its points are worth, and when tiers are looked at.
 * @returns The numbers, with what they show as diagnostics of the same form as those of
 *   `checkProgramme`.
 * @throws ContractError if a field of `ask` is not as described, or a history does not fit it.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum is beyond 2^53 − 1.
 * @example Nobody yet
 * ```ts
 * import { programmeUsage } from 'everbond/accounting';
 * import { instant } from 'everbond/kernel';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{ from: '2026-01-01T00:00Z' }],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const ask = { programme: read.value, pointWorthMinor: {}, at: instant('2026-12-31T00:00Z') };
 *
 * const { members, diagnostics } = await programmeUsage([], ask);
 * members; // => 0
 * diagnostics; // => []
 * ```
 */
export async function programmeUsage(
  histories: Iterable<AccountHistory> | AsyncIterable<AccountHistory>,
  ask: ProgrammeUsageAsk,
): Promise<ProgrammeUsage> {
  const builder = createProgrammeUsage(ask);
  for await (const history of histories) builder.add(history);
  return builder.usage();
}
