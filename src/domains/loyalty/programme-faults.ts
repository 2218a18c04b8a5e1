/** Programme faults: what must agree within a version, which a shape cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import type { EarnRule } from './earn-rule.ts';
import type { ExpiryRule } from './expiry-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import { eventCounted } from './programme-conditions.ts';
import { mayMeet } from './programme-meeting.ts';
import type { Redemption } from './programme-redemption.ts';
import type { TierLadder } from './tier-ladder.ts';

type Path = readonly (string | number)[];

/** Collects faults below one path. */
interface Report {
  readonly add: (path: Path, code: string, message: string) => void;
  /** That a name is one of those that there are. */
  readonly named: (name: string | null, known: ReadonlySet<string>, path: Path) => void;
}

/** What does not fit in a version. */
export function faultsOfVersion(version: ProgrammeVersion, path: Path): readonly Issue[] {
  const issues: Issue[] = [];
  const report: Report = {
    add: (within, code, message) => {
      if (issues.length < ISSUES_MAX) issues.push({ path: [...path, ...within], code, message });
    },
    named: (name, known, within) => {
      if (name === null || known.has(name)) return;
      report.add(within, 'UNKNOWN_REFERENCE', 'must be the id of something in this version');
    },
  };
  const names = namesOf(version, report);
  for (const [index, rule] of version.earnRules.entries()) {
    reportRule(rule, names, ['earnRules', index], report);
  }
  for (const [index, one] of version.ladders.entries()) {
    reportLadder(one, names, ['ladders', index], report);
  }
  for (const [index, one] of version.redemptions.entries()) {
    reportRedemption(one, version, names, ['redemptions', index], report);
  }
  reportMultipliers(version, names, report);
  reportRest(version, names, report);
  return issues;
}

/** More are not read by anybody. */
const ISSUES_MAX = 100;

interface Names {
  readonly currencies: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly budgets: ReadonlySet<string>;
  readonly partners: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
  readonly counters: ReadonlySet<string>;
}

/** The names that there are, each once among its kind. */
function namesOf(version: ProgrammeVersion, report: Report): Names {
  const once = (parts: readonly { readonly id: string }[], path: Path): ReadonlySet<string> => {
    const seen = new Set<string>();
    for (const [index, { id }] of parts.entries()) {
      if (seen.has(id)) report.add([...path, index, 'id'], 'DUPLICATE_ID', 'must be its own');
      seen.add(id);
    }
    return seen;
  };
  const { ladders, multipliers } = version;
  const currencies = once(version.currencies, ['currencies']);
  once(multipliers.list, ['multipliers', 'list']);
  for (const field of ['caps', 'redemptions', 'coupons', 'stampCards', 'ladders'] as const) {
    once(version[field], [field]);
  }
  const tiers = new Set<string>();
  for (const [index, ladder] of ladders.entries()) {
    for (const tier of once(ladder.tiers, ['ladders', index, 'tiers'])) {
      if (tiers.has(tier))
        report.add(['ladders', index, 'tiers'], 'DUPLICATE_ID', 'must be its own');
      tiers.add(tier);
    }
  }
  return {
    currencies,
    rules: once(version.earnRules, ['earnRules']),
    budgets: once(version.budgets, ['budgets']),
    partners: once(version.partners, ['partners']),
    tiers,
    counters: new Set([...currencies, ...OCCASION_COUNTERS]),
  };
}

/** What an occasion counts besides points and the events of the host. */
const OCCASION_COUNTERS: ReadonlySet<string> = new Set(['spend', 'orders', 'visits']);

function reportRule(rule: EarnRule, names: Names, path: Path, report: Report): void {
  const { on, event, reach, perMinor, each, lines, budget, partner, currency, expiry } = rule;
  report.named(currency, names.currencies, [...path, 'currency']);
  report.named(budget, names.budgets, [...path, 'budget']);
  report.named(partner, names.partners, [...path, 'partner']);
  reportExpiry(expiry, names, [...path, 'expiry'], report);
  reportRange(rule, path, report);
  if ((event !== null) !== (on === 'event')) {
    report.add(
      [...path, 'event'],
      'MISPLACED',
      'must be named by a rule on an event, and only there',
    );
  }
  if ((reach !== null) !== (on === 'achievement')) {
    report.add(
      [...path, 'reach'],
      'MISPLACED',
      'must be said by a rule on an achievement, and only there',
    );
  }
  const counter = reach?.counter ?? null;
  if (counter === null || eventCounted(counter) === null) {
    report.named(counter, OCCASION_COUNTERS, [...path, 'reach', 'counter']);
  }
  if (on === 'order') return;
  const isForOrders = perMinor !== null || each !== 'occasion' || lines !== null;
  if (isForOrders) report.add(path, 'MISPLACED', 'must look at money and lines only on an order');
}

function reportRange(
  { validFrom, validUntil }: Pick<EarnRule, 'validFrom' | 'validUntil'>,
  path: Path,
  report: Report,
): void {
  if (validFrom === null || validUntil === null || validFrom < validUntil) return;
  report.add([...path, 'validUntil'], 'EMPTY_RANGE', 'must be after validFrom');
}

function reportExpiry(rule: ExpiryRule | null, names: Names, path: Path, report: Report): void {
  if (rule?.kind === 'sooner') {
    for (const [index, one] of rule.of.entries()) {
      reportExpiry(one, names, [...path, 'of', index], report);
    }
  }
  if (rule?.kind !== 'suspended') return;
  for (const [index, tier] of rule.tiers.entries()) {
    report.named(tier, names.tiers, [...path, 'tiers', index]);
  }
  reportExpiry(rule.otherwise, names, [...path, 'otherwise'], report);
}

function reportLadder(
  { window, extraWindows, rollover, tiers, memberships }: TierLadder,
  names: Names,
  path: Path,
  report: Report,
): void {
  const hasWindows = window.kind === 'calendar' || window.kind === 'anniversary';
  if (!hasWindows && (extraWindows > 0 || rollover === 'excess')) {
    report.add([...path, 'window'], 'MISPLACED', 'must be calendar or anniversary for that');
  }
  for (const [index, tier] of tiers.entries()) {
    const at = [...path, 'tiers', index];
    report.named(tier.bonus?.currency ?? null, names.currencies, [...at, 'bonus', 'currency']);
    for (const [way, { all }] of tier.qualify.entries()) {
      for (const [place, { counter, atLeast, below }] of all.entries()) {
        const within = [...at, 'qualify', way, 'all', place];
        const known = window.kind === 'balance' ? names.currencies : names.counters;
        const isEvent = window.kind !== 'balance' && eventCounted(counter) !== null;
        if (!isEvent) report.named(counter, known, [...within, 'counter']);
        if (below === null || below > atLeast) continue;
        report.add([...within, 'below'], 'EMPTY_RANGE', 'must be more than atLeast');
      }
    }
  }
  const own = new Set(tiers.map(({ id }) => id));
  for (const [index, { tier }] of memberships.entries()) {
    report.named(tier, own, [...path, 'memberships', index, 'tier']);
  }
}

function reportRedemption(
  redemption: Redemption,
  { currencies }: ProgrammeVersion,
  names: Names,
  path: Path,
  report: Report,
): void {
  const { currency, partner } = redemption;
  report.named(currency, names.currencies, [...path, 'currency']);
  report.named(partner, names.partners, [...path, 'partner']);
  if (currencies.some(({ id, kind }) => id === currency && kind === 'status')) {
    report.add([...path, 'currency'], 'STATUS_SPENT', 'must not be status, which is never spent');
  }
  if (redemption.kind !== 'conversion') return;
  report.named(redemption.into, names.currencies, [...path, 'into']);
  if (redemption.into !== currency) return;
  report.add([...path, 'into'], 'SAME_CURRENCY', 'must be another currency');
}

function reportMultipliers({ multipliers }: ProgrammeVersion, names: Names, report: Report): void {
  const { list, meet } = multipliers;
  for (const [index, multiplier] of list.entries()) {
    const path = ['multipliers', 'list', index];
    reportRange(multiplier, path, report);
    for (const [place, rule] of (multiplier.rules ?? []).entries()) {
      report.named(rule, names.rules, [...path, 'rules', place]);
    }
  }
  if (meet === null && mayMeet(list)) {
    const message = 'must be product, additive, best or newest, because two multipliers may meet';
    report.add(['multipliers', 'meet'], 'MEETING_UNSAID', message);
  }
}

function reportRest(version: ProgrammeVersion, names: Names, report: Report): void {
  const { currencies, caps, transfers, stampCards, partners, coupons } = version;
  for (const [index, { expiry }] of currencies.entries()) {
    reportExpiry(expiry, names, ['currencies', index, 'expiry'], report);
  }
  for (const [index, { currency, rules }] of caps.entries()) {
    report.named(currency, names.currencies, ['caps', index, 'currency']);
    for (const [place, rule] of (rules ?? []).entries()) {
      report.named(rule, names.rules, ['caps', index, 'rules', place]);
    }
  }
  for (const [index, currency] of transfers.currencies.entries()) {
    report.named(currency, names.currencies, ['transfers', 'currencies', index]);
  }
  for (const [index, { currency }] of stampCards.entries()) {
    const isStamps = currencies.some(({ id, kind }) => id === currency && kind === 'stamps');
    if (isStamps) continue;
    report.add(['stampCards', index, 'currency'], 'NOT_STAMPS', 'must be a currency of stamps');
  }
  for (const [index, { budget }] of partners.entries()) {
    report.named(budget, names.budgets, ['partners', index, 'budget']);
  }
  for (const [index, coupon] of coupons.entries()) reportRange(coupon, ['coupons', index], report);
}
