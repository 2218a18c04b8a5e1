/**
 * The words of the kernel, and the names a newcomer needs first.
 *
 * Everything else is imported from the entry that is named after its folder, such as
 * `everbond/metrics`.
 *
 * @module
 */
export { activity } from './analytics/metrics/activity.ts';
export { cohortRetention } from './analytics/metrics/cohort-retention.ts';
export { pooledRetention } from './analytics/metrics/pooled-retention.ts';
export { repeatRate } from './analytics/metrics/repeat-rate.ts';
export { revenueShare } from './analytics/metrics/revenue-share.ts';
export { rfm } from './analytics/metrics/rfm.ts';
export { timeToSecondPurchase } from './analytics/metrics/time-to-second-purchase.ts';
export { columnarLog } from './analytics/transactions/columnar-log.ts';
export { transactionLog } from './analytics/transactions/rows-to-log.ts';
export { summarise } from './analytics/transactions/summarise.ts';
export { type Actor, actorOf, type By, parseActor } from './kernel/actor.ts';
export {
  type Aggregate,
  dueTimer,
  type Fact,
  type FireTimer,
  type Standing,
  standingAfter,
} from './kernel/aggregate.ts';
export { allocateMoney } from './kernel/allocate-money.ts';
export { canonicalJson } from './kernel/canonical-json.ts';
export {
  type Carried,
  carryOut,
  type Firing,
  fireNextTimer,
  type TooLate,
} from './kernel/carry-out.ts';
export { isCurrency } from './kernel/currency.ts';
export {
  accept,
  type Command,
  type Decider,
  type Decision,
  type Reason,
  refuse,
  replay,
  type Warning,
} from './kernel/decider.ts';
export { decimalsOf, decimalText, parseDecimal, readDecimal, SCALE_MAX } from './kernel/decimal.ts';
export {
  breach,
  type ContractCode,
  ContractError,
  type ErrorCode,
  type FailureCode,
  FailureError,
  type FailureFacts,
  hasErrorCode,
} from './kernel/errors.ts';
export {
  type AllowedEvent,
  allowedEvents,
  type EventFrom,
  type Flow,
  type FlowBranch,
  type FlowStep,
  type Guards,
  nextStatus,
  type StatusAfter,
} from './kernel/flow.ts';
export { flowDiagram } from './kernel/flow-diagram.ts';
export {
  checkFlow,
  type FlowPair,
  finalStatuses,
  flowPairs,
  reachableFrom,
} from './kernel/flow-survey.ts';
export {
  flowXstate,
  type XstateConfig,
  type XstateState,
  type XstateTransition,
} from './kernel/flow-xstate.ts';
export {
  type CustomerId,
  customerId,
  ID_BYTES_MAX,
  isId,
  parseCustomerId,
  parseId,
} from './kernel/id.ts';
export { type Instant, instant, parseInstant } from './kernel/instant.ts';
export type { JsonObject, JsonValue } from './kernel/json-value.ts';
export { type Money, money, moneyFromDecimal, parseMoney } from './kernel/money.ts';
export {
  addMoney,
  compareMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumMoney,
} from './kernel/money-arithmetic.ts';
export { JSON_LIMITS, type JsonLimits, parseJsonValue } from './kernel/parse-json-value.ts';
export { formatIssues, type Issue, type Parsed } from './kernel/parsed.ts';
export { parseRatio, type Ratio, ratio, ratioOf } from './kernel/ratio.ts';
export {
  addRatios,
  compareRatios,
  multiplyRatios,
  multiplyWhole,
} from './kernel/ratio-arithmetic.ts';
export { type Refusal, type SentenceTable, sentenceOf } from './kernel/refusal.ts';
export type { Rounding } from './kernel/rounding.ts';
export { type Timer, type TimerChanges, timerChanges } from './kernel/timer.ts';
export {
  currentVersion,
  type EventFormats,
  type StoredEvent,
  type UpcastStep,
  upcastEvent,
} from './kernel/upcast.ts';
export { isVaultReference, type VaultReference, vaultReference } from './kernel/vault-reference.ts';
export {
  CHANNELS,
  type Channel,
  CONSENTS,
  type Consent,
  PURPOSES,
  type Purpose,
  SEVERITIES,
  type Severity,
} from './kernel/words.ts';
