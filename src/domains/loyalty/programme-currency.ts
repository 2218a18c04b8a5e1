/** Programme currency: what members collect, such as points, status credits, stamps or credit. */
import type { Ratio } from '../../kernel/ratio.ts';
import type { Pending } from './earn-rule.ts';
import type { ExpiryRule } from './expiry-rule.ts';

/** What kind of thing is collected. Status is never spent; store credit is worth its face. */
export type CurrencyKind = 'points' | 'status' | 'stamps' | 'store-credit';

/** One thing that members collect. */
export interface PointsCurrency {
  /** Its name in the programme, such as `points`. */
  readonly id: string;
  /** What kind of thing it is. */
  readonly kind: CurrencyKind;
  /** When it can be spent, for rules that do not say otherwise. */
  readonly pending: Pending;
  /** When it can be spent no more, for rules that do not say otherwise. */
  readonly expiry: ExpiryRule;
  /** What one unit is worth to a member, in minor units of the money; `null` if nobody says. */
  readonly valueMinor: Ratio | null;
}
