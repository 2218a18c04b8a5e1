/**
 * Interactions: whether a person may be contacted, by which channel, with which words.
 *
 * The contact decision with its laws, quiet hours and caps; the ledger that holds contacts;
 * channels and their choice; dialogues, personal messages, touchpoints, clubs, kinds of customer.
 *
 * @module
 */
export {
  arbitrateContacts,
  type ContactArbitration,
  type ContactCandidate,
} from './arbitrate-contacts.ts';
export {
  BUYER_TYPES,
  type BuyerHandling,
  type BuyerType,
  type BuyerTypeRow,
  PROHIBITED_HANDLING,
  recommendedHandling,
} from './buyer-type.ts';
export {
  BUYING_CRITERIA,
  BUYING_FIRMS,
  type BuyingCriterion,
  type BuyingFirm,
  type BuyingFirmRow,
  buyingFirmsOf,
} from './buying-firm.ts';
export {
  CHANNEL_COSTS,
  CHANNEL_INTERACTIVITY,
  CHANNEL_PROFILES,
  CHANNEL_RICHNESS,
  CHANNEL_SPEEDS,
  CHANNEL_TRAITS,
  type ChannelProfile,
  type ChannelTraits,
  MESSAGE_FORMS,
  type MessageForm,
} from './channel-profile.ts';
export {
  type ChannelChoice,
  type ChannelLack,
  type ChannelNeed,
  type ChannelPreference,
  chooseChannel,
  uncarriedForms,
} from './choose-channel.ts';
export {
  CAR_CLUB_SERVICES,
  CLUB_BENEFITS,
  CLUB_FUNCTIONS,
  CLUB_TESTS,
  type ClubFacts,
  type ClubFit,
  type ClubFunction,
  type ClubTest,
  clubFit,
  clubScore,
} from './club.ts';
export {
  CONSUMER_CITIES,
  CONSUMER_SHARE_SUM,
  CONSUMER_TYPES,
  type ConsumerCity,
  type ConsumerType,
  type ConsumerTypeRow,
  consumerShare,
} from './consumer-type.ts';
export {
  type ConsentEntry,
  type ContactAsk,
  type ContactHistory,
  type ContactPerson,
  type ContactRecord,
  type ContactRival,
  strictestConsent,
} from './contact-ask.ts';
export {
  CAP_SCOPES,
  CAP_UNITS,
  type CapScope,
  type CapUnit,
  type CapWindow,
  type ContactCap,
} from './contact-cap.ts';
export type { ContactLaw, LawfulHours, LawSource } from './contact-law.ts';
export { type ContactLedgerAggregate, contactLedger } from './contact-ledger.ts';
export type {
  ContactCommand,
  RecordContact,
  ReserveContact,
  RideContact,
  SettleContact,
} from './contact-ledger-command.ts';
export {
  type ContactEvent,
  type ContactFactOf,
  type ContactRecorded,
  type ContactReserved,
  type ContactSettled,
  contactFormats,
  type MessageRode,
} from './contact-ledger-event.ts';
export type { ContactRefusal } from './contact-ledger-refusal.ts';
export {
  type ContactLedger,
  evolveContacts,
  NO_CONTACTS,
  type RidingMessage,
} from './contact-ledger-state.ts';
export { CONTACT_DEFAULTS, type ContactPolicy, contactPolicy } from './contact-policy.ts';
export type { ContactFact, ContactReason } from './contact-reason.ts';
export { type ContactDecision, decideContact } from './decide-contact.ts';
export {
  DIALOGUE_RULES,
  DIALOGUE_SIDES,
  type DialogueFacts,
  type DialoguePoint,
  type DialogueReview,
  type DialogueRule,
  type DialogueSide,
  type DialogueTurn,
  dialoguePoint,
  type OpenQuestion,
  reviewDialogue,
} from './dialogue.ts';
export {
  EXPECTATION_STAGES,
  type ExpectationStage,
  type Expectations,
  expectations,
  STAGE_EXPECTATIONS,
} from './expectation.ts';
export { explainContacts } from './explain-contacts.ts';
export type { DayHours, HoursPlan } from './hours-plan.ts';
export { INTERACTION_CASES, type InteractionCase } from './interaction-case.ts';
export {
  DESIGN_STEPS,
  type DesignStep,
  designGaps,
  EVALUATION_QUESTIONS,
  type InteractionDesign,
  type InteractionEvaluation,
} from './interaction-design.ts';
export {
  CHANNEL_DIMENSIONS,
  CHANNEL_KINDS,
  CONTACT_INTENTS,
  CONTACT_MEASURES,
  CONTACT_MEDIA,
  DIALOGUE_CHAIN,
  DISTRIBUTION_TIERS,
  INBOUND_STEPS,
  INBOUND_TOUCHPOINTS,
  INTERACTION_CONTENTS,
  INTERACTION_DISTANCES,
  INTERACTION_DRIVERS,
  INTERACTION_FORMS,
  INTERACTION_FUNCTIONS,
  INTERACTION_INITIATORS,
  INTERACTION_PRINCIPLES,
  INTERACTION_SKILLS,
  OUTBOUND_STEPS,
  RECORD_KINDS,
} from './interaction-words.ts';
export type { LawPlans } from './law-plans.ts';
export { type VoiceConflict, type VoicedOffer, voiceConflicts } from './one-voice.ts';
export {
  createPersonalisation,
  MESSAGE_OCCASIONS,
  type MessageOccasion,
  type PersonalMessage,
} from './personalise.ts';
export type { ContactPolicyDefinition, QuietHours } from './policy-definition.ts';
export { interactionSentences } from './sentences.ts';
export {
  END_CUSTOMER_FACTS,
  type EndCustomerFact,
  type Middleman,
  middlemanBarriers,
} from './shared-customer.ts';
export {
  createTemplate,
  type FilledTemplate,
  fillTemplate,
  parseTemplate,
  type Template,
  type TemplateValue,
  type VariableOf,
} from './template.ts';
export { CHANNEL_TEXT_FORMS, escapeText, TEXT_FORMS, type TextForm } from './text-form.ts';
export {
  auditTouchpoint,
  INFORMATION_FLOW,
  INTEGRATION_QUESTIONS,
  INTEGRATION_STEPS,
  type IntegrationStep,
  integrationGaps,
  REAL_ESTATE_EXAMPLE,
  TOUCHPOINT_ASPECTS,
  type TouchpointAudit,
  type TouchpointFinding,
} from './touchpoint.ts';
export { type ItemInterest, itemInterest, type WebEvent } from './web-visit.ts';
