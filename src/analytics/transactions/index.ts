/**
 * The columnar transaction log and per-customer summaries: the narrow waist of the read side.
 *
 * @module
 */
export { columnarLog, type TransactionColumnsOf } from './columnar-log.ts';
export { type CustomerIndex, createCustomerIndex } from './customer-index.ts';
export type { CustomerSummaries, SummaryTotals } from './customer-summaries.ts';
export type { ItemKey, ItemLog } from './item-log.ts';
export { logToBytes, parseLogBytes } from './log-bytes.ts';
export { mergeLogs } from './merge-logs.ts';
export { mergeSummaries } from './merge-summaries.ts';
export { type ItemColumns, itemLog } from './rows-to-items.ts';
export { type Column, type TransactionColumns, transactionLog } from './rows-to-log.ts';
export { summarise } from './summarise.ts';
export type { CustomerKey, TransactionLog, ZeroAmounts } from './transaction-log.ts';
export {
  createTransactionLogBuilder,
  type FieldNames,
  type TransactionLogBuilder,
} from './transaction-log-builder.ts';
export type { TransactionLogOptions } from './transaction-log-options.ts';
