/**
 * Case facts: what is told with each act on a case. The command tells it, and the event keeps it.
 *
 * Whatever somebody wrote or said in words of their own stays in the host's vault; only a reference
 * to it is told. Of what may be `null`, a command may leave out the field.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Money } from '../../kernel/money.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Channel, Severity } from '../../kernel/words.ts';
import type { Duration } from '../../time/duration.ts';
import type { Finding } from './allegation.ts';
import type { ImportStatus } from './case-status.ts';
import type { Cause } from './cause.ts';
import type { ConductLabel } from './conduct.ts';
import type { Party, VulnerableMark } from './party.ts';
import type { CaseMark, ClockCase } from './regime-log.ts';
import type { RemedyKind } from './remedy.ts';

/** What a complaint is received with. */
export interface Receipt {
  /** What it is about. */
  readonly cause: Cause;
  /** What the customer wants; `null` if they did not say. */
  readonly remedySought: RemedyKind | null;
  /** The host's id of the customer. */
  readonly customer: string | null;
  /** How it came in. */
  readonly channel: Channel | null;
  /** How bad it is; `null` until it is assessed. */
  readonly severity: Severity | null;
  /** Whether somebody is in danger, which takes the case at once to its investigation. */
  readonly safety: boolean | null;
  /** What the clocks of regimes ask for, as codes in kebab-case, such as `payment-services`. */
  readonly facts: readonly string[] | null;
  /** What the customer wrote or said. */
  readonly text: VaultReference | null;
}

/** A message to the customer. */
export interface Message {
  /** How it was sent. */
  readonly channel: Channel | null;
  /** What it said. */
  readonly text: VaultReference | null;
}

/** A promise with its date. */
export interface PromiseTerms {
  /** The host's id of it. */
  readonly promise: string;
  /** By when it is to be kept; without a date it is refused, or noted with a warning. */
  readonly dueAt: Instant | null;
}

/** What was found about one allegation. */
export interface AllegationFinding {
  /** The id of the allegation. */
  readonly allegation: string;
  /** What was found. */
  readonly finding: Finding;
}

/** Why a complaint is rejected. */
export const REJECTION_REASONS = /* @__PURE__ */ Object.freeze([
  'not-ours', // it is about what another one sold or did
  'as-agreed', // it was as the contract or the rules have it
  'as-described', // it was as the customer had been told
  'no-evidence', // nothing was found that bears it out
  'no-loss', // nothing was lost by it
  'caused-by-customer', // the customer brought it about
  'settled-before', // it was put right already
  'out-of-time', // it came after the time for it
] as const);

/** One reason why a complaint is rejected. */
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why a case is taken to somebody higher. */
export const ESCALATION_REASONS = /* @__PURE__ */ Object.freeze([
  'customer-demand',
  'severity',
  'overdue',
  'authority',
  'conduct',
] as const);

/** One reason why a case is taken higher. */
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** What can be said to a customer besides regret, each a step of the script. */
export const WORDS_SAID = Object.freeze(['explanation', 'sympathy', 'thanks'] as const);

/** Something that was said to a customer. */
export type WordsSaid = (typeof WORDS_SAID)[number];

/**
 * What a complaint that is dealt with leaves behind: a relationship that was adjusted, a lesson the
 * firm has learned, a point in its data about the product or the service.
 */
export const CASE_OUTPUTS = Object.freeze([
  'relationship-adjusted',
  'lesson-learned',
  'data-point-recorded',
] as const);

/** One of the three outputs of a case. */
export type CaseOutput = (typeof CASE_OUTPUTS)[number];

/** Milestones of a case that come from outside, or are reached without any other act. */
export const OUTSIDE_MILESTONES = /* @__PURE__ */ Object.freeze([
  'forwarded',
  'accepted',
  'answered',
] as const);

/** One of the milestones that come from outside. */
export type OutsideMilestone = (typeof OUTSIDE_MILESTONES)[number];

/** Acts that tell nothing but that they happened. */
export type NothingTold = object;

/** What is told with each act. */
export interface CaseFacts {
  /** Take in a complaint. */
  readonly Receive: Receipt;
  /** Take over a complaint that was received elsewhere, and is open. */
  readonly Import: Receipt & ImportTerms;
  /** Tell the customer that it has arrived, and by when it will be answered. */
  readonly Acknowledge: Message;
  /** Say how bad it is, and whether somebody is in danger. */
  readonly Assess: { readonly severity: Severity; readonly safety: boolean };
  /** Begin to find out what happened; also to begin again before an answer is out. */
  readonly Investigate: NothingTold;
  /** Note that what is known of the matter has been verified. */
  readonly VerifyFacts: NothingTold;
  /** Say of each allegation whether it is upheld. */
  readonly Conclude: {
    readonly findings: readonly AllegationFinding[];
    readonly text: VaultReference | null;
  };
  /** Make up the answer to a complaint of which something is upheld. */
  readonly Respond: { readonly text: VaultReference | null };
  /** Make up the answer to a complaint of which nothing is upheld, with the reasons. */
  readonly Reject: {
    readonly reasons: readonly RejectionReason[];
    readonly text: VaultReference | null;
  };
  /** Tell the customer the decision, or the party that is named: the final response. */
  readonly Communicate: Message & { readonly party: string | null };
  /** Note that the customer accepts the decision. */
  readonly AcceptDecision: NothingTold;
  /** Note that the customer refuses the decision. */
  readonly RefuseDecision: NothingTold;
  /** Tell the customer where else they can go. */
  readonly OfferRecourse: { readonly bodies: readonly string[] };
  /** Note that the case went to a body outside the firm. */
  readonly Refer: { readonly body: string };
  /** End the case. */
  readonly Close: NothingTold;
  /** Note that the customer takes the complaint back. */
  readonly Withdraw: NothingTold;
  /** Take the case up again. */
  readonly Reopen: NothingTold;
  /** End the case, because it goes on in another one. */
  readonly MergeInto: { readonly survivor: string };
  /** Take in another case, of which {@link clockCaseOf} tells what the clocks need. */
  readonly Absorb: { readonly other: ClockCase; readonly cause: Cause };
  /** Note that the customer was listened to, to the end. */
  readonly Hear: NothingTold;
  /** Note that the firm's summary was read back to the customer, who found it right. */
  readonly ReadBackSummary: { readonly text: VaultReference | null };
  /** Say that one is sorry. It admits nothing. */
  readonly ExpressRegret: Message;
  /** Admit that the firm is liable. */
  readonly AdmitLiability: NothingTold;
  /** Explain, sympathise or thank. */
  readonly Say: { readonly words: WordsSaid };
  /** Note that the complaint says one thing more. */
  readonly AddAllegation: { readonly allegation: string; readonly cause: Cause };
  /** Offer a remedy. */
  readonly ProposeRemedy: {
    readonly remedy: string;
    readonly kind: RemedyKind;
    readonly amount: Money | null;
    readonly basis: string | null;
  };
  /** Note that the customer accepts a remedy, which thereby is a promise with a date. */
  readonly AcceptRemedy: { readonly remedy: string; readonly dueAt: Instant | null };
  /** Note that the customer does not want a remedy. */
  readonly DeclineRemedy: { readonly remedy: string };
  /** Note that a remedy was carried out. */
  readonly CarryOutRemedy: { readonly remedy: string };
  /** Promise something by a date. */
  readonly MakePromise: PromiseTerms;
  /** Give a promise a date, or another one. */
  readonly DatePromise: { readonly promise: string; readonly dueAt: Instant };
  /** Note that a promise was kept. */
  readonly KeepPromise: { readonly promise: string };
  /** Note the mistakes that were found in how the case was dealt with; none if it was in order. */
  readonly ReviewConduct: { readonly mistakes: readonly ConductLabel[] };
  /** Note one of the three outputs. */
  readonly RecordOutput: { readonly output: CaseOutput; readonly text: VaultReference | null };
  /** Note that the customer is vulnerable. */
  readonly MarkVulnerable: VulnerableMark;
  /** Name somebody else whose complaint it is, or who speaks for the customer. */
  readonly AddParty: {
    readonly party: string;
    readonly role: Party['role'];
    readonly mandate: VaultReference | null;
  };
  /** Take the case to somebody higher. */
  readonly Escalate: { readonly to: string; readonly reason: EscalationReason };
  /** Note that the case comes from a cause that it shares with others. */
  readonly Link: { readonly systemicCause: string };
  /** Note that the customer had to get in touch again, or the firm had to. */
  readonly RecordContact: { readonly channel: Channel | null };
  /** Tell the customer how far it is; `extends` says why it takes longer, as a regime has it. */
  readonly Update: Message & { readonly extends: string | null };
  /** Stop the clocks that stop for this reason: a code in kebab-case. */
  readonly Pause: { readonly reason: string };
  /** End the pause of this reason. */
  readonly Resume: { readonly reason: string };
  /** Note a milestone of the clocks that no other act is. */
  readonly RecordMilestone: { readonly milestone: OutsideMilestone };
  /** Note facts of the case that the clocks of regimes ask for. */
  readonly Classify: { readonly facts: readonly string[] };
  /** Give a contract clock another target. */
  readonly Retarget: { readonly regime: string; readonly clock: string; readonly target: Duration };
}

/** What is told of a case that was received elsewhere. */
export interface ImportTerms {
  /** Where it stands. */
  readonly status: ImportStatus;
  /** When it was received, from which its clocks count. */
  readonly receivedAt: Instant;
  /** What moved its clocks since, in order of time. */
  readonly log: readonly CaseMark[] | null;
  /** What the customer was promised and has not got yet. */
  readonly promises: readonly PromiseTerms[] | null;
}
