/** Check conditions: what is never true, and what asks about facts that are never there. */
import type { JsonObject } from '../../kernel/json-value.ts';
import { factKinds } from '../../mechanisms/fact-types.ts';
import { type Diagnostic, diagnostic } from './check-diagnostic.ts';
import { type NeverFound, type NeverTrue, neverTrue } from './check-never.ts';
import { leftOf } from './check-range.ts';
import { earnFactTypes } from './earn-facts.ts';
import type { ProgrammeVersion } from './programme.ts';
import { conditionsOf, type PlacedCondition, type TiersOfLadders } from './programme-conditions.ts';
import { factRange } from './programme-vocabulary.ts';

type Path = Diagnostic['path'];

/** A condition of which something is never true. */
export interface NeverPlaced extends Pick<PlacedCondition, 'path'> {
  readonly found: NeverFound;
}

/** Every condition of a version of which something is never true. */
export function neverIn(version: ProgrammeVersion, tiers: TiersOfLadders): readonly NeverPlaced[] {
  const kinds = factKinds('checkProgramme', earnFactTypes(version));
  return conditionsOf(version).flatMap(({ condition, path, asked }) => {
    const found = neverTrue(condition, (fact) => {
      const kind = kinds.get(fact) ?? 'text';
      return leftOf(kind, factRange(fact, kind, asked, tiers));
    });
    return found.whole === null && found.parts.length === 0 ? [] : [{ path, found }];
  });
}

/**
 * What is wrong with the conditions of a version. An earn rule that never pays for it is left to
 * the check of rules. What excludes nothing is no more than idle, as is one part of several.
 */
export function checkConditions(never: readonly NeverPlaced[], path: Path): readonly Diagnostic[] {
  return never.flatMap(({ path: place, found: { whole, parts } }) => {
    const at = [...path, ...place];
    const dead = parts.map((part) => sayingOf(part, 'warning', at));
    if (whole === null || place[0] === 'earnRules') return dead;
    return [sayingOf(whole, place[0] === 'amount' ? 'warning' : 'error', at), ...dead];
  });
}

function sayingOf(never: NeverTrue, severity: Diagnostic['severity'], path: Path): Diagnostic {
  const code = never.isAbsent ? 'FACT_ABSENT' : 'CONDITION_NEVER';
  return diagnostic(code, severity, [...path, ...never.at], exampleOf(never));
}

/** The fact, and the values that it is held against and that none of them satisfies. */
export function exampleOf({ fact, isAbsent, named }: NeverTrue): JsonObject {
  if (fact === null) return { condition: 'never' };
  return isAbsent ? { condition: 'never', fact } : { condition: 'never', fact, tried: named };
}
