/** Subscription columns: takes checked rows one at a time and hands them out as a log. */
import { FailureError } from '../../kernel/errors.ts';
import type { CustomerKey, PlanInterval, SubscriptionLog } from './subscription-log.ts';

/** One row, checked. */
export interface SubscriptionEntry {
  readonly customer: CustomerKey;
  readonly startMs: number;
  readonly endMs: number;
  readonly minor: number;
  readonly plan: PlanInterval;
  readonly currency: string | null;
}

/** What a column of 16 bits can tell apart. */
const DICTIONARY_MAX = 65_536;

/** Columns without rows. */
export function createSubscriptionColumns(scale: number, observedUntilMs: number) {
  const customers = createDictionary<CustomerKey>();
  const plans = createDictionary<PlanInterval>();
  const currencies = createDictionary<string | null>();
  const codes: number[] = [];
  const startAt: number[] = [];
  const endAt: number[] = [];
  const minor: number[] = [];
  const planCodes: number[] = [];
  const currencyCodes: number[] = [];

  function add(entry: SubscriptionEntry): void {
    codes.push(customers.codeOf(entry.customer, entry.customer));
    startAt.push(entry.startMs);
    endAt.push(entry.endMs);
    minor.push(entry.minor);
    planCodes.push(plans.codeOf(`${entry.plan.count} ${entry.plan.unit}`, entry.plan));
    currencyCodes.push(currencies.codeOf(entry.currency, entry.currency));
  }

  function log(): SubscriptionLog {
    const different = Math.max(plans.values.length, currencies.values.length);
    if (different > DICTIONARY_MAX) {
      throw new FailureError(
        'LIMIT_EXCEEDED',
        `a log may hold ${DICTIONARY_MAX} different plans and currencies, this one ${different}`,
        { limit: DICTIONARY_MAX, different },
      );
    }
    return {
      rows: codes.length,
      customers: customers.values,
      codes: Uint32Array.from(codes),
      startAt: Float64Array.from(startAt),
      endAt: Float64Array.from(endAt),
      minor: Float64Array.from(minor),
      planCodes: Uint16Array.from(planCodes),
      plans: plans.values,
      currencyCodes: Uint16Array.from(currencyCodes),
      currencies: currencies.values,
      scale,
      observedUntilMs,
    };
  }

  return { add, log };
}

/** Values in order of first appearance, by a key that tells them apart. */
function createDictionary<Value>() {
  const known = new Map<CustomerKey | null, number>();
  const values: Value[] = [];
  function codeOf(key: CustomerKey | null, value: Value): number {
    let code = known.get(key);
    if (code === undefined) {
      code = values.length;
      known.set(key, code);
      values.push(value);
    }
    return code;
  }
  return { codeOf, values };
}
