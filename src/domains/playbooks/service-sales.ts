/** Service sales: which sales came soon after a service, so that it can be seen to sell. */
import { breach } from '../../kernel/errors.ts';
import { daysBetween, localDate } from '../../time/local-date.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** Something on a local date. */
export interface Dated {
  /** Its name, for the host. */
  readonly id: string;
  /** The local date, `YYYY-MM-DD`. */
  readonly on: string;
}

/** A sale and the service before it. */
export interface ServiceSale {
  /** The sale. */
  readonly sale: string;
  /** The last service before it, within the days. */
  readonly service: string;
  /** How many days lay between: 0 or more. */
  readonly days: number;
}

/**
 * Sets each sale of one customer beside the last service before it.
 *
 * Each sale is counted once, with the last service. After it is not because of it: whether service
 * sells is shown by a group that was left alone.
 *
 * @param services When the customer was served, in any order.
 * @param sales What the customer bought, likewise.
 * @param withinDays At most so many days after the service: whole, 0 or more.
 * @returns The sales that have one, in the order of the sales given. Of services on one day the one
 *   given last.
 * @throws ContractError if a date does not exist, or the days are not as described.
 * @example
 * ```ts
 * import { serviceSales } from 'everbond/playbooks';
 *
 * const services = [{ id: 'repair', on: '2026-05-01' }];
 * const sales = [
 *   { id: 'order-8', on: '2026-05-09' },
 *   { id: 'order-9', on: '2026-08-09' },
 * ];
 *
 * serviceSales(services, sales); // => [{ sale: 'order-8', service: 'repair', days: 8 }]
 * ```
 */
export function serviceSales(
  services: readonly Dated[],
  sales: readonly Dated[],
  withinDays: number = PLAYBOOKS_DEFAULTS.serviceSalesDays.value,
): readonly ServiceSale[] {
  if (!Number.isSafeInteger(withinDays) || withinDays < 0) {
    breach('serviceSales', 'withinDays', 'must be whole, 0 or more');
  }
  for (const { on } of [...services, ...sales]) localDate(on);
  return sales.flatMap(({ id, on }) => {
    const [last] = services
      .map((service) => ({ service: service.id, days: daysBetween(service.on, on) }))
      .filter(({ days }) => days >= 0 && days <= withinDays)
      .toReversed()
      .toSorted((one, other) => one.days - other.days);
    return last === undefined ? [] : [{ sale: id, ...last }];
  });
}
