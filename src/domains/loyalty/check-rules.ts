/** Check rules: earn rules that never pay, stand behind another, or leave open which one wins. */
import type { JsonObject } from '../../kernel/json-value.ts';
import type { Cap } from './cap.ts';
import { exampleOf, type NeverPlaced } from './check-conditions.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import type { EarnRule } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';

type Path = Diagnostic['path'];

/** The order of a counter-example: a million, in units of two decimals. */
const LARGE_MINOR = 100_000_000;

/** What is wrong with the earn rules of a version; `until` is the start of the next. */
export function checkRules(
  version: ProgrammeVersion,
  until: string | null,
  never: readonly NeverPlaced[],
  path: Path,
): readonly Diagnostic[] {
  const { earnRules, stacking } = version;
  const steady = steadyOf(earnRules);
  const empty = emptyOf(version, never);
  const before = new Map<string, EarnRule[]>();
  return earnRules.flatMap((rule, index) => {
    const at = [...path, 'earnRules', index];
    const key = JSON.stringify([rivalKey(rule), rule.priority]);
    const equals = before.get(key) ?? [];
    const equal = rule.stackable ? undefined : equals.find((other) => !areApart(other, rule));
    if (!rule.stackable && rule.reach === null) {
      equals.push(rule);
      before.set(key, equals);
    }

    const why = whyNever(rule, index, version, until, empty);
    if (why !== null) {
      const example = { rule: rule.id, minor: LARGE_MINOR, points: 0, ...why };
      return [diagnostic('NEVER_PAYS', 'error', at, example)];
    }
    const best = rule.reach === null ? steady.get(rivalKey(rule)) : undefined;
    if (best !== undefined && alwaysBeats(best, rule, index, stacking)) {
      const example = { rule: rule.id, winner: best.rule.id, priority: best.rule.priority };
      return [diagnostic('DEAD_RULE', 'error', at, example)];
    }
    if (equal === undefined) return [];
    const example = { rules: [equal.id, rule.id], priority: rule.priority };
    const isCertain = equal.when === null && rule.when === null;
    return [diagnostic('AMBIGUOUS_WINNER', isCertain ? 'error' : 'warning', at, example)];
  });
}

/** What leaves nothing for a rule. */
interface Empty {
  /** Caps of 0 for all points of a currency, and for those of one rule. */
  readonly currencies: ReadonlyMap<string, Cap>;
  readonly rules: ReadonlyMap<string, Cap>;
  /** Budgets of 0. */
  readonly budgets: ReadonlySet<string>;
  /** By place, what a rule waits for in vain. */
  readonly conditions: ReadonlyMap<number, JsonObject>;
}

function emptyOf({ caps, budgets }: ProgrammeVersion, never: readonly NeverPlaced[]): Empty {
  const [currencies, rules] = [new Map<string, Cap>(), new Map<string, Cap>()];
  for (const cap of caps) {
    if (cap.points > 0) continue;
    if (cap.rules === null) currencies.set(cap.currency, cap);
    for (const rule of cap.rules ?? []) rules.set(JSON.stringify([cap.currency, rule]), cap);
  }
  const conditions = never.flatMap(({ path: [part, index], found: { whole } }) => {
    if (part !== 'earnRules' || typeof index !== 'number' || whole === null) return [];
    return [[index, exampleOf(whole)] as const];
  });
  return {
    currencies,
    rules,
    budgets: new Set(budgets.filter(({ points }) => points === 0).map(({ id }) => id)),
    conditions: new Map(conditions),
  };
}

/** What keeps a rule from ever paying; `null` if nothing does. */
function whyNever(
  rule: EarnRule,
  index: number,
  version: ProgrammeVersion,
  until: string | null,
  empty: Empty,
): JsonObject | null {
  const { points, perMinor, each, budget, currency, validFrom, validUntil } = rule;
  if (points.numerator === 0) return { rate: 0 };
  const condition = empty.conditions.get(index);
  if (condition !== undefined) return condition;
  if (validUntil !== null && validUntil <= version.from) {
    return { validUntil, from: version.from };
  }
  if (until !== null && validFrom !== null && validFrom >= until) return { validFrom, until };
  const cap =
    empty.currencies.get(currency) ?? empty.rules.get(JSON.stringify([currency, rule.id]));
  if (cap !== undefined) return { cap: cap.id, room: 0 };
  if (budget !== null && empty.budgets.has(budget)) return { budget, left: 0 };
  const { to, per } = version.rounding;
  const isSmall = perMinor === null && each === 'occasion' && points.numerator < points.denominator;
  const isCutAway =
    to === 'floor' || (to === 'half-up' && 2 * points.numerator < points.denominator);
  const mayGrow = per === 'order' || version.multipliers.list.length > 0;
  if (isSmall && isCutAway && !mayGrow) return { rounding: to };
  return null;
}

/** Rules of one key wait for the same and pay in the same currency. */
function rivalKey({ on, event, currency, partner }: EarnRule): string {
  return JSON.stringify([on, event, currency, partner]);
}

interface Placed {
  readonly rule: EarnRule;
  readonly index: number;
}

/** By key, of the rules that pay whenever anything does, the one that wins. */
function steadyOf(rules: readonly EarnRule[]): ReadonlyMap<string, Placed> {
  const best = new Map<string, Placed>();
  for (const [index, rule] of rules.entries()) {
    const isSteady =
      !rule.stackable &&
      rule.reach === null &&
      rule.when === null &&
      rule.lines === null &&
      rule.validFrom === null &&
      rule.validUntil === null &&
      rule.cooldownHours === 0 &&
      rule.frequency === null &&
      rule.points.numerator > 0;
    const known = best.get(rivalKey(rule));
    if (!isSteady || (known !== undefined && known.rule.priority >= rule.priority)) continue;
    best.set(rivalKey(rule), { rule, index });
  }
  return best;
}

/** Whether a steady rule always stands in the place of another one. */
function alwaysBeats(
  { rule: winner, index: winnerIndex }: Placed,
  rule: EarnRule,
  index: number,
  stacking: ProgrammeVersion['stacking'],
): boolean {
  if (winner === rule) return false;
  if (rule.stackable) return stacking === 'alone';
  if (winner.priority !== rule.priority) return winner.priority > rule.priority;
  return winnerIndex < index;
}

/** Whether two rules are never valid at once. */
function areApart(one: EarnRule, other: EarnRule): boolean {
  const isBefore = (first: EarnRule, second: EarnRule): boolean =>
    first.validUntil !== null && second.validFrom !== null && first.validUntil <= second.validFrom;
  return isBefore(one, other) || isBefore(other, one);
}
