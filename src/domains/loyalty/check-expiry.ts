/** Check expiry: points that end before they begin, or end as the law of a market forbids. */
import { epochMsOf, type Instant, instant } from '../../kernel/instant.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import type { Pending } from './earn-rule.ts';
import { type ExpiryRule, expiryOf } from './expiry-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import type { PointsCurrency } from './programme-currency.ts';
import { dateAfter, dateAt, endOfDate } from './programme-dates.ts';

type Path = Diagnostic['path'];

/** What the law of a market says of points that expire. */
export interface MarketRule {
  /** The market: a code of ISO 3166. */
  readonly market: string;
  /** After how many months without activity points may end at the earliest; `null` for any. */
  readonly inactivityMonthsMin: number | null;
  /** Where it is written. */
  readonly source: string;
  /** Whether the text itself was read, and when. */
  readonly checked: string;
}

/**
 * Markets in which points must not expire by the passage of time alone. Not a complete list, and no
 * advice: what holds for cards that lead to one named thing, or to things of little value, differs.
 */
export const MARKET_RULES: readonly MarketRule[] = Object.freeze([
  Object.freeze({
    market: 'CA-ON',
    inactivityMonthsMin: null,
    source: [
      'Ontario, Consumer Protection Act, 2002, section 47.1,',
      'with O. Reg. 17/05, sections 43.1 to 43.3 (in force since 2018-01-01)',
    ].join(' '),
    checked: 'the regulation as published in 2017; later amendments were not looked at',
  }),
  Object.freeze({
    market: 'CA-QC',
    inactivityMonthsMin: 12,
    source: [
      'Quebec, Consumer Protection Act, section 187.8, with Regulation P-40.1, r. 3,',
      'sections 79.6.2 and 79.6.3 (in force since 2019-08-01)',
    ].join(' '),
    checked: 'the regulation as of 2021; it asks besides for a notice 30 to 60 days before',
  }),
]);

const MONTHS = 12;

/** What is wrong with the ends of points in a version. */
export function checkExpiry(version: ProgrammeVersion, path: Path): readonly Diagnostic[] {
  const { currencies, earnRules } = version;
  const ends = [
    ...currencies.map(({ expiry, pending }, index) => {
      return { at: [...path, 'currencies', index], expiry, pending, currency: currencies[index] };
    }),
    ...earnRules.flatMap((rule, index) => {
      const currency = currencies.find(({ id }) => id === rule.currency);
      if (currency === undefined || (rule.expiry === null && rule.pending === null)) return [];
      const expiry = rule.expiry ?? currency.expiry;
      const pending = rule.pending ?? currency.pending;
      return [{ at: [...path, 'earnRules', index], expiry, pending, currency }];
    }),
  ];
  const known = new Map<string, DeadMonths>();
  return ends.flatMap(({ at, expiry, pending, currency }) => {
    const key = JSON.stringify([expiry, pending]);
    const dead = known.get(key) ?? deadMonths(version, expiry, pending);
    known.set(key, dead);
    return [...neverSpendable(dead, at), ...forbidden(version, currency, expiry, at)];
  });
}

/** Points of months of a year that end before they begin. */
type DeadMonths = readonly {
  readonly earnedAt: Instant;
  readonly activeAt: Instant | null;
  readonly expiresAt: Instant | null;
}[];

/** Points of each month of a year, held against when they become active. */
function deadMonths(version: ProgrammeVersion, expiry: ExpiryRule, pending: Pending): DeadMonths {
  const { from, zone } = version;
  if (pending.kind === 'event') return [];
  if (pending.kind === 'none' && !hasFixedDate(expiry)) return [];
  return Array.from({ length: MONTHS }, (_, month) => {
    const earnedAt = endOfDate(zone, dateAfter(dateAt(zone, from), month, 'months'));
    const activeAt = activeOf(pending, earnedAt, version);
    const expiresAt = expiryOf(expiry, {
      earnedAt,
      activeAt,
      lastActivityAt: null,
      zone,
      tiers: [],
    });
    return { earnedAt, activeAt, expiresAt };
  }).filter(({ activeAt, expiresAt }) => {
    return activeAt !== null && expiresAt !== null && activeAt >= expiresAt;
  });
}

/** Whether points may end on a date that does not depend on when they were earned. */
function hasFixedDate(rule: ExpiryRule): boolean {
  if (rule.kind === 'sooner') return rule.of.some(hasFixedDate);
  return rule.kind === 'suspended' ? hasFixedDate(rule.otherwise) : rule.kind === 'fixed-date';
}

function neverSpendable(dead: DeadMonths, path: Path): readonly Diagnostic[] {
  const [first] = dead;
  if (first === undefined) return [];
  const severity = dead.length === MONTHS ? 'error' : 'warning';
  return [diagnostic('NEVER_SPENDABLE', severity, path, first)];
}

function activeOf(pending: Pending, earnedAt: Instant, version: ProgrammeVersion): Instant | null {
  const { zone, returns } = version;
  if (pending.kind === 'none') return earnedAt;
  if (pending.kind === 'event') return null;
  if (pending.kind === 'until') return pending.at > earnedAt ? pending.at : earnedAt;
  if (pending.kind === 'delay') {
    return instant(epochMsOf(earnedAt) + Math.min(pending.hours, HOURS_MAX) * 3_600_000);
  }
  return endOfDate(zone, dateAfter(dateAt(zone, earnedAt), returns.windowDays, 'days'));
}

const HOURS_MAX = 8760 * 100;

function forbidden(
  { markets, from, zone }: ProgrammeVersion,
  currency: PointsCurrency | undefined,
  expiry: ExpiryRule,
  path: Path,
): readonly Diagnostic[] {
  if (currency?.kind !== 'points') return [];
  return MARKET_RULES.flatMap(({ market, inactivityMonthsMin, source }) => {
    const isOffered = markets.some((one) => one === market || market.startsWith(`${one}-`));
    const how = isOffered ? forbiddenPart(expiry, inactivityMonthsMin) : null;
    if (how === null) return [];
    const facts = { earnedAt: from, activeAt: from, lastActivityAt: from, zone, tiers: [] };
    const example = {
      market,
      kind: how.kind,
      earnedAt: from,
      expiresAt: expiryOf(how, facts),
      source,
    };
    return [diagnostic('EXPIRY_FORBIDDEN', 'error', path, example)];
  });
}

/** The part of a rule that lets points end by time alone, or too soon without activity. */
function forbiddenPart(rule: ExpiryRule, monthsMin: number | null): ExpiryRule | null {
  switch (rule.kind) {
    case 'never':
      return null;
    case 'inactivity':
      return monthsMin !== null && rule.months < monthsMin ? rule : null;
    case 'sooner':
      return forbiddenPart(rule.of[0], monthsMin) ?? forbiddenPart(rule.of[1], monthsMin);
    case 'suspended':
      return forbiddenPart(rule.otherwise, monthsMin);
    case 'age':
    case 'fixed-date':
      break;
  }
  return rule;
}
