/**
 * Playbook facts: what may be known of one customer when the next action is chosen.
 *
 * A declaration for conditions, in plain words and numbers: the host gathers the facts where they
 * are kept. Whatever is left out is unknown, and never taken for no.
 */
import type { Facts, FactTypes } from '../../mechanisms/fact-types.ts';

/** The facts that the policy of this library asks about, by group. */
export const PLAYBOOK_FACTS = Object.freeze({
  /** Where the customer stands: a status of the lifecycle, such as `welcoming` or `at-risk`. */
  stage: 'text',
  /** Whether the customer wants no contact at all. */
  doNotContact: 'boolean',
  /** What the customer is worth: of the best, and worth the effort of keeping. */
  value: { isHigh: 'boolean', isWorthKeeping: 'boolean' },
  /** Which kinds of bond there are. */
  bonds: { financial: 'boolean', social: 'boolean', structural: 'boolean' },
  /** How many complaints are open. */
  complaints: { open: 'number' },
  /** The quality of the relationship: each from 0 to 1. */
  quality: { satisfaction: 'number', trust: 'number' },
  /** Days since the last contact of any kind, and since the last newsletter. */
  contact: { lastDays: 'number', newsletterDays: 'number' },
  /** Where consent stands for each purpose: `granted`, or another of the kernel's words. */
  consent: {
    marketing: 'text',
    research: 'text',
    personalisation: 'text',
    sharing: 'text',
  },
  /** Orders so far, whether the next is late, which share failed, and whether something fits. */
  purchase: {
    orders: 'number',
    isOverdue: 'boolean',
    failureShare: 'number',
    hasComplement: 'boolean',
  },
  /** Whether what the firm wants to know of a customer is known. */
  profile: { isComplete: 'boolean' },
  /** Whether a loss can be made good: the cause is gone, and the pause after it over. */
  loss: { isCauseRemoved: 'boolean', isPauseOver: 'boolean' },
  /** Whether the customer is about to cancel, a payment has failed, and days until renewal. */
  subscription: { isCancelling: 'boolean', isPaymentFailed: 'boolean', renewalDays: 'number' },
  /** What today is: a birthday, a day to recognise the customer, a reminder asked for. */
  occasion: { isBirthday: 'boolean', isRecognition: 'boolean', isReminder: 'boolean' },
  /** Whether trouble is foreseen that the customer has not noticed yet. */
  foresight: { isTroubleAhead: 'boolean' },
} as const satisfies FactTypes);

/** What is known of one customer; anything may be missing. */
export type PlaybookFacts = Facts<typeof PLAYBOOK_FACTS>;
