/** Number text: counts, shares and amounts as people read them. */

const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const MONEY = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** What stands where a question has no answer. */
export const NONE = '–';

/** A whole number, such as `23,570`. */
export function countText(count: number | null): string {
  return count === null ? NONE : COUNT.format(count);
}

/** A number with at most one decimal, such as `11.4`. */
export function decimalText(value: number): string {
  return DECIMAL.format(value);
}

/** A number with at most two decimals, such as `59.1`. */
export function moneyText(value: number): string {
  return MONEY.format(value);
}

/** A measured share in percent, such as `14.9 %` or `15.0 %`. */
export function shareText(share: number | null): string {
  return share === null ? NONE : `${PERCENT.format(share * 100)} %`;
}

/** A chosen share in percent, such as `20 %`. */
export function givenShareText(share: number): string {
  return `${DECIMAL.format(share * 100)} %`;
}

/** Both ends of an interval of a share, such as `14.4 to 15.3 %`. */
export function intervalText(low: number | null, high: number | null): string {
  if (low === null || high === null) return NONE;
  return `${PERCENT.format(low * 100)} to ${PERCENT.format(high * 100)} %`;
}

/** Exact decimal text with its thousands grouped, such as `2,500,315.63`. */
export function amountText(amount: string): string {
  const [whole = '', ...decimals] = amount.replace(/^-/, '−').split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

/**
 * So many of so many in small whole numbers: of 100 where there are that many, of 1,000 where they
 * are rare, and the two counts themselves where there are few.
 */
export function ofHundred(part: number, whole: number): string {
  if (whole < 100) return `${part} of ${whole}`;
  const share = part / whole;
  if (share === 0 || share >= 0.0095) return `${Math.round(share * 100)} of 100`;
  return share >= 0.00095 ? `${Math.round(share * 1000)} of 1,000` : 'fewer than 1 of 1,000';
}
