/** Programme assembly: what was read of a programme, made whole and held against itself. */
import { type Issue, type Parsed, parsed } from '../../kernel/parsed.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import { parseCondition } from '../../mechanisms/parse-condition.ts';
import { earnFactTypes } from './earn-facts.ts';
import type { Programme, ProgrammeVersion } from './programme.ts';
import { conditionFaults } from './programme-condition-faults.ts';
import { tiersOfLadders } from './programme-conditions.ts';
import { faultsOfVersion } from './programme-faults.ts';
import type { ProgrammeDraft, VersionDraft } from './programme-schema.ts';

type Path = readonly (string | number)[];

/** A programme that is whole, or all that does not fit in it. */
export function assembled(draft: ProgrammeDraft): Parsed<Programme> {
  const issues: Issue[] = [];
  const add = (more: readonly Issue[]): void => {
    for (const one of more) if (issues.length < ISSUES_MAX) issues.push(one);
  };
  const tiers = tiersOfLadders(draft.versions);
  const order = draft.versions
    .map((version, index) => ({ version, index }))
    .toSorted((one, other) => (one.version.from < other.version.from ? -1 : 1));
  const versions = order.map(({ version, index }, place) => {
    const path = ['versions', index];
    const before = order[place - 1]?.version.from;
    if (before === version.from) {
      add([issue([...path, 'from'], 'DUPLICATE_START', 'must not begin with another version')]);
    }
    if (version.version !== undefined && version.version !== place + 1) {
      add([issue([...path, 'version'], 'WRONG_NUMBER', `must be ${place + 1} by its start`)]);
    }
    const whole = wholeVersion(version, place + 1, draft, path, add);
    add(faultsOfVersion(whole, path));
    add(conditionFaults(whole, tiers, path));
    return whole;
  });
  const zone = draft.zone ?? versions[0]?.zone ?? '';
  for (const [place, version] of versions.entries()) {
    if (version.zone === zone) continue;
    const path = ['versions', order[place]?.index ?? 0, 'zone'];
    add([issue(path, 'OTHER_ZONE', 'must be the zone of the programme')]);
  }
  if (issues.length > 0) return { ok: false, issues };
  return parsed(frozen({ id: draft.id, zone, versions }) as unknown as Programme);
}

const ISSUES_MAX = 100;

/** Notes what does not fit. */
type Add = (more: readonly Issue[]) => void;

function wholeVersion(
  draft: VersionDraft,
  version: number,
  common: ProgrammeDraft,
  path: Path,
  add: Add,
): ProgrammeVersion {
  const said = (field: 'zone' | 'money'): string => {
    const value = draft[field] ?? common[field];
    if (value === undefined) add([issue([...path, field], 'MISSING', 'must be given')]);
    return value ?? '';
  };
  const first = draft.currencies[0]?.id ?? '';
  const budgets = new Map(draft.partners.map(({ id, budget }) => [id, budget]));
  const inFirst = <Part extends { readonly currency: string | null }>(part: Part) => {
    return { ...part, currency: part.currency ?? first };
  };
  const whole: ProgrammeVersion = {
    ...draft,
    version,
    zone: said('zone'),
    money: said('money'),
    weekStart: draft.weekStart ?? common.weekStart ?? 'monday',
    facts: draft.facts ?? common.facts ?? {},
    earnRules: draft.earnRules
      .map(inFirst)
      .map(withUsualFrequency)
      .map((rule) => {
        return { ...rule, budget: rule.budget ?? budgets.get(rule.partner ?? '') ?? null };
      }),
    caps: draft.caps.map(inFirst),
    redemptions: draft.redemptions.map(inFirst),
  };
  return withConditions(whole, path, add);
}

/** A welcome pays once, and what a birthday or an anniversary pays, once a year. */
function withUsualFrequency(rule: ProgrammeVersion['earnRules'][number]) {
  if (rule.frequency !== null) return rule;
  if (rule.on === 'welcome' || rule.on === 'achievement' || rule.on === 'referee') {
    return { ...rule, frequency: { times: 1, window: { kind: 'lifetime' } as const } };
  }
  if (rule.on !== 'birthday' && rule.on !== 'anniversary') return rule;
  return { ...rule, frequency: { times: 1, window: { kind: 'calendar', unit: 'year' } as const } };
}

/** Every condition, read against the facts that the version declares. */
function withConditions(version: ProgrammeVersion, path: Path, add: Add): ProgrammeVersion {
  const types = earnFactTypes(version);
  const occasionTypes = { ...types, line: {} };
  const readCondition = (condition: Condition | null, at: Path, field: string) => {
    if (condition === null) return null;
    const read = parseCondition(condition, field === 'when' ? occasionTypes : types);
    if (read.ok) return read.value as unknown as Condition;
    add(read.issues.map((one) => ({ ...one, path: [...at, field, ...one.path] })));
    return null;
  };
  const inWhen = <Part extends { readonly when: Condition | null }>(
    parts: readonly Part[],
    at: Path,
  ): readonly Part[] =>
    parts.map((part, index) => ({
      ...part,
      when: readCondition(part.when, [...at, index], 'when'),
    }));
  const inBoth = <
    Part extends { readonly when: Condition | null; readonly lines: Condition | null },
  >(
    parts: readonly Part[],
    at: Path,
  ): readonly Part[] =>
    inWhen(parts, at).map((part, index) => {
      return { ...part, lines: readCondition(part.lines, [...at, index], 'lines') };
    });
  const { amount, multipliers, earnRules, redemptions, coupons } = version;
  return {
    ...version,
    amount: {
      ...amount,
      excluded: readCondition(amount.excluded, [...path, 'amount'], 'excluded'),
    },
    earnRules: inBoth(earnRules, [...path, 'earnRules']),
    multipliers: {
      ...multipliers,
      list: inBoth(multipliers.list, [...path, 'multipliers', 'list']),
    },
    redemptions: inWhen(redemptions, [...path, 'redemptions']),
    coupons: inBoth(coupons, [...path, 'coupons']),
  };
}

function issue(path: Path, code: string, message: string): Issue {
  return { path, code, message };
}

/** The same, and no part of it can be changed any more. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
