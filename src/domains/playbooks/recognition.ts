/** Recognition: the days and orders at which somebody already known is given attention. */
import { breach } from '../../kernel/errors.ts';
import { addDays, addMonths, localDate } from '../../time/local-date.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** Why a customer is recognised today. */
export type Recognition =
  | {
      /** Years since the customer became one, or a birthday. */
      readonly kind: 'anniversary' | 'birthday';
      /** Which: 1 or more. */
      readonly years: number;
    }
  | {
      /** An order of a round number. */
      readonly kind: 'order';
      /** Which order it is. */
      readonly orders: number;
    };

/** What is known of a customer; whatever is `null` is not known. */
export interface RecognitionFacts {
  /** Since when they are a customer: a local date, `YYYY-MM-DD`. */
  readonly customerSince: string | null;
  /** The birthday with its year, likewise. */
  readonly birthday: string | null;
  /** The number of the order that was made today: whole, 0 for no order today. */
  readonly orderToday: number | null;
}

/** What to recognise a customer for today. */
export interface Recognitions {
  /** The reasons. */
  readonly reasons: readonly Recognition[];
  /** The facts that are not known, and might have given one. */
  readonly unknown: readonly (keyof RecognitionFacts)[];
}

/** What a host sets of recognition. */
export interface RecognitionOptions {
  /** The orders that count: whole, 1 or more. */
  readonly orderMilestones?: readonly number[];
  /** Where 29 February is kept in other years. */
  readonly leapDay?: 'february-28' | 'march-1';
}

/**
 * What to recognise a customer for today: anniversary, birthday, an order of a round number.
 *
 * The day itself is not an anniversary. One of 29 February is kept on 28 February in other years,
 * or on 1 March if the host says so, once a year in either case.
 *
 * @param on Today, a local date, `YYYY-MM-DD`.
 * @param facts What is known of the customer.
 * @param options Which orders count, and where 29 February is kept.
 * @returns The reasons, and the facts that are not known.
 * @throws ContractError if a date does not exist, or a number is not as described.
 * @example Born on 29 February
 * ```ts
 * import { recognitionsOn } from 'everbond/playbooks';
 *
 * const facts = { customerSince: null, birthday: '1996-02-29', orderToday: 10 };
 *
 * recognitionsOn('2026-02-28', facts);
 * // => {
 * //   reasons: [{ kind: 'birthday', years: 30 }, { kind: 'order', orders: 10 }],
 * //   unknown: ['customerSince'],
 * // }
 * recognitionsOn('2026-03-01', facts, { leapDay: 'march-1' }).reasons[0];
 * // => { kind: 'birthday', years: 30 }
 * ```
 */
export function recognitionsOn(
  on: string,
  facts: RecognitionFacts,
  options: RecognitionOptions = {},
): Recognitions {
  const { orderMilestones = PLAYBOOKS_DEFAULTS.orderMilestones.value } = options;
  const { leapDay = PLAYBOOKS_DEFAULTS.leapDay.value } = options;
  const { customerSince, birthday, orderToday } = facts;
  localDate(on);
  if (orderToday !== null && !(Number.isSafeInteger(orderToday) && orderToday >= 0)) {
    breach('recognitionsOn', 'orderToday', 'must be whole, 0 or more, or null');
  }
  if (!orderMilestones.every((count) => Number.isSafeInteger(count) && count >= 1)) {
    breach('recognitionsOn', 'orderMilestones', 'must be whole, 1 or more');
  }
  if (leapDay !== 'february-28' && leapDay !== 'march-1') {
    breach('recognitionsOn', 'leapDay', 'must be february-28 or march-1');
  }

  const reasons: Recognition[] = [];
  const since = yearsOn(customerSince, on, leapDay);
  if (since !== null) reasons.push({ kind: 'anniversary', years: since });
  const age = yearsOn(birthday, on, leapDay);
  if (age !== null) reasons.push({ kind: 'birthday', years: age });
  if (orderToday !== null && orderMilestones.includes(orderToday)) {
    reasons.push({ kind: 'order', orders: orderToday });
  }
  const names = ['customerSince', 'birthday', 'orderToday'] as const;
  return { reasons, unknown: names.filter((name) => facts[name] === null) };
}

/** How many years lie between a date and its anniversary today; `null` if today is none. */
function yearsOn(
  date: string | null,
  on: string,
  leapDay: RecognitionOptions['leapDay'],
): number | null {
  if (date === null) return null;
  const first = localDate(date);
  const years = Number(on.slice(0, 4)) - Number(first.slice(0, 4));
  if (years < 1) return null;
  const kept = addMonths(first, years * 12);
  const isMoved = leapDay === 'march-1' && kept.slice(8) !== first.slice(8);
  return (isMoved ? addDays(kept, 1) : kept) === on ? years : null;
}
