/** Transaction log options: what holds for every row of a log, checked and with its defaults. */
import { isScale, SCALE_MAX } from '../../kernel/decimal.ts';
import { breach } from '../../kernel/errors.ts';
import type { Issue } from '../../kernel/parsed.ts';
import { isZone } from '../../time/zone.ts';
import type { TransactionLog, ZeroAmounts } from './transaction-log.ts';

/** What holds for every row of a log. */
export interface TransactionLogOptions {
  /** ISO 4217 code of every amount; `null`, the default, leaves it unnamed. */
  readonly currency?: string | null;
  /**
   * Decimals of an amount: 2, the default, for cents; a whole number from 0 to 15. `'widest'` takes
   * as many as the amounts, which must then be texts, turn out to have.
   */
  readonly scale?: number | 'widest';
  /**
   * IANA zone at whose midnight a date without a time begins. Where no zone is given, a date
   * without a time is refused.
   */
  readonly zone?: string;
  /** Whether a row of amount 0 is a purchase, the default, or is left out of every count. */
  readonly zeroAmounts?: ZeroAmounts;
  /**
   * Called with each thing that is wrong with a row, which is then skipped. The path is the row's
   * index, from 0, and the field. Without it the first such row throws.
   */
  readonly onInvalid?: (issue: Issue) => void;
}

/** The options with every default filled in. */
export interface SettledOptions {
  readonly zone: string | null;
  readonly onInvalid: ((issue: Issue) => void) | undefined;
  readonly zeroAmounts: ZeroAmounts;
  readonly currency: string | null;
  readonly scale: number | 'widest';
}

/**
 * The options with their defaults, or those of the log that is appended to.
 *
 * @throws ContractError if an option is not as described, or differs from that of the log.
 */
export function settledOptions(
  where: string,
  options: TransactionLogOptions,
  from: TransactionLog | null,
): SettledOptions {
  const { zone = null, onInvalid } = options;
  const currency = options.currency ?? from?.currency ?? null;
  const scale = options.scale ?? from?.scale ?? 2;
  const zeroAmounts = options.zeroAmounts ?? from?.zeroAmounts ?? 'purchase';
  if (zone !== null && !isZone(zone)) breach(where, 'zone', 'must be the name of a time zone');
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) {
    breach(where, 'currency', 'must be three capital letters (ISO 4217) or null');
  }
  if (scale !== 'widest' && !isScale(scale)) {
    breach(where, 'scale', `must be "widest" or a whole number from 0 to ${SCALE_MAX}`);
  }
  if (zeroAmounts !== 'purchase' && zeroAmounts !== 'left-out') {
    breach(where, 'zeroAmounts', 'must be "purchase" or "left-out"');
  }
  if (from !== null) {
    if (currency !== from.currency) breach(where, 'currency', 'must be that of the log');
    if (zeroAmounts !== from.zeroAmounts) breach(where, 'zeroAmounts', 'must be that of the log');
    if (scale !== 'widest' && scale !== from.scale)
      breach(where, 'scale', 'must be that of the log');
  }
  return { zone, onInvalid, zeroAmounts, currency, scale };
}
