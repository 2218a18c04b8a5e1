/** Date text: whether a value is a date that exists, written `YYYY-MM-DD` and nothing more. */
import { readIsoDate } from '../kernel/iso-text.ts';

/** How a message puts it. */
export const DATE_RULE = 'must be a date that exists, written YYYY-MM-DD';

/** Whether a value is such a text, years 0000 to 9999. */
export function isDateText(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && !Number.isNaN(readIsoDate(value));
}
