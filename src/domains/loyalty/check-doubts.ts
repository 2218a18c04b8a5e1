/**
 * Check doubts: edits that look good by themselves, and may take something away beside the rest.
 *
 * More points may be refused as a whole, a rule that stands alone may take the place of a better
 * one, and an order that counts for more may miss a condition. What is in doubt is not safe.
 */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import type { ExpiryRule } from './expiry-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import { conditionsOf, factOf } from './programme-conditions.ts';

interface Edit {
  readonly path: readonly string[];
  readonly before: JsonValue;
}

/** Whether an edit may take something from somebody, by the rest of the version it leads to. */
export function isInDoubt(edit: Edit, after: ProgrammeVersion): boolean {
  const [part = '', name = ''] = edit.path;
  if (PAYING.has(part) && maySpoil(after)) return true;
  if (part === 'amount' && asksForAmounts(after)) return true;
  if (part === 'earnRules') return isAloneInDoubt(edit, after) || beginsInDoubt(edit, after);
  if (part === 'currencies') return beginsInDoubt(edit, after);
  if (part !== 'multipliers') return false;
  const { meet, list } = after.multipliers;
  if (meet === 'newest') return true; // a new one takes the place of better ones
  const lowers = list.some(({ factor }) => factor.numerator < factor.denominator);
  return name === 'meet' && lowers;
}

const PAYING: ReadonlySet<string> = new Set([
  'earnRules',
  'multipliers',
  'amount',
  'rounding',
  'stacking',
]);

/** Whether too much may be refused as a whole. */
function maySpoil({ caps, budgets }: ProgrammeVersion): boolean {
  return [...caps, ...budgets].some(({ excess }) => excess === 'reject');
}

/** Whether some condition depends on how much of an order counts. */
function asksForAmounts(version: ProgrammeVersion): boolean {
  const asks = (condition: Condition): boolean => {
    if ('not' in condition) return asks(condition.not);
    if ('all' in condition) return condition.all.some(asks);
    if ('any' in condition) return condition.any.some(asks);
    const fact = factOf(condition);
    return fact.startsWith('order.') || fact === 'line.amount' || fact === 'member.spend';
  };
  return conditionsOf(version).some(({ condition }) => asks(condition));
}

/** The edits of a rule that change how much it pays, and not how often. */
const AS_OFTEN: ReadonlySet<string> = new Set(['points', 'qualifying', 'expiry', 'pending']);

/** A rule that stands alone and pays more often takes the place of others more often. */
function isAloneInDoubt({ path, before }: Edit, { earnRules }: ProgrammeVersion): boolean {
  const [, id, field] = path;
  const rule = earnRules.find((one) => one.id === id);
  if (rule === undefined || rule.stackable || field === undefined) return false;
  const paidNothing = field === 'points' && (before as { numerator?: number }).numerator === 0;
  return !AS_OFTEN.has(field) || paidNothing;
}

/** Points that begin sooner also end sooner where their time counts from when they begin. */
function beginsInDoubt({ path }: Edit, { currencies, earnRules }: ProgrammeVersion): boolean {
  if (path.at(-1) !== 'pending') return false;
  return [...currencies, ...earnRules].some(({ expiry }) => expiry !== null && fromStart(expiry));
}

function fromStart(rule: ExpiryRule): boolean {
  if (rule.kind === 'sooner') return rule.of.some(fromStart);
  if (rule.kind === 'suspended') return fromStart(rule.otherwise);
  return rule.kind === 'age' && rule.since === 'activated';
}
