/** Retention policy: the strategies of the sources as rules, where a host sets none of its own. */
import type { Rule } from '../../mechanisms/rule-table.ts';
import { PLAYBOOK_FACTS } from './playbook-facts.ts';
import type { Advice, PlaybookPolicy, Stop } from './playbook-policy.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';
import { RETENTION_ACTIONS, type RetentionAction } from './retention-actions.ts';

type Types = typeof PLAYBOOK_FACTS;
type When = Rule<Types, Advice>['when'];

/** A rule for an action, by the name of the reason. */
function advise(id: string, action: RetentionAction, weight: number, ...all: When[]) {
  return { id, when: { all }, gives: { action, weight } } as const satisfies Rule<Types, Advice>;
}

const { weakFrom, newsletterDays, renewalNoticeDays, quietDays } = PLAYBOOKS_DEFAULTS;

const isWelcoming: When = { compare: 'stage', is: 'eq', to: 'welcoming' };
const isActive: When = {
  in: 'stage',
  values: ['welcoming', 'getting-to-know', 'account-management', 'intensive-care', 'at-risk'],
};
const isSettled: When = { in: 'stage', values: ['getting-to-know', 'account-management'] };
const isHighValue: When = { compare: 'value.isHigh', is: 'eq', to: true };
const isFirstOrder: When = { compare: 'purchase.orders', is: 'eq', to: 1 };
const isBought: When = { compare: 'purchase.orders', is: 'gte', to: 2 };

/** The weights are our own order: repair, then serve, then care, then sell. */
const advice: readonly Rule<Types, Advice>[] = [
  advise('complaint-open', 'answer-complaint', 100, {
    compare: 'complaints.open',
    is: 'gt',
    to: 0,
  }),
  advise('payment-failed', 'collect-payment', 95, {
    compare: 'subscription.isPaymentFailed',
    is: 'eq',
    to: true,
  }),
  advise(
    'cancelling',
    'make-save-offer',
    90,
    { compare: 'subscription.isCancelling', is: 'eq', to: true },
    { compare: 'value.isWorthKeeping', is: 'eq', to: true },
  ),
  advise('in-trouble', 'give-special-attention', 85, {
    in: 'stage',
    values: ['intensive-care', 'at-risk'],
  }),
  advise('not-satisfied', 'give-special-attention', 80, {
    compare: 'quality.satisfaction',
    is: 'lt',
    to: weakFrom.value,
  }),
  advise('trust-lost', 'give-special-attention', 78, {
    compare: 'quality.trust',
    is: 'lt',
    to: weakFrom.value,
  }),
  advise('trouble-ahead', 'warn-ahead', 75, {
    compare: 'foresight.isTroubleAhead',
    is: 'eq',
    to: true,
  }),
  advise('unreliable', 'restore-reliability', 70, {
    compare: 'purchase.failureShare',
    is: 'gt',
    to: 0,
  }),
  advise('renewal-near', 'announce-renewal', 68, {
    between: 'subscription.renewalDays',
    from: 0,
    to: Math.max(...renewalNoticeDays.value),
    bounds: 'closed',
  }),
  advise('first-order', 'thank-for-order', 65, isWelcoming, isFirstOrder),
  advise('remorse', 'reassure-buyer', 64, isWelcoming, isFirstOrder),
  advise('service-promised', 'promise-service', 63, isWelcoming),
  advise('helpline-named', 'give-helpline', 62, isWelcoming),
  advise('profile-lacking', 'learn-about-customer', 60, isActive, {
    compare: 'profile.isComplete',
    is: 'eq',
    to: false,
  }),
  advise('recognition-due', 'recognise-customer', 55, isActive, {
    compare: 'occasion.isRecognition',
    is: 'eq',
    to: true,
  }),
  advise('birthday', 'greet-on-birthday', 54, isActive, {
    compare: 'occasion.isBirthday',
    is: 'eq',
    to: true,
  }),
  advise('reminder-due', 'send-reminder', 53, isActive, {
    compare: 'occasion.isReminder',
    is: 'eq',
    to: true,
  }),
  advise('silent', 'ask-opinion', 50, isActive, {
    any: [
      { compare: 'purchase.isOverdue', is: 'eq', to: true },
      { compare: 'contact.lastDays', is: 'gte', to: quietDays.value },
    ],
  }),
  advise('most-valuable', 'give-priority-access', 48, isActive, isHighValue),
  advise('no-social-bond', 'build-social-bond', 45, isSettled, {
    compare: 'bonds.social',
    is: 'eq',
    to: false,
  }),
  advise(
    'no-structural-bond',
    'build-structural-bond',
    44,
    isSettled,
    { compare: 'bonds.social', is: 'eq', to: true },
    { compare: 'bonds.structural', is: 'eq', to: false },
  ),
  advise('no-financial-bond', 'reward-loyalty', 42, isSettled, isBought, {
    compare: 'bonds.financial',
    is: 'eq',
    to: false,
  }),
  advise('best-customer', 'give-best-price', 40, isSettled, isHighValue, isBought),
  advise(
    'lost-and-ready',
    'win-back',
    38,
    { compare: 'stage', is: 'eq', to: 'lost' },
    { compare: 'loss.isCauseRemoved', is: 'eq', to: true },
    { compare: 'loss.isPauseOver', is: 'eq', to: true },
    { compare: 'value.isWorthKeeping', is: 'eq', to: true },
  ),
  advise('complement-known', 'cross-sell', 35, isSettled, {
    compare: 'purchase.hasComplement',
    is: 'eq',
    to: true,
  }),
  advise('issue-due', 'send-newsletter', 30, isActive, {
    compare: 'contact.newsletterDays',
    is: 'gte',
    to: newsletterDays.value,
  }),
  advise('partners', 'offer-partner-points', 20, isSettled, isBought),
];

const stops: readonly Rule<Types, Stop>[] = [
  {
    id: 'over-for-good',
    when: { in: 'stage', values: ['deceased', 'closed-by-law'] },
    gives: { stops: 'everything' },
  },
  {
    id: 'do-not-contact',
    when: { compare: 'doNotContact', is: 'eq', to: true },
    gives: { stops: 'contact' },
  },
  {
    id: 'open-complaint',
    when: { compare: 'complaints.open', is: 'gt', to: 0 },
    gives: { stops: 'selling' },
  },
];

/**
 * The strategies of the sources as a policy: what asks for each action, and what stops it.
 *
 * Take parts of it for a policy of your own: `{ ...RETENTION_POLICY, advice: [...] }`. The weights
 * are our own order, first repair, then service, then care, then selling; the thresholds are those
 * of {@link PLAYBOOKS_DEFAULTS}.
 */
export const RETENTION_POLICY: PlaybookPolicy<typeof PLAYBOOK_FACTS> = Object.freeze({
  facts: PLAYBOOK_FACTS,
  actions: RETENTION_ACTIONS,
  advice,
  stops,
});
