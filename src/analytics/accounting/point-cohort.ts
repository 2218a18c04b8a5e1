/** Point cohort: points issued in one period for one kind of reason, and what became of them. */
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';
import type { PointSource } from './point-source.ts';

/** One account and all that happened to it. */
export interface AccountHistory {
  /** The account's id, as other accounts name it in their transfers. */
  readonly member: string;
  /** All of its events, from the first, in the order in which they were told. */
  readonly events: readonly AccountEvent[];
}

/** Which points are counted, and by which periods. */
export interface PointCohortOptions {
  /**
   * The local dates of the report and their zone, most often the programme's. It begins no later
   * than the first points were issued; what happened at its end or later is not seen.
   */
  readonly window: Window;
  /** By which periods points are issued and reported; a month if left out. */
  readonly period?: PeriodUnit | undefined;
  /** The currency of the points in the programme, such as `points`. */
  readonly points: string;
  /** The currency of the sales: three capital letters, the programme's money. */
  readonly money: string;
}

/** What became of the points of a cohort in one period. Every sum is whole. */
export interface PointMoves {
  /** Points that were issued. */
  readonly issuedPoints: number;
  /** Points that were taken back because what they were issued for was undone. */
  readonly cancelledPoints: number;
  /**
   * Points that were used: redeemed, less those that came back; and those that were taken in place
   * of others that were owed or spent already. Below 0 where more came back than was used.
   */
  readonly redeemedPoints: number;
  /** Points that ended unused: expired, forfeited, taken by hand. */
  readonly endedPoints: number;
  /** What the sales came to, without tax and without what was paid with points, in minor units. */
  readonly saleMinor: number;
  /** How much of that was undone, in minor units. */
  readonly refundedMinor: number;
}

/** What became of the points of a cohort in a period that is named. */
export interface PeriodMoves extends PointMoves {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
}

/** Points that are there at the end of the window, by when they end. */
export interface OpenPoints {
  /** The last period in which they can be used; `null` for never, or 600 periods on and more. */
  readonly ends: string | null;
  /** How many: whole, 1 or more; those that are pending, held or under way included. */
  readonly points: number;
}

/** Points issued in one period for one kind of reason. */
export interface PointCohort {
  /** Label of the period in which they were issued. Transferred points keep it. */
  readonly issued: string;
  /** What they were issued for. */
  readonly source: PointSource;
  /** The partner at whom; `null` unless the source is `partner`. */
  readonly partner: string | null;
  /** One row a period in which anything happened, in order. */
  readonly moves: readonly PeriodMoves[];
  /** What is left, the soonest to end first. */
  readonly open: readonly OpenPoints[];
}

/** All points of one currency by cohort. Plain data: it can be stored and read again. */
export interface PointCohorts {
  /** What was looked at. */
  readonly window: Window;
  /** By which periods. */
  readonly period: PeriodUnit;
  /** The currency of the points. */
  readonly points: string;
  /** The currency of the sales. */
  readonly money: string;
  /** Labels of the periods, in order. */
  readonly periods: readonly string[];
  /** Whether the last period is over, so that all of it is known. */
  readonly complete: boolean;
  /** By period of issue, then by source, then by partner. */
  readonly cohorts: readonly PointCohort[];
  /** How many accounts were read. */
  readonly accounts: number;
}
