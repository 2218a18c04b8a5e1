/** Random facts and conditions for laws, over one declaration that has every kind of fact. */
import fc from 'fast-check';

import type { Condition, LeafCondition } from '../../src/mechanisms/condition.ts';
import type { Facts } from '../../src/mechanisms/fact-types.ts';

export const types = {
  flag: 'boolean',
  order: { count: 'number', tag: 'text', placed: { on: 'date', at: 'instant' } },
  spent: 'money',
} as const;

export type AnyCondition = Condition<typeof types>;
export type AnyFacts = Facts<typeof types>;

const counts = fc.integer({ min: 0, max: 3 });
const tags = fc.constantFrom('a', 'b', '__proto__');
const dates = fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02');
/** Two texts of one moment are among them. */
const instants = fc.constantFrom(
  '2026-02-01T09:00:00.000Z',
  '2026-02-01T10:00+01:00',
  '2026-02-01T11:00Z',
);
const amounts = fc.record({ minor: counts, currency: fc.constantFrom('EUR', 'USD') });
const euros = counts.map((minor) => ({ minor, currency: 'EUR' }));
const comparisons = fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte');
const equality = fc.constantFrom('eq', 'ne');

/** A leaf of each form and kind. */
const anyLeaf = fc.oneof(
  fc.record({ compare: fc.constant('flag'), is: equality, to: fc.boolean() }),
  fc.record({ compare: fc.constant('order.count'), is: comparisons, to: counts }),
  fc.record({ compare: fc.constant('order.tag'), is: equality, to: tags }),
  fc.record({ compare: fc.constant('order.placed.on'), is: comparisons, to: dates }),
  fc.record({ compare: fc.constant('order.placed.at'), is: comparisons, to: instants }),
  fc.record({ compare: fc.constant('spent'), is: comparisons, to: amounts }),
  fc.record({ in: fc.constant('order.tag'), values: fc.array(tags, { minLength: 1 }) }),
  fc.record({ in: fc.constant('spent'), values: fc.array(euros, { minLength: 1 }) }),
  fc.record({
    between: fc.constant('order.count'),
    from: fc.constantFrom(0, 1),
    to: fc.constantFrom(2, 3),
    bounds: fc.constantFrom('half-open', 'closed'),
  }),
  fc.record({
    exists: fc.constantFrom('flag', 'order.count', 'order.tag', 'order.placed.at', 'spent'),
  }),
) as fc.Arbitrary<LeafCondition<typeof types>>;

/** A condition of at most four levels. */
export const anyCondition: fc.Arbitrary<AnyCondition> = fc.letrec<{ tree: AnyCondition }>(
  (tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 2, arbitrary: anyLeaf },
      { weight: 1, arbitrary: fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ not: tie('tree') }) },
    ),
  }),
).tree;

/** One in four is missing, one in eight of another kind. */
function sometimes<Value>(known: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom([], {}, 'tomorrow', Number.NaN) },
  );
}

export const anyFacts = fc.record(
  {
    flag: sometimes(fc.boolean()),
    order: sometimes(
      fc.record(
        {
          count: sometimes(counts),
          tag: fc.oneof(tags, fc.constant(7)),
          placed: sometimes(fc.record({ on: sometimes(dates), at: sometimes(instants) })),
        },
        { requiredKeys: [] },
      ),
    ),
    spent: sometimes(amounts),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<AnyFacts>;

/** Every path that a condition names. */
export function pathsOf(condition: AnyCondition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(pathsOf);
  if ('any' in condition) return condition.any.flatMap(pathsOf);
  if ('not' in condition) return pathsOf(condition.not);
  if ('compare' in condition) return [condition.compare];
  if ('in' in condition) return [condition.in];
  return ['between' in condition ? condition.between : condition.exists];
}

/** The value at a path, as it stands; own fields only. */
export function valueAt(facts: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => Object.entries(value ?? {}).find(([field]) => field === name)?.[1],
      facts,
    );
}
