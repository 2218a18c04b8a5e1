/** Row faults: what a value that no row can hold is told, by code and by a sentence. */

/** A code in UPPER_SNAKE and the end of a sentence that begins with the field. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

/** Why a value names no customer. */
export function customerFault(customer: unknown): Fault {
  return customer === undefined || customer === null || customer === ''
    ? { code: 'CUSTOMER_MISSING', message: 'must name the customer' }
    : { code: 'NOT_A_CUSTOMER', message: 'must be a text or a safe integer' };
}

/** Why a value is no instant, or no date that a zone could place. */
export function dateFault(at: unknown, zone: string | null): Fault {
  if (at === undefined || at === null || at === '') {
    return { code: 'DATE_MISSING', message: 'must say when it was' };
  }
  return {
    code: 'NOT_A_DATE',
    message:
      zone === null
        ? 'must be an instant that exists and names its zone, in the years 0000 to 9999'
        : 'must be a date YYYY-MM-DD or an instant that exists and names its zone',
  };
}

/** Why a value is no amount. */
export function amountFault(amount: unknown, widest: boolean): Fault {
  if (amount === undefined || amount === null || amount === '') {
    return { code: 'AMOUNT_MISSING', message: 'must say how much it was' };
  }
  if (widest && typeof amount !== 'string') {
    return { code: 'NOT_AN_AMOUNT', message: 'must be decimal text where the scale is "widest"' };
  }
  return typeof amount === 'string'
    ? {
        code: 'NOT_AN_AMOUNT',
        message: 'must be a decimal number such as 12.50, with no more decimals than the scale',
      }
    : { code: 'NOT_AN_AMOUNT', message: 'must be a whole number of minor units, at most 2^53 - 1' };
}
