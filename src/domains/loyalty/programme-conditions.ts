/** Programme conditions: every condition of a version, and of which occasions it is asked. */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Condition, LeafCondition } from '../../mechanisms/condition.ts';
import type { EarnOccasion } from './award.ts';
import type { EarnRule } from './earn-rule.ts';
import type { ProgrammeVersion } from './programme.ts';

/** A condition, and where it stands in its version. */
export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: readonly (string | number)[];
  readonly asked: Asked;
}

/** Of which occasions a condition is asked. */
export interface Asked {
  readonly types: readonly EarnOccasion['type'][];
  /** The name of the event; `null` for any. */
  readonly event: string | null;
  /** The partners, `null` among them for the firm itself. */
  readonly partners: readonly (string | null)[];
  /** The coupon; `null` for any. */
  readonly coupon: string | null;
  /** Whether gift cards are among the lines. */
  readonly hasGiftCards: boolean;
}

/** Every occasion on which something can be earned. */
const TYPES: Readonly<Record<EarnOccasion['type'], true>> = {
  order: true,
  visit: true,
  event: true,
  welcome: true,
  birthday: true,
  anniversary: true,
  referrer: true,
  referee: true,
  tier: true,
};

/** Their names. */
export const OCCASION_TYPES = Object.keys(TYPES) as readonly EarnOccasion['type'][];

type Conditional = { readonly when?: Condition | null; readonly lines?: Condition | null };

/** Every condition of a version. */
export function conditionsOf(version: ProgrammeVersion): readonly PlacedCondition[] {
  const { amount, multipliers, earnRules, redemptions, coupons, partners } = version;
  const any: Asked = {
    types: OCCASION_TYPES,
    event: null,
    partners: [null, ...partners.map(({ id }) => id)],
    coupon: null,
    hasGiftCards: amount.giftCards === 'included',
  };
  const placed: PlacedCondition[] = [];
  const place = (
    { when = null, lines = null }: Conditional,
    path: PlacedCondition['path'],
    asked: Asked,
  ): void => {
    if (when !== null) placed.push({ condition: when, path: [...path, 'when'], asked });
    if (lines === null) return;
    placed.push({
      condition: lines,
      path: [...path, 'lines'],
      asked: { ...asked, types: ['order'] },
    });
  };
  if (amount.excluded !== null) {
    const asked: Asked = { ...any, types: ['order'] };
    placed.push({ condition: amount.excluded, path: ['amount', 'excluded'], asked });
  }
  for (const [index, rule] of earnRules.entries()) {
    const asked = { ...any, types: typesOf(rule), event: eventOf(rule), partners: [rule.partner] };
    place(rule, ['earnRules', index], asked);
  }
  for (const [index, one] of multipliers.list.entries()) {
    place(one, ['multipliers', 'list', index], any);
  }
  for (const [index, one] of redemptions.entries()) {
    const asked = { ...any, types: ['event'], event: 'redeem', partners: [one.partner] } as const;
    place(one, ['redemptions', index], asked);
  }
  for (const [index, one] of coupons.entries()) {
    const asked = { ...any, types: ['order'], coupon: one.id, hasGiftCards: true } as const;
    place(one, ['coupons', index], asked);
  }
  return placed;
}

/** The occasions on which a rule can pay; an achievement, on those that move its counter. */
function typesOf({ on, reach }: EarnRule): readonly EarnOccasion['type'][] {
  if (on !== 'achievement') return [on];
  if (reach?.counter === 'visits') return ['visit'];
  return eventCounted(reach?.counter ?? '') === null ? ['order'] : ['event'];
}

function eventOf({ event, reach }: EarnRule): string | null {
  return event ?? eventCounted(reach?.counter ?? '');
}

const EVENT = 'event:';

/** The event that a counter counts; `null` if it counts anything else. */
export function eventCounted(counter: string): string | null {
  return counter.startsWith(EVENT) && counter !== EVENT ? counter.slice(EVENT.length) : null;
}

/** The tiers of each ladder, those of other versions too: an older one may still be held. */
export type TiersOfLadders = ReadonlyMap<string, ReadonlySet<string>>;

interface WithLadders {
  readonly ladders: readonly {
    readonly id: string;
    readonly tiers: readonly { readonly id: string }[];
  }[];
}

/** The tiers of each ladder, in any version. */
export function tiersOfLadders(versions: readonly WithLadders[]): TiersOfLadders {
  const known = new Map<string, Set<string>>();
  for (const { id, tiers } of versions.flatMap(({ ladders }) => ladders)) {
    const names = known.get(id) ?? new Set();
    for (const tier of tiers) names.add(tier.id);
    known.set(id, names);
  }
  return known;
}

/** The fact that a question is about. */
export function factOf(leaf: LeafCondition): string {
  if ('compare' in leaf) return leaf.compare;
  if ('in' in leaf) return leaf.in;
  return 'between' in leaf ? leaf.between : leaf.exists;
}

type Value = readonly [value: JsonValue, ...place: (string | number)[]];

/** The values that a question about one fact names, and where they stand in it. */
export function valuesIn(leaf: LeafCondition): readonly Value[] {
  if ('compare' in leaf) return [[leaf.to as JsonValue, 'to']];
  if ('between' in leaf) {
    return [
      [leaf.from as JsonValue, 'from'],
      [leaf.to as JsonValue, 'to'],
    ];
  }
  if ('exists' in leaf) return [];
  return leaf.values.map((value, index): Value => [value as JsonValue, 'values', index]);
}
