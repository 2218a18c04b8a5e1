/**
 * Subscriptions: stretches of recurring revenue as columns, and how that revenue moves.
 *
 * @module
 */
export type { ConstantExchange, Exchange, ExchangeRates, SpotExchange } from './exchange.ts';
export type { MovementRow, OpeningCustomers } from './movement-row.ts';
export { monthlyFactor } from './plan-interval.ts';
export {
  type MovementBasis,
  type MovementOptions,
  type RecurringMovements,
  recurringMovements,
  type SubscriptionsLeftOut,
} from './recurring-movements.ts';
export { type AccountParent, rollUpAccounts } from './roll-up-accounts.ts';
export { parseSubscriptions, subscriptionLog } from './rows-to-subscriptions.ts';
export type { Column, SubscriptionColumns } from './subscription-fields.ts';
export {
  type CustomerKey,
  OPEN_END_MS,
  type PlanInterval,
  type PlanUnit,
  type SubscriptionLog,
} from './subscription-log.ts';
