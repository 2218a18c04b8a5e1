/** Customers to choose the next action for: facts that are all known, and facts with holes. */
import fc from 'fast-check';

import { PLAYBOOK_FACTS, type PlaybookFacts } from '../../src/domains/playbooks/playbook-facts.ts';
import { CONSENTS } from '../../src/kernel/words.ts';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  stage: ['recruitment', 'welcoming', 'getting-to-know', 'account-management', 'at-risk', 'lost'],
};
const NUMBERS: Readonly<Record<string, fc.Arbitrary<number>>> = {
  open: fc.constantFrom(0, 0, 0, 1, 3),
  orders: fc.integer({ min: 0, max: 12 }),
  satisfaction: fc.constantFrom(0, 0.4, 0.5, 1),
  trust: fc.constantFrom(0, 0.4, 0.5, 1),
  failureShare: fc.constantFrom(0, 0, 0.25),
};

type Tree = { readonly [name: string]: string | Tree };

function anyOf(types: Tree): fc.Arbitrary<object> {
  const facts: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, kind] of Object.entries(types)) {
    facts[name] = typeof kind === 'string' ? anyFact(name, kind) : anyOf(kind);
  }
  return fc.record(facts);
}

function anyFact(name: string, kind: string): fc.Arbitrary<unknown> {
  if (name === 'doNotContact') return fc.nat({ max: 5 }).map((die) => die === 0);
  if (kind === 'boolean') return fc.boolean();
  if (kind === 'number') return NUMBERS[name] ?? fc.integer({ min: 0, max: 120 });
  return fc.constantFrom(...(TEXTS[name] ?? ['granted', 'granted', 'granted', ...CONSENTS]));
}

/** Facts of which none is missing. */
export const wholeFacts = anyOf(PLAYBOOK_FACTS) as fc.Arbitrary<PlaybookFacts>;

/** The same facts, and with some of them taken away. */
export const factsWithHoles = fc
  .tuple(wholeFacts, fc.infiniteStream(fc.nat({ max: 11 })))
  .map(([whole, dice]) => ({ whole, holed: withHoles(whole, dice) as PlaybookFacts }));

function withHoles(facts: object, dice: Iterator<number>): object {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (dice.next().value === 0) return [];
      return [[name, typeof value === 'object' ? withHoles(value as object, dice) : value]];
    }),
  );
}
