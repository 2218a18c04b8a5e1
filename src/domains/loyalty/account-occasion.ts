/** Occasion as it is told: what a host says of an order or a visit, and what that means in full. */
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { EarnOccasion, OrderLine } from './award.ts';

interface ToldBase {
  /** The host's name for it: the order's number, the visit's. */
  readonly id: string;
  /** When it happened, if not when the command says; a guest's order is claimed later. */
  readonly at?: Instant | undefined;
  /** The partner at whom it happened. */
  readonly partner?: string | null | undefined;
  /** The host's facts of it, as the programme declares them. */
  readonly facts?: JsonObject | undefined;
}

/** An order as it is told. */
export interface OrderTold extends ToldBase {
  /** Tells the kind. */
  readonly type: 'order';
  /** What was bought. */
  readonly lines: readonly OrderLineTold[];
  /** How much of it was paid with points, in minor units; 0 if left out. */
  readonly paidWithPointsMinor?: number | undefined;
  /** The coupon that was used. */
  readonly coupon?: string | null | undefined;
}

/** A line of an order as it is told. What is left out is one of goods without tax or discount. */
export interface OrderLineTold {
  /** Its name in the order. */
  readonly id: string;
  /** The price of all of them without tax, before discounts, in minor units. */
  readonly netMinor: number;
  /** The host's name of the thing; the line's own name if left out. */
  readonly sku?: string | undefined;
  /** The host's name of its category. */
  readonly category?: string | null | undefined;
  /** Goods or a gift card; goods if left out. */
  readonly kind?: OrderLine['kind'] | undefined;
  /** How many; 1 if left out. */
  readonly quantity?: number | undefined;
  /** The tax; 0 if left out. */
  readonly taxMinor?: number | undefined;
  /** The shipping; 0 if left out. */
  readonly shippingMinor?: number | undefined;
  /** What was taken off; 0 if left out. */
  readonly discountMinor?: number | undefined;
  /** Until when it can be brought back. */
  readonly returnableUntil?: Instant | null | undefined;
}

/** A visit, a birthday, a referral as it is told. */
export interface PlainOccasionTold extends ToldBase {
  /** Tells the kind. */
  readonly type: 'visit' | 'welcome' | 'birthday' | 'anniversary' | 'referrer' | 'referee';
}

/** Something that the host has a name for, as it is told. */
export interface EventTold extends ToldBase {
  /** Tells the kind. */
  readonly type: 'event';
  /** The host's name for it. */
  readonly event: string;
}

/** What may earn, as it is told. */
export type OccasionTold = OrderTold | PlainOccasionTold | EventTold;

/** The occasion in full. */
export function occasionOf(told: OccasionTold, at: Instant): EarnOccasion {
  const { id, partner = null, facts = {} } = told;
  const base = { id, at: told.at ?? at, partner, facts };
  if (told.type === 'event') return { ...base, type: told.type, event: told.event };
  if (told.type !== 'order') return { ...base, type: told.type };
  const { paidWithPointsMinor = 0, coupon = null } = told;
  return { ...base, type: told.type, lines: told.lines.map(lineOf), paidWithPointsMinor, coupon };
}

function lineOf({ id, netMinor, ...some }: OrderLineTold): OrderLine {
  const { sku = id, category = null, kind = 'goods', quantity = 1 } = some;
  const { taxMinor = 0, shippingMinor = 0, discountMinor = 0, returnableUntil = null } = some;
  return {
    id,
    sku,
    category,
    kind,
    quantity,
    netMinor,
    taxMinor,
    shippingMinor,
    discountMinor,
    returnableUntil,
  };
}

/** The name of an earning: its kind and its id, so that a visit is not taken for an order. */
export function earningId(occasion: Pick<EarnOccasion, 'type' | 'id'>): string {
  return `${occasion.type}/${occasion.id}`;
}
