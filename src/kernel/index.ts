/**
 * The kernel: words without rules, which every other part of the library is written in.
 *
 * Errors and parsed data, instants, money and exact ratios, ids and actors, deciders and flow
 * tables, timers, stored events and JSON.
 *
 * @module
 */
export { type Actor, actorOf, type By, parseActor } from './actor.ts';
export {
  type Aggregate,
  dueTimer,
  type Fact,
  type FireTimer,
  type Standing,
  standingAfter,
} from './aggregate.ts';
export { allocateMoney } from './allocate-money.ts';
export { canonicalJson } from './canonical-json.ts';
export { type Carried, carryOut, type Firing, fireNextTimer, type TooLate } from './carry-out.ts';
export { isCurrency } from './currency.ts';
export {
  accept,
  type Command,
  type Decider,
  type Decision,
  type Reason,
  refuse,
  replay,
  type Warning,
} from './decider.ts';
export { deciding } from './deciding.ts';
export { decimalsOf, decimalText, parseDecimal, readDecimal, SCALE_MAX } from './decimal.ts';
export {
  breach,
  type ContractCode,
  ContractError,
  type ErrorCode,
  type FailureCode,
  FailureError,
  type FailureFacts,
  hasErrorCode,
} from './errors.ts';
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
} from './flow.ts';
export { flowDiagram } from './flow-diagram.ts';
export {
  checkFlow,
  type FlowPair,
  finalStatuses,
  flowPairs,
  reachableFrom,
} from './flow-survey.ts';
export {
  flowXstate,
  type XstateConfig,
  type XstateState,
  type XstateTransition,
} from './flow-xstate.ts';
export {
  type CustomerId,
  customerId,
  ID_BYTES_MAX,
  isId,
  parseCustomerId,
  parseId,
} from './id.ts';
export { type Instant, instant, parseInstant } from './instant.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export { type Money, money, moneyFromDecimal, parseMoney } from './money.ts';
export {
  addMoney,
  compareMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumMoney,
} from './money-arithmetic.ts';
export { JSON_LIMITS, type JsonLimits, parseJsonValue } from './parse-json-value.ts';
export { formatIssues, type Issue, type Parsed } from './parsed.ts';
export { parseRatio, type Ratio, ratio, ratioOf } from './ratio.ts';
export { addRatios, compareRatios, multiplyRatios, multiplyWhole } from './ratio-arithmetic.ts';
export { type Refusal, type SentenceTable, sentenceOf } from './refusal.ts';
export type { Rounding } from './rounding.ts';
export type { SourcedValue, SourcedWhole, SourcedWords, Words } from './sourced.ts';
export { type Timer, type TimerChanges, timerChanges } from './timer.ts';
export {
  currentVersion,
  type EventFormats,
  type StoredEvent,
  type UpcastStep,
  upcastEvent,
} from './upcast.ts';
export { isVaultReference, type VaultReference, vaultReference } from './vault-reference.ts';
export {
  CHANNELS,
  type Channel,
  CONSENTS,
  type Consent,
  PURPOSES,
  type Purpose,
  SEVERITIES,
  type Severity,
} from './words.ts';
