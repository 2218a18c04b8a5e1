/** Programme vocabulary: what the facts of a version can be, as far as the programme knows it. */
import type { FactKind } from '../../mechanisms/fact-types.ts';
import { WEEKDAYS } from '../../time/weekday.ts';
import type { Asked } from './programme-conditions.ts';

/** What a fact can be. */
export interface FactRange {
  /** Whether it is ever there. */
  readonly isThere: boolean;
  /** The texts it can be; `null` for any, and for other facts. */
  readonly texts: readonly string[] | null;
  /** The least it can be, of numbers and money; −∞ for no least. */
  readonly least: number;
  /** Whether it is whole. */
  readonly isWhole: boolean;
}

const ANY: FactRange = { isThere: true, texts: null, least: -Infinity, isWhole: false };
const COUNT: FactRange = { ...ANY, least: 0, isWhole: true };
const WHOLE: FactRange = { ...ANY, isWhole: true };
const NEVER: FactRange = { ...ANY, isThere: false };

const LINE_KINDS = ['goods', 'gift-card'] as const;

/** The facts that are counted, or whole for another reason. */
const NUMBERS: Readonly<Record<string, FactRange>> = {
  'member.daysSinceJoining': WHOLE,
  'member.daysToBirthday': COUNT,
  'member.orders': COUNT,
  'member.visits': COUNT,
  'member.spend': COUNT,
  'line.quantity': COUNT,
  'line.amount': COUNT,
  'line.net': COUNT,
};

/** What a fact can be on the occasions of which a condition is asked. */
export function factRange(
  fact: string,
  kind: FactKind,
  asked: Asked,
  tiers: ReadonlyMap<string, ReadonlySet<string>>,
): FactRange {
  const isAsked = (type: Asked['types'][number]): boolean => asked.types.includes(type);
  const texts = (among: readonly string[]): FactRange => ({ ...ANY, texts: among });
  if (fact === 'occasion.type') return texts(asked.types);
  if (fact === 'occasion.weekday') return texts(WEEKDAYS);
  if (fact === 'line.kind') return texts(asked.hasGiftCards ? LINE_KINDS : ['goods']);
  if (fact === 'occasion.partner') {
    const among = asked.partners.filter((partner) => partner !== null);
    return among.length === 0 ? NEVER : texts(among);
  }
  if (fact === 'occasion.event') {
    if (!isAsked('event')) return NEVER;
    return asked.event === null ? ANY : texts([asked.event]);
  }
  if (fact === 'occasion.coupon') {
    if (!isAsked('order')) return NEVER;
    return asked.coupon === null ? ANY : texts([asked.coupon]);
  }
  if (fact.startsWith('order.')) return isAsked('order') ? COUNT : NEVER;
  if (fact.startsWith(TIER)) return texts([...(tiers.get(fact.slice(TIER.length)) ?? [])]);
  const number = Object.hasOwn(NUMBERS, fact) ? NUMBERS[fact] : undefined;
  return number ?? (kind === 'number' || kind === 'text' || kind === 'boolean' ? ANY : WHOLE);
}

const TIER = 'member.tier.';
