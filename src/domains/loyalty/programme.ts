/**
 * Programme: what a loyalty programme promises, as data, version after version.
 *
 * Every field is always there: `parseProgramme` of `everbond/loyalty/schema` fills in what the JSON
 * of a host leaves out, so that the smallest programme is a few lines and no rule has to ask twice.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { FactKind } from '../../mechanisms/fact-types.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Budget, Cap } from './cap.ts';
import type { Coupon } from './coupon.ts';
import type { AmountBasis, EarnRule, Multipliers, RoundingRule, Stacking } from './earn-rule.ts';
import type { Partner } from './partner.ts';
import type { PointsCurrency } from './programme-currency.ts';
import type { LotPolicy, PoolPolicy, ReturnPolicy, TransferPolicy } from './programme-policies.ts';
import type { Redemption } from './programme-redemption.ts';
import type { Referral } from './referral.ts';
import type { StampCard } from './stamp.ts';
import type { TierLadder } from './tier-ladder.ts';

declare const brand: unique symbol;

/** A programme. Made only by `parseProgramme`, so holding one proves that it is whole. */
export interface Programme {
  /** The host's name for it. */
  readonly id: string;
  /** The IANA name of the zone in which its days begin and end. */
  readonly zone: string;
  /** Its versions, by the instant from which they are in force; at least one. */
  readonly versions: readonly [ProgrammeVersion, ...ProgrammeVersion[]];
  /** Marks what the parser has made. */
  readonly [brand]: 'Programme';
}

/** What a programme promises from one instant on, until its next version. */
export interface ProgrammeVersion {
  /** Its number: 1 for the first, and one more for each later one. */
  readonly version: number;
  /** The first instant at which it is in force. */
  readonly from: Instant;
  /** The zone of the programme. */
  readonly zone: string;
  /** The day on which its weeks begin. */
  readonly weekStart: Weekday;
  /** The currency of the money that is spent, three capital letters. */
  readonly money: string;
  /** Facts of the host that conditions may name, as `facts.<name>`; those of its events too. */
  readonly facts: Readonly<Record<string, FactKind>>;
  /** What is collected; the first is the one that rules mean where they name none. */
  readonly currencies: readonly PointsCurrency[];
  /** What of an order counts. */
  readonly amount: AmountBasis;
  /** How parts of points become whole. */
  readonly rounding: RoundingRule;
  /** What earns. */
  readonly earnRules: readonly EarnRule[];
  /** What happens to rules that cannot stand beside others. */
  readonly stacking: Stacking;
  /** What multiplies, and what happens where several multiply the same. */
  readonly multipliers: Multipliers;
  /** How much a member can earn. */
  readonly caps: readonly Cap[];
  /** How much can be given away in all. */
  readonly budgets: readonly Budget[];
  /** Whether a birthday of 29 February is on the 28th or on 1 March of a common year. */
  readonly leapBirthday: 'february-28' | 'march-1';
  /** How standing is reached and lost. */
  readonly ladders: readonly TierLadder[];
  /** What points can be spent on. */
  readonly redemptions: readonly Redemption[];
  /** What becomes of points when goods come back. */
  readonly returns: ReturnPolicy;
  /** In which order lots are consumed. */
  readonly lots: LotPolicy;
  /** Whether points can be given to another account. */
  readonly transfers: TransferPolicy;
  /** Whose points a household spends first. */
  readonly pool: PoolPolicy;
  /** Coupons and vouchers. */
  readonly coupons: readonly Coupon[];
  /** Stamp cards. */
  readonly stampCards: readonly StampCard[];
  /** Members who bring members; `null` if the programme has nothing for them. */
  readonly referral: Referral | null;
  /** Other firms with which points are earned or spent. */
  readonly partners: readonly Partner[];
  /** How many days after the newest fact an older one may still be told. Whole, 0 to 3650. */
  readonly latenessDays: number;
  /** Up to how many points of a currency anybody may adjust without an approval; `null`: any. */
  readonly adjustmentMax: number | null;
  /** The share of what is spent that the programme may cost; `null` if none is declared. */
  readonly marginMax: Ratio | null;
  /** Where it is offered: ISO 3166 codes such as `FR` or `CA-ON`. */
  readonly markets: readonly string[];
}

/**
 * The version that is in force at an instant: the last one that has begun.
 *
 * What counts is when something happened, not when it is processed, so an order of March is
 * credited under the rules of March even if it arrives in April.
 *
 * @param programme As `parseProgramme` made it.
 * @param at When something happened.
 * @returns The version, or `null` before the first one.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { versionAt } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [
 *     { from: '2026-01-01T00:00Z', earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] },
 *     { from: '2026-06-01T00:00Z', earnRules: [{ id: 'base', points: 2, perMinor: 1000 }] },
 *   ],
 * });
 *
 * read.ok && versionAt(read.value, instant('2026-05-31T23:59:59Z'))?.version; // => 1
 * read.ok && versionAt(read.value, instant('2026-06-01T00:00Z'))?.version; // => 2
 * read.ok && versionAt(read.value, instant('2025-12-31T00:00Z')); // => null
 * ```
 */
export function versionAt(programme: Programme, at: Instant): ProgrammeVersion | null {
  return programme.versions.findLast(({ from }) => from <= at) ?? null;
}
