/** Check rules: earn rules that never pay, stand behind another, or leave open which one wins. */
import type { JsonObject } from '../../kernel/json-value.ts';
import type { Condition } from '../../mechanisms/condition.ts';
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
  path: Path,
): readonly Diagnostic[] {
  const { earnRules } = version;
  return earnRules.flatMap((rule, index) => {
    const at = [...path, 'earnRules', index];
    const why = whyNever(rule, version, until);
    if (why !== null) {
      const example = { rule: rule.id, minor: LARGE_MINOR, points: 0, ...why };
      return [diagnostic('NEVER_PAYS', 'error', at, example)];
    }
    const winner = earnRules.find((other, place) =>
      alwaysBeats(other, place, rule, index, version),
    );
    if (winner !== undefined) {
      const example = { rule: rule.id, winner: winner.id, priority: winner.priority };
      return [diagnostic('DEAD_RULE', 'error', at, example)];
    }
    const equal = earnRules.slice(0, index).find((other) => isEqual(other, rule));
    if (equal === undefined) return [];
    const example = { rules: [equal.id, rule.id], priority: rule.priority };
    const isCertain = equal.when === null && rule.when === null;
    return [diagnostic('AMBIGUOUS_WINNER', isCertain ? 'error' : 'warning', at, example)];
  });
}

/** What keeps a rule from ever paying; `null` if nothing does. */
function whyNever(
  rule: EarnRule,
  version: ProgrammeVersion,
  until: string | null,
): JsonObject | null {
  const { points, perMinor, each, when, lines, budget } = rule;
  if (points.numerator === 0) return { rate: 0 };
  if (isNever(when) || isNever(lines)) return { condition: 'never' };
  if (rule.validUntil !== null && rule.validUntil <= version.from) {
    return { validUntil: rule.validUntil, from: version.from };
  }
  if (until !== null && rule.validFrom !== null && rule.validFrom >= until) {
    return { validFrom: rule.validFrom, until };
  }
  const cap = version.caps.find((one) => {
    return (
      one.points === 0 && one.currency === rule.currency && (one.rules?.includes(rule.id) ?? true)
    );
  });
  if (cap !== undefined) return { cap: cap.id, room: 0 };
  if (version.budgets.some(({ id, points: left }) => id === budget && left === 0)) {
    return { budget, left: 0 };
  }
  const { to, per } = version.rounding;
  const isSmall = perMinor === null && each === 'occasion' && points.numerator < points.denominator;
  const isCutAway =
    to === 'floor' || (to === 'half-up' && 2 * points.numerator < points.denominator);
  const mayGrow = per === 'order' || version.multipliers.list.length > 0;
  if (isSmall && isCutAway && !mayGrow) return { rounding: to };
  return null;
}

/** Whether a condition is false whatever the facts are. */
function isNever(condition: Condition | null): boolean {
  if (condition === null) return false;
  if ('any' in condition) return condition.any.every(isNever);
  return 'all' in condition && condition.all.some(isNever);
}

/** Whether two rules wait for the same and pay in the same currency. */
function isRival(one: EarnRule, other: EarnRule): boolean {
  return (
    one.on === other.on &&
    one.event === other.event &&
    one.reach === null &&
    other.reach === null &&
    one.currency === other.currency &&
    one.partner === other.partner
  );
}

/** Whether a rule pays whenever another one does, and always in its place. */
function alwaysBeats(
  winner: EarnRule,
  winnerIndex: number,
  rule: EarnRule,
  ruleIndex: number,
  { stacking }: ProgrammeVersion,
): boolean {
  if (winner === rule || winner.stackable || !isRival(winner, rule)) return false;
  const isSteady =
    winner.when === null &&
    winner.lines === null &&
    winner.validFrom === null &&
    winner.validUntil === null &&
    winner.cooldownHours === 0 &&
    winner.frequency === null &&
    winner.points.numerator > 0;
  if (!isSteady) return false;
  if (rule.stackable) return stacking === 'alone';
  if (winner.priority !== rule.priority) return winner.priority > rule.priority;
  return winnerIndex < ruleIndex;
}

function isEqual(one: EarnRule, other: EarnRule): boolean {
  if (one.stackable || other.stackable || one.priority !== other.priority) return false;
  const isApart = (first: EarnRule, second: EarnRule): boolean =>
    first.validUntil !== null && second.validFrom !== null && first.validUntil <= second.validFrom;
  return isRival(one, other) && !isApart(one, other) && !isApart(other, one);
}
