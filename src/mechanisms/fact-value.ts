/**
 * Fact values: one fact read from an object and made comparable, or why it cannot be.
 *
 * Only own fields are read, so nothing of a prototype is ever taken for a fact.
 */
import { isCurrency } from '../kernel/currency.ts';
import { epochMsOf } from '../kernel/instant.ts';
import { readIsoDate } from '../kernel/iso-text.ts';
import type { FactKind } from './fact-types.ts';

/** Why a fact is unknown: it is not there, is of another kind, or is money of another currency. */
export type UnknownReason = 'absent' | 'wrong-type' | 'other-currency';

/** A fact that is not known. An object, while every known fact is a scalar. */
export interface Unknown {
  readonly why: UnknownReason;
}

/** A fact as comparisons see it: instants in milliseconds, money in minor units. */
export type Comparable = number | string | boolean;

const ABSENT: Unknown = { why: 'absent' };
const WRONG_TYPE: Unknown = { why: 'wrong-type' };
const OTHER_CURRENCY: Unknown = { why: 'other-currency' };

/** Reads one fact, of one kind and for money in one currency. */
export type FactReader = (facts: unknown) => Comparable | Unknown;

/** A value as comparisons see it, by kind; a currency of `null` takes money of any. */
const READ: Readonly<
  Record<FactKind, (value: unknown, currency: string | null) => Comparable | Unknown>
> = {
  boolean: (value) => (typeof value === 'boolean' ? value : WRONG_TYPE),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : WRONG_TYPE),
  text: (value) => (typeof value === 'string' ? value : WRONG_TYPE),
  date: (value) => (isDate(value) ? value : WRONG_TYPE),
  instant: instantMs,
  money: minorUnits,
};

/** A reader of the fact at a path. A currency of `null` takes money of any. */
export function factReader(path: string, kind: FactKind, currency: string | null): FactReader {
  const names = path.split('.');
  const read = READ[kind];
  return (facts) => {
    let value: unknown = facts;
    for (const name of names) {
      if (typeof value !== 'object') return value === undefined ? ABSENT : WRONG_TYPE;
      if (value === null || !Object.hasOwn(value, name)) return ABSENT;
      value = (value as Readonly<Record<string, unknown>>)[name];
    }
    return value === undefined || value === null ? ABSENT : read(value, currency);
  };
}

/** A value that a condition names, as comparisons see it. */
export function comparable(value: unknown, kind: FactKind): Comparable | Unknown {
  return READ[kind](value, null);
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && !Number.isNaN(readIsoDate(value));
}

function instantMs(value: unknown): number | Unknown {
  if (typeof value !== 'string') return WRONG_TYPE;
  const ms = epochMsOf(value);
  return Number.isNaN(ms) ? WRONG_TYPE : ms;
}

function minorUnits(value: unknown, currency: string | null): number | Unknown {
  if (typeof value !== 'object' || value === null) return WRONG_TYPE;
  if (!Object.hasOwn(value, 'minor') || !Object.hasOwn(value, 'currency')) return WRONG_TYPE;
  const amount = value as { readonly minor: unknown; readonly currency: unknown };
  if (typeof amount.minor !== 'number' || !Number.isSafeInteger(amount.minor)) return WRONG_TYPE;
  if (!isCurrency(amount.currency)) return WRONG_TYPE;
  return currency === null || amount.currency === currency ? amount.minor : OTHER_CURRENCY;
}
