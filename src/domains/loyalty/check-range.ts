/** Check range: the values of one fact that are left after all that a condition asks of it. */
import { epochMsOf } from '../../kernel/instant.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Comparison } from '../../mechanisms/condition.ts';
import type { FactKind } from '../../mechanisms/fact-types.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { FactRange } from './programme-vocabulary.ts';

type Value = number | string | boolean;

/** What is left of a fact: dates as days, instants in milliseconds, money in minor units. */
export interface Left {
  readonly kind: FactKind;
  readonly isWhole: boolean;
  /** Whether it is known to be there, or known not to be; `null` for either. */
  readonly isThere: boolean | null;
  readonly least: number;
  readonly isLeastIn: boolean;
  readonly most: number;
  readonly isMostIn: boolean;
  /** The only values that are left; `null` if there are others. */
  readonly only: readonly Value[] | null;
  readonly not: readonly Value[];
  /** The currency of money; `null` for any. */
  readonly currency: string | null;
  /** Whether two currencies were asked for. */
  readonly isMixed: boolean;
  /** The values that were named. */
  readonly named: readonly JsonValue[];
}

/** All that a fact can be, before anything is asked. */
export function leftOf(kind: FactKind, { isThere, texts, least, isWhole }: FactRange): Left {
  const only = kind === 'boolean' ? [false, true] : texts;
  return {
    kind,
    isWhole,
    isThere: isThere ? null : false,
    least,
    isLeastIn: true,
    most: Infinity,
    isMostIn: true,
    only,
    not: [],
    currency: null,
    isMixed: false,
    named: [],
  };
}

/** What is left if the fact is there, or is not. */
export function narrowedToThere(left: Left, isThere: boolean): Left | null {
  return left.isThere === null || left.isThere === isThere ? { ...left, isThere } : null;
}

/** What is left if the fact stands so to one value; `null` if nothing is. */
export function narrowed(left: Left, is: Comparison, to: JsonValue): Left | null {
  const value = valueOf(left.kind, to);
  const next = namedToo(left, to);
  if (is === 'eq')
    return checked({ ...next, only: kept(left.only, (one) => one === value, value) });
  if (is === 'ne') return checked({ ...next, not: [...left.not, value] });
  if (typeof value !== 'number') return checked(next);
  if (is === 'gt' || is === 'gte') return checked(withLeast(next, value, is === 'gte'));
  return checked(withMost(next, value, is === 'lte'));
}

/** What is left if the fact is one of several values, or none of them. */
export function narrowedToList(
  left: Left,
  values: readonly JsonValue[],
  isIn: boolean,
): Left | null {
  const list = new Set(values.map((one) => valueOf(left.kind, one)));
  const next = values.reduce(namedToo, left);
  if (!isIn) return checked({ ...next, not: [...left.not, ...list] });
  return checked({
    ...next,
    only: left.only === null ? [...list] : left.only.filter((one) => list.has(one)),
  });
}

function kept(
  only: readonly Value[] | null,
  holds: (one: Value) => boolean,
  value: Value,
): readonly Value[] {
  return only === null ? [value] : only.filter(holds);
}

function namedToo(left: Left, to: JsonValue): Left {
  const currency = left.kind === 'money' ? (to as { readonly currency: string }).currency : null;
  return {
    ...left,
    currency,
    isMixed: left.isMixed || (left.currency !== null && left.currency !== currency),
    named: [...left.named, to],
  };
}

function withLeast(left: Left, value: number, isIn: boolean): Left {
  const [least, isLeastIn] = left.isWhole
    ? [isIn ? Math.ceil(value) : Math.floor(value) + 1, true]
    : [value, isIn];
  if (least < left.least) return left;
  return { ...left, least, isLeastIn: isLeastIn && (least > left.least || left.isLeastIn) };
}

function withMost(left: Left, value: number, isIn: boolean): Left {
  const [most, isMostIn] = left.isWhole
    ? [isIn ? Math.floor(value) : Math.ceil(value) - 1, true]
    : [value, isIn];
  if (most > left.most) return left;
  return { ...left, most, isMostIn: isMostIn && (most < left.most || left.isMostIn) };
}

/** What is left of a fact that must be there to be compared; `null` if that is nothing. */
function checked(left: Left): Left | null {
  const { least, most, isLeastIn, isMostIn, only, not, isMixed, isWhole } = left;
  if (isMixed || left.isThere === false) return null;
  const there = { ...left, isThere: true };
  const isWithin = (one: Value): boolean => {
    if (typeof one !== 'number') return true;
    const isAbove = isLeastIn ? one >= least : one > least;
    return isAbove && (isMostIn ? one <= most : one < most) && !(isWhole && !Number.isInteger(one));
  };
  if (only !== null) {
    const rest = only.filter((one) => isWithin(one) && !not.includes(one));
    return rest.length === 0 ? null : { ...there, only: rest };
  }
  if (least > most || (least === most && !(isLeastIn && isMostIn))) return null;
  if (least === most) return not.includes(least) ? null : there;
  if (!isWhole || most - least >= not.length) return there;
  for (let one = least; one <= most; one += 1) if (!not.includes(one)) return there;
  return null;
}

function valueOf(kind: FactKind, to: JsonValue): Value {
  if (kind === 'money') return (to as { readonly minor: number }).minor;
  if (kind === 'date') return dayNumberOf(to as string);
  return kind === 'instant' ? epochMsOf(to as string) : (to as Value);
}
