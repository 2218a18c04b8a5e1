/** Expiry rule: until when points can be spent, as a function of instants and nothing else. */
import type { Instant } from '../../kernel/instant.ts';
import { addDays, addMonths } from '../../time/local-date.ts';
import { startOfPart } from './cap-window.ts';
import { dateAfter, dateAt, endOfDate } from './programme-dates.ts';

/** Until when points of a lot can be spent. */
export type ExpiryRule =
  | NoExpiry
  | FixedExpiry
  | AgeExpiry
  | InactivityExpiry
  | SoonerExpiry
  | SuspendedExpiry;

/** For ever. */
export interface NoExpiry {
  /** Tells the kind. */
  readonly kind: 'never';
}

/** To the end of one date, the same for all. */
export interface FixedExpiry {
  /** Tells the kind. */
  readonly kind: 'fixed-date';
  /** The last date on which they can be spent, `YYYY-MM-DD`. */
  readonly lastDate: string;
}

/** To the end of the date that lies so long after the points were earned or became active. */
export interface AgeExpiry {
  /** Tells the kind. */
  readonly kind: 'age';
  /** How long, in `unit`s. Whole, from 1 to 36,525. */
  readonly count: number;
  /** Days, or months: to the same day of a later month, or its last if that month is shorter. */
  readonly unit: 'days' | 'months';
  /** From when it counts. */
  readonly since: 'earned' | 'activated';
  /** To the end of which part of the calendar that date is moved. */
  readonly endOf: 'day' | 'month' | 'quarter' | 'year';
}

/** To the end of the date that lies so long after the account's last activity. */
export interface InactivityExpiry {
  /** Tells the kind. */
  readonly kind: 'inactivity';
  /** How long, in months. Whole, from 1 to 1,200. */
  readonly months: number;
}

/** To the sooner end of two. */
export interface SoonerExpiry {
  /** Tells the kind. */
  readonly kind: 'sooner';
  /** The two. */
  readonly of: readonly [ExpiryRule, ExpiryRule];
}

/** For ever while the member holds certain tiers; otherwise as another rule says. */
export interface SuspendedExpiry {
  /** Tells the kind. */
  readonly kind: 'suspended';
  /** The tiers. */
  readonly tiers: readonly string[];
  /** The rule for everybody else. */
  readonly otherwise: ExpiryRule;
}

/** What an end depends on. */
export interface ExpiryFacts {
  /** When the points were earned. */
  readonly earnedAt: Instant;
  /** From when on they can be spent; `null` while they wait for an event. */
  readonly activeAt: Instant | null;
  /** The account's last activity; `null` leaves inactivity out. */
  readonly lastActivityAt: Instant | null;
  /** The zone of the programme. */
  readonly zone: string;
  /** The tiers the member holds. */
  readonly tiers: readonly string[];
}

/**
 * The first instant at which points can be spent no more.
 *
 * Dates are those of the programme's zone, and a date lasts until the next one begins there. Of a
 * rule on inactivity this is the end as the account's last activity lets it be now.
 *
 * @param rule Until when, in the words of the programme.
 * @param facts What it depends on.
 * @returns The instant; `null` if there is no end, or none that is known yet, because the points
 *   wait for an event from which their time counts.
 * @example Twelve months, to the end of the month
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { expiryOf } from 'everbond/loyalty';
 *
 * const at = instant('2020-07-06T12:00Z');
 * const year = { kind: 'age', count: 12, unit: 'months', since: 'earned' } as const;
 * const rule = { ...year, endOf: 'month' } as const;
 * const facts = { lastActivityAt: null, zone: 'America/New_York', tiers: [] };
 *
 * expiryOf(rule, { ...facts, earnedAt: at, activeAt: at }); // => '2021-08-01T04:00:00.000Z'
 * ```
 */
export function expiryOf(rule: ExpiryRule, facts: ExpiryFacts): Instant | null {
  const { zone, tiers, lastActivityAt } = facts;
  switch (rule.kind) {
    case 'never':
      return null;
    case 'fixed-date':
      return endOfDate(zone, rule.lastDate);
    case 'age': {
      const from = rule.since === 'earned' ? facts.earnedAt : facts.activeAt;
      return from === null ? null : endOfDate(zone, lastDateOf(rule, dateAt(zone, from)));
    }
    case 'inactivity':
      if (lastActivityAt === null) return null;
      return endOfDate(zone, dateAfter(dateAt(zone, lastActivityAt), rule.months, 'months'));
    case 'sooner': {
      const [one, other] = [expiryOf(rule.of[0], facts), expiryOf(rule.of[1], facts)];
      if (one === null || other === null) return one ?? other;
      return one < other ? one : other;
    }
    case 'suspended':
      break;
  }
  return tiers.some((tier) => rule.tiers.includes(tier)) ? null : expiryOf(rule.otherwise, facts);
}

/**
 * Whether points under a rule also end when the account lies idle.
 *
 * @param rule Until when, in the words of the programme.
 * @returns `true` if inactivity is the rule, or part of it.
 * @example
 * ```ts
 * import { idlesUnder } from 'everbond/loyalty';
 *
 * idlesUnder({ kind: 'inactivity', months: 24 }); // => true
 * idlesUnder({ kind: 'never' }); // => false
 * ```
 */
export function idlesUnder(rule: ExpiryRule): boolean {
  if (rule.kind === 'sooner') return rule.of.some(idlesUnder);
  return rule.kind === 'suspended' ? idlesUnder(rule.otherwise) : rule.kind === 'inactivity';
}

function lastDateOf({ count, unit, endOf }: AgeExpiry, date: string): string {
  const last = dateAfter(date, count, unit);
  if (endOf === 'day') return last;
  const months = { month: 1, quarter: 3, year: 12 }[endOf];
  return addDays(addMonths(startOfPart(endOf, last), months), -1);
}
