/** Programme condition faults: values in conditions that no fact of the programme can have. */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Issue } from '../../kernel/parsed.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import { WEEKDAYS } from '../../time/weekday.ts';
import type { ProgrammeVersion } from './programme.ts';
import {
  conditionsOf,
  factOf,
  OCCASION_TYPES,
  type TiersOfLadders,
  valuesIn,
} from './programme-conditions.ts';

type Path = readonly (string | number)[];

const LINE_KINDS = ['goods', 'gift-card'];

/** The facts that are money of the programme; those of the host may be of any currency. */
const MONEY: ReadonlySet<string> = new Set([
  'order.amount',
  'member.spend',
  'line.amount',
  'line.net',
]);

/** What does not fit in the conditions of a version. */
export function conditionFaults(
  version: ProgrammeVersion,
  tiers: TiersOfLadders,
  path: Path,
): readonly Issue[] {
  const partners = new Set(version.partners.map(({ id }) => id));
  return conditionsOf(version).flatMap((placed) =>
    namedIn(placed.condition, [...path, ...placed.path]).flatMap(({ fact, value, at }) => {
      const fault = faultOf(fact, value, version.money, partners, tiers);
      return fault === null ? [] : [{ path: at, ...fault }];
    }),
  );
}

function faultOf(
  fact: string,
  value: JsonValue,
  money: string,
  partners: ReadonlySet<string>,
  tiers: TiersOfLadders,
): Omit<Issue, 'path'> | null {
  if (MONEY.has(fact)) {
    const isOther = money !== '' && (value as { readonly currency: string }).currency !== money;
    return isOther
      ? { code: 'OTHER_CURRENCY', message: 'must be in the money of the version' }
      : null;
  }
  const text = value as string;
  const closed = {
    'occasion.type': OCCASION_TYPES,
    'occasion.weekday': WEEKDAYS,
    'line.kind': LINE_KINDS,
  };
  if (Object.hasOwn(closed, fact)) {
    const among: readonly string[] = closed[fact as keyof typeof closed];
    if (among.includes(text)) return null;
    return { code: 'UNKNOWN_VALUE', message: `must be one of: ${among.join(', ')}` };
  }
  const names = fact.startsWith(TIER)
    ? tiers.get(fact.slice(TIER.length))
    : fact === 'occasion.partner'
      ? partners
      : undefined;
  if (names === undefined || names.has(text)) return null;
  return { code: 'UNKNOWN_REFERENCE', message: 'must be the id of something in this programme' };
}

const TIER = 'member.tier.';

/** A value that a fact is held against. */
interface Named {
  readonly fact: string;
  readonly value: JsonValue;
  readonly at: Path;
}

function namedIn(condition: Condition, at: Path): readonly Named[] {
  if ('not' in condition) return namedIn(condition.not, [...at, 'not']);
  if ('all' in condition) {
    return condition.all.flatMap((part, index) => namedIn(part, [...at, 'all', index]));
  }
  if ('any' in condition) {
    return condition.any.flatMap((part, index) => namedIn(part, [...at, 'any', index]));
  }
  return valuesIn(condition).map(([value, ...place]) => {
    return { fact: factOf(condition), value, at: [...at, ...place] };
  });
}
