/**
 * The kernel: words without rules, which every other part of the library is written in.
 *
 * Errors, parsed data, instants, money, exact ratios, ids, deciders, flow tables, timers and JSON.
 *
 * @module
 */
export { allocateMoney } from './allocate-money.ts';
export { isCurrency } from './currency.ts';
export { decimalsOf, decimalText, parseDecimal, readDecimal, SCALE_MAX } from './decimal.ts';
export {
  breach,
  ContractError,
  type ErrorCode,
  type FailureCode,
  FailureError,
  type FailureFacts,
  hasErrorCode,
} from './errors.ts';
export { type Instant, instant, parseInstant } from './instant.ts';
export { type Money, money, moneyFromDecimal, parseMoney } from './money.ts';
export {
  addMoney,
  compareMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumMoney,
} from './money-arithmetic.ts';
export { formatIssues, type Issue, type Parsed } from './parsed.ts';
export { parseRatio, type Ratio, ratio, ratioOf } from './ratio.ts';
export { addRatios, compareRatios, multiplyRatios, multiplyWhole } from './ratio-arithmetic.ts';
export type { Rounding } from './rounding.ts';
