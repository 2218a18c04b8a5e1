/** Earn facts: what conditions of a programme may ask about, and their answers. */
import type { JsonObject } from '../../kernel/json-value.ts';
import {
  type Compiled,
  compileCondition,
  createSlotTable,
  readSlots,
  type SlotTable,
} from '../../mechanisms/compile-condition.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import { evaluationOf } from '../../mechanisms/evaluate-condition.ts';
import { type FactTypes, factKinds } from '../../mechanisms/fact-types.ts';
import { dayNumberOf, daysBetween } from '../../time/local-date.ts';
import { WEEKDAYS, weekdayIndex } from '../../time/weekday.ts';
import type { EarnOccasion, MemberFacts, OrderLine, RejectedRule } from './award.ts';
import type { CountedLine } from './earn-amount.ts';
import { daysToBirthday } from './earn-birthday.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';

/**
 * The facts that the conditions of a version may name.
 *
 * @param version The version, or what is known of it while it is read: its own facts and ladders.
 * @returns A declaration for `parseCondition`: `occasion`, `order`, `member`, `facts`, and in
 *   conditions on lines `line`.
 */
export function earnFactTypes({
  facts,
  ladders,
}: Pick<ProgrammeVersion, 'facts'> & {
  readonly ladders: readonly { readonly id: string }[];
}) {
  const tiers: FactTypes = Object.fromEntries(ladders.map(({ id }) => [id, 'text']));
  return {
    occasion: {
      type: 'text',
      at: 'instant',
      date: 'date',
      weekday: 'text',
      event: 'text',
      partner: 'text',
      coupon: 'text',
    },
    order: { amount: 'money', lines: 'number', quantity: 'number' },
    member: {
      joinedAt: 'instant',
      daysSinceJoining: 'number',
      daysToBirthday: 'number',
      orders: 'number',
      visits: 'number',
      spend: 'money',
      tier: tiers,
    },
    facts,
    line: {
      sku: 'text',
      category: 'text',
      kind: 'text',
      quantity: 'number',
      amount: 'money',
      net: 'money',
    },
  } as const satisfies FactTypes;
}

/** Answers the conditions of one version. */
export interface Answers {
  /** Whether a condition holds of the occasion; why not, if it does not. */
  readonly objection: (
    condition: Condition | null,
    facts: JsonObject,
  ) => Pick<RejectedRule, 'code' | 'facts'> | null;
  /** Whether a condition holds. */
  readonly holds: (condition: Condition | null, facts: JsonObject) => boolean;
}

interface Prepared {
  readonly table: SlotTable;
  readonly compiled: Compiled;
}

const answersOfVersions = new WeakMap<ProgrammeVersion, Answers>();

/** The conditions of a version, each compiled when it is first asked. */
export function answersOf(version: ProgrammeVersion): Answers {
  const known = answersOfVersions.get(version);
  if (known !== undefined) return known;

  const kinds = factKinds('awardOf', earnFactTypes(version));
  const prepared = new Map<Condition, Prepared>();
  const prepare = (condition: Condition): Prepared => {
    const before = prepared.get(condition);
    if (before !== undefined) return before;
    const table = createSlotTable(kinds);
    const made = { table, compiled: compileCondition(table, condition) };
    prepared.set(condition, made);
    return made;
  };
  const answers: Answers = {
    objection: (condition, facts) => {
      if (condition === null) return null;
      const { table, compiled } = prepare(condition);
      const { truth, missing, decidedBy } = evaluationOf(compiled, readSlots(table, facts));
      if (truth === 'true') return null;
      const names = truth === 'false' ? decidedBy : missing;
      return {
        code: truth === 'false' ? 'CONDITION_FALSE' : 'CONDITION_UNKNOWN',
        facts: { facts: [...new Set(names.map(({ fact }) => fact))] },
      };
    },
    holds: (condition, facts) => {
      if (condition === null) return true;
      const { table, compiled } = prepare(condition);
      return compiled.truthOf(readSlots(table, facts)) === 1;
    },
  };
  answersOfVersions.set(version, answers);
  return answers;
}

/** The facts of an occasion and of the member. */
export function occasionFacts(
  version: ProgrammeVersion,
  occasion: EarnOccasion,
  member: MemberFacts,
  counted: readonly CountedLine[],
): JsonObject {
  const { money: currency, zone } = version;
  const { at, type, partner } = occasion;
  const date = dateAt(zone, at);
  const counter = (name: string): number =>
    Object.hasOwn(member.lifetime, name) ? (member.lifetime[name] ?? 0) : 0;
  const sum = (of: (line: CountedLine) => number): number =>
    counted.reduce((total, line) => total + of(line), 0);
  return {
    occasion: {
      type,
      at,
      date,
      weekday: WEEKDAYS[weekdayIndex(dayNumberOf(date))] ?? null,
      event: occasion.type === 'event' ? occasion.event : null,
      partner,
      coupon: occasion.type === 'order' ? occasion.coupon : null,
    },
    order:
      occasion.type === 'order'
        ? {
            amount: { minor: sum(({ minor }) => minor), currency },
            lines: counted.length,
            quantity: sum(({ line }) => line.quantity),
          }
        : null,
    member: {
      joinedAt: member.joinedAt,
      daysSinceJoining: daysBetween(dateAt(zone, member.joinedAt), date),
      daysToBirthday: daysToBirthday(member.birthday, date, version.leapBirthday),
      orders: counter('orders'),
      visits: counter('visits'),
      spend: { minor: counter('spend'), currency },
      tier: member.tiers,
    },
    facts: { ...member.facts, ...occasion.facts },
  };
}

/** The same, and those of one line. */
export function lineFacts(
  facts: JsonObject,
  { line, minor }: CountedLine,
  currency: string,
): JsonObject {
  const { sku, category, kind, quantity, netMinor }: OrderLine = line;
  return {
    ...facts,
    line: {
      sku,
      category,
      kind,
      quantity,
      amount: { minor, currency },
      net: { minor: netMinor, currency },
    },
  };
}
