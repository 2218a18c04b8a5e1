/** Earn eligible: whether a rule may pay on an occasion at all, before it is known how much. */
import { epochMsOf } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { EarnOccasion, MemberFacts, RejectedRule } from './award.ts';
import { usedOf } from './cap-window.ts';
import { birthdayIn, daysToBirthday } from './earn-birthday.ts';
import type { Answers } from './earn-facts.ts';
import type { EarnRule } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';
import { dateAt } from './programme-dates.ts';

/** Why not, with what a host needs to explain it. */
export type Objection = Pick<RejectedRule, 'code' | 'facts'>;

/** What an award is made from. */
export interface Setting {
  readonly version: ProgrammeVersion;
  readonly occasion: EarnOccasion;
  readonly member: MemberFacts;
  /** The local date of the occasion. */
  readonly date: string;
  /** What the occasion adds to the counters. */
  readonly counters: Readonly<Record<string, number>>;
  readonly answers: Answers;
  readonly facts: JsonObject;
}

const HOUR_MS = 3_600_000;

/** Whether a rule waits for such an occasion; one that does not is not spoken of. */
export function isMeant(rule: EarnRule, { occasion, counters }: Setting): boolean {
  if (rule.reach !== null) return Object.hasOwn(counters, rule.reach.counter);
  if (rule.on !== occasion.type) return false;
  return occasion.type !== 'event' || rule.event === occasion.event;
}

/** The first thing that stands against a rule; `null` if nothing does. */
export function objectionTo(rule: EarnRule, setting: Setting): Objection | null {
  const { occasion, answers, facts } = setting;
  if (rule.partner !== occasion.partner) return { code: 'OTHER_PARTNER', facts: {} };
  return (
    timeObjection(rule, occasion.at) ??
    dayObjection(rule, setting) ??
    reachObjection(rule, setting) ??
    answers.objection(rule.when, facts) ??
    pauseObjection(rule, setting)
  );
}

/** Whether a rule or multiplier applies at an instant. */
export function timeObjection(
  { validFrom, validUntil }: Pick<EarnRule, 'validFrom' | 'validUntil'>,
  at: string,
): Objection | null {
  const isValid =
    (validFrom === null || validFrom <= at) && (validUntil === null || at < validUntil);
  return isValid ? null : { code: 'NOT_VALID_THEN', facts: { validFrom, validUntil } };
}

function dayObjection({ on }: EarnRule, { version, member, date }: Setting): Objection | null {
  if (on === 'birthday') {
    const days = daysToBirthday(member.birthday, date, version.leapBirthday);
    return days === 0 ? null : { code: 'NOT_BIRTHDAY', facts: { days } };
  }
  if (on !== 'anniversary') return null;
  const joined = dateAt(version.zone, member.joinedAt);
  const due = birthdayIn(joined.slice(5), Number(date.slice(0, 4)), version.leapBirthday);
  return due === date && joined < date ? null : { code: 'NOT_ANNIVERSARY', facts: { due } };
}

function reachObjection({ reach }: EarnRule, { member, counters }: Setting): Objection | null {
  if (reach === null) return null;
  const { counter, atLeast } = reach;
  const before = Object.hasOwn(member.lifetime, counter) ? (member.lifetime[counter] ?? 0) : 0;
  const now = before + (counters[counter] ?? 0);
  if (before < atLeast && now >= atLeast) return null;
  return { code: 'NOT_REACHED', facts: { counter, have: now, need: atLeast } };
}

function pauseObjection(
  rule: EarnRule,
  { version, occasion, member, date }: Setting,
): Objection | null {
  const { id, cooldownHours, frequency } = rule;
  const last = Object.hasOwn(member.lastPaid, id) ? (member.lastPaid[id] ?? null) : null;
  if (last !== null && cooldownHours > 0) {
    const sinceMs = Math.abs(epochMsOf(occasion.at) - epochMsOf(last));
    if (sinceMs < cooldownHours * HOUR_MS) {
      return { code: 'COOLING_DOWN', facts: { last, hours: cooldownHours } };
    }
  }
  if (frequency === null) return null;
  const times = usedOf(member.capUse, `rule:${id}`, frequency.window, date, version.weekStart);
  if (times < frequency.times) return null;
  return { code: 'TOO_OFTEN', facts: { times, allowed: frequency.times } };
}
