/** Earn schema: what earns, multiplies and caps, with what holds where the JSON says nothing. */
import * as z from 'zod/mini';
import { exactly, id } from '../../kernel/domain-schema.ts';
import type { Budget, Cap } from './cap.ts';
import type { AmountBasis, EarnRule, Multipliers, RoundingRule } from './earn-rule.ts';
import {
  capWindow,
  condition,
  expiry,
  list,
  or,
  orNull,
  pending,
  ratioBetween,
  validity,
  whole,
} from './programme-parts-schema.ts';

const FACTOR_MAX = 1_000_000;

/** What an earn rule is before it is known which currency is the first. */
type EarnRuleDraft = Omit<EarnRule, 'currency'> & { readonly currency: string | null };

/** One way to earn. */
export const earnRule = exactly<EarnRuleDraft>()(
  z.readonly(
    z.strictObject({
      id,
      on: or(
        z.enum([
          'order',
          'visit',
          'event',
          'welcome',
          'birthday',
          'anniversary',
          'achievement',
          'referrer',
          'referee',
        ]),
        'order',
      ),
      event: orNull(id),
      reach: orNull(z.readonly(z.strictObject({ counter: id, atLeast: whole(1) }))),
      currency: orNull(id),
      points: ratioBetween(0, 1e15),
      perMinor: orNull(whole(1)),
      steps: or(z.enum(['exact', 'whole']), 'exact'),
      each: or(z.enum(['occasion', 'line', 'unit']), 'occasion'),
      when: orNull(condition),
      lines: orNull(condition),
      partner: orNull(id),
      ...validity,
      stackable: or(z.boolean(), true),
      priority: or(z.int(), 0),
      cooldownHours: or(whole(0, 876_600), 0),
      frequency: orNull(z.readonly(z.strictObject({ times: whole(1), window: capWindow }))),
      budget: orNull(id),
      pending: orNull(pending),
      expiry: orNull(expiry),
      qualifying: or(z.boolean(), true),
    }),
  ),
);

const multiplier = z.readonly(
  z.strictObject({
    id,
    factor: ratioBetween(0, FACTOR_MAX),
    rules: orNull(z.readonly(z.array(id))),
    when: orNull(condition),
    lines: orNull(condition),
    ...validity,
  }),
);

/** What multiplies. */
export const multipliers = exactly<Multipliers>()(
  z.readonly(
    z.strictObject({
      meet: orNull(z.enum(['product', 'additive', 'best', 'newest'])),
      list: list(multiplier),
    }),
  ),
);

/** How much a member can earn; a currency of `null` is the first. */
export const cap = exactly<Omit<Cap, 'currency'> & { readonly currency: string | null }>()(
  z.readonly(
    z.strictObject({
      id,
      currency: orNull(id),
      rules: orNull(z.readonly(z.array(id))),
      window: capWindow,
      points: whole(0),
      counts: or(z.enum(['net', 'gross']), 'net'),
      excess: or(z.enum(['reduce', 'reject']), 'reduce'),
    }),
  ),
);

/** How much there is for all. */
export const budget = exactly<Budget>()(
  z.readonly(
    z.strictObject({
      id,
      points: whole(0),
      excess: or(z.enum(['reduce', 'reject']), 'reduce'),
    }),
  ),
);

/** What of an order counts. */
export const amountBasis = exactly<AmountBasis>()(
  z.readonly(
    z.strictObject({
      tax: or(z.enum(['included', 'excluded']), 'included'),
      shipping: or(z.enum(['included', 'excluded']), 'excluded'),
      discounts: or(z.enum(['deducted', 'ignored']), 'deducted'),
      paidWithPoints: or(z.enum(['excluded', 'included', 'none-of-order']), 'excluded'),
      giftCards: or(z.enum(['excluded', 'included']), 'excluded'),
      excluded: orNull(condition),
    }),
  ),
);

/** How parts of points become whole. */
export const rounding = exactly<RoundingRule>()(
  z.readonly(
    z.strictObject({
      to: or(z.enum(['floor', 'half-up', 'ceiling']), 'floor'),
      per: or(z.enum(['rule', 'line', 'order']), 'rule'),
    }),
  ),
);
