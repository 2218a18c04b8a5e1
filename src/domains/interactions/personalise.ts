/** Personalisation: what a customer is told, by rules on what is known of the customer. */
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Facts, FactTypes } from '../../mechanisms/fact-types.ts';
import type { RuleTable } from '../../mechanisms/rule-table.ts';
import { createRules, type Hits } from '../../mechanisms/rules.ts';

/** The occasions for a personal message that the sources name. */
export const MESSAGE_OCCASIONS = Object.freeze({
  birthday: { en: 'birthday greeting', zh: '生日問候', source: 'S000-28' },
  reminder: { en: 'reminder at a certain time', zh: '在特別時間的催函', source: 'S000-28' },
  'gift-idea': { en: 'idea for a gift', zh: '禮品的主意', source: 'S000-28' },
  'cross-sell': { en: 'what goes with a purchase', zh: '越區銷售互補的東西', source: 'S000-28' },
  'free-ride': { en: 'riding on another message', zh: '搭便車', source: 'S000-30' },
  anticipation: {
    en: 'acting before a need changes, not only answering',
    zh: '預期顧客需求之改變,而加以行動,並非只是回應',
    source: 'S000-44',
  },
  newsletter: {
    en: 'news by month or quarter',
    zh: '每月或每季寄給顧客的商品訊息',
    source: 'S000-40',
  },
} as const satisfies Record<string, SourcedWords>);

/** One of the occasions for a personal message. */
export type MessageOccasion = keyof typeof MESSAGE_OCCASIONS;

/** What a rule of personalisation gives. */
export interface PersonalMessage {
  /** The occasion. */
  readonly occasion: MessageOccasion;
  /** The host's id of the template. */
  readonly template: string;
  /** The host's id of the offer; `null` if the message offers nothing. */
  readonly offer: string | null;
}

/**
 * Prepares rules of personalisation: when certain facts hold, a customer gets this message.
 *
 * The rules are those of `everbond/mechanisms`, with its hit policies in the terms of DMN. A fact
 * that is missing makes a rule undecided and is told by name; it is never taken as no. What the
 * source calls a search engine is this: a rules engine with templates.
 *
 * @param types The declaration of the facts.
 * @param table The policy and the rules, each with the message it gives.
 * @returns A function from facts to the messages that apply, the rules that contradict each other,
 *   and those that cannot be decided for want of a fact.
 * @throws ContractError if the table does not fit the declaration.
 * @example
 * ```ts
 * import { createPersonalisation } from 'everbond/interactions';
 *
 * const messagesFor = createPersonalisation({ birthday: 'boolean', owns: 'text' } as const, {
 *   policy: 'collect',
 *   rules: [
 *     {
 *       id: 'birthday',
 *       when: { compare: 'birthday', is: 'eq', to: true },
 *       gives: { occasion: 'birthday', template: 'many-returns', offer: null },
 *     },
 *     {
 *       id: 'lens',
 *       when: { compare: 'owns', is: 'eq', to: 'camera' },
 *       gives: { occasion: 'cross-sell', template: 'goes-with-it', offer: 'lens-10' },
 *     },
 *   ],
 * });
 *
 * const { hits, undecided } = messagesFor({ birthday: true });
 *
 * hits.map(({ gives }) => gives.template); // => ['many-returns']
 * undecided; // => [{ rule: 'lens', missing: [{ fact: 'owns', why: 'absent' }] }]
 * ```
 */
export function createPersonalisation<const Types extends FactTypes>(
  types: Types,
  table: RuleTable<NoInfer<Types>, PersonalMessage>,
): (facts: Facts<Types>) => Hits<PersonalMessage> {
  const { decide } = createRules<Types, PersonalMessage>(types, table);
  return decide;
}
