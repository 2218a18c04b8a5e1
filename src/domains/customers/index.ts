/**
 * One customer: person, household or organisation, links that come apart again, consent, what is
 * known and need not be asked, a timeline of five kinds of record, and being forgotten.
 *
 * @module
 */
export { BUYING_ROLES, type BuyingRole, type BuyingRoleRow, type RoleHeld } from './buying-role.ts';
export {
  CONSENT_ORDER,
  type ConsentEntry,
  consentFor,
  mergeConsents,
  stricterConsent,
} from './consent.ts';
export { CONTACT_REASONS, type ContactReason, type ContactReasonRow } from './contact-reason.ts';
export type {
  BelongingCommand,
  ConfirmFact,
  CustomerAct,
  CustomerCommand,
  EndSharing,
  Erase,
  Identify,
  JoinHousehold,
  KeepApart,
  LearnFact,
  LeaveHousehold,
  LeaveRole,
  Link,
  MarkOccasion,
  PlaceHold,
  PlainCustomerCommand,
  PutQuestion,
  Register,
  ReleaseHold,
  SayConsent,
  ShareCustomer,
  TakeRole,
  Thank,
} from './customer-command.ts';
export type {
  BecameMember,
  BelongingEvent,
  ConsentSaid,
  CustomerEvent,
  CustomerFact,
  CustomerShared,
  Erased,
  FactConfirmed,
  FactLearnt,
  HoldPlaced,
  HoldReleased,
  HouseholdJoined,
  HouseholdLeft,
  Identified,
  KeptApart,
  Linked,
  OccasionMarked,
  QuestionPut,
  Registered,
  RoleLeft,
  RoleTaken,
  SharingEnded,
  Thanked,
  Unlinked,
} from './customer-event.ts';
export { customerFlow } from './customer-flow.ts';
export { customerFormats } from './customer-formats.ts';
export { type CustomerGroup, customerGroup } from './customer-group.ts';
export {
  CUSTOMER_KINDS,
  type CustomerKind,
  type CustomerKindRow,
  type CustomerStatus,
} from './customer-kind.ts';
export {
  type CustomerLink,
  LINK_EVIDENCE,
  type LinkEvidence,
  type LinkFacts,
} from './customer-link.ts';
export {
  CUSTOMER_DEFAULTS,
  type CustomerOptions,
} from './customer-options.ts';
export type { CustomerRefusal } from './customer-refusal.ts';
export { LIST_MOST } from './customer-rules.ts';
export { type CustomerSnapshot, restoreCustomer, saveCustomer } from './customer-snapshot.ts';
export { type Customer, type Handle, type LegalHold, NO_CUSTOMER } from './customer-state.ts';
export { type CustomerView, customerView } from './customer-view.ts';
export { type AllowedCustomerAct, type CustomerAggregate, customers } from './customers.ts';
export { type DecisionUnit, decisionUnit } from './decision-unit.ts';
export { type ErasureScope, erasureScope } from './erasure-scope.ts';
export { evolveCustomer } from './evolve.ts';
export { explainCustomer } from './explain.ts';
export {
  FACT_SOURCES,
  type FactSource,
  type Knowledge,
  type KnownFact,
  knowledgeOf,
  type LedgerEntry,
  mergeLedgers,
  type Question,
  questionsFor,
} from './fact-ledger.ts';
export {
  HOUSEHOLD_ROLES,
  type HouseholdMembership,
  type HouseholdRole,
  type HouseholdRoleRow,
} from './household.ts';
export { type Household, type HouseholdMember, householdOf } from './household-view.ts';
export {
  ACCESSES,
  accessTo,
  type CustomerAccess,
  INTERMEDIARY_KINDS,
  type IntermediaryKind,
  type Sharing,
} from './intermediary.ts';
export { type LinkCandidate, linkCandidates, linkFacts } from './link-facts.ts';
export { OCCASION_SETTINGS, type Occasion, type OccasionSetting } from './occasion.ts';
export { customerSentences } from './sentences.ts';
export { THANKS_REASONS, type Thanks, type ThanksReason, type ThanksReasonRow } from './thanks.ts';
export { basicEntries, type TimelineByKind, timelineByKind, timelineOf } from './timeline.ts';
export {
  type BasicEntry,
  CAMPAIGN_RESPONSES,
  type CampaignEntry,
  type EntryBase,
  INTERACTION_SIDES,
  type InteractionEntry,
  RECORD_KINDS,
  type RecordKind,
  type RecordKindRow,
  SERVICE_ACTS,
  type ServiceEntry,
  type TimelineEntry,
  TRANSACTION_ACTS,
  type TransactionEntry,
} from './timeline-entry.ts';
export { isWord, WORD_LENGTH_MAX } from './word.ts';
