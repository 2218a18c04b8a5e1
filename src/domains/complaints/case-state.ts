/** Case state: where a complaint stands, and all that later decisions and clocks need to know. */
import type { Instant } from '../../kernel/instant.ts';
import type { Channel, Severity } from '../../kernel/words.ts';
import type { Allegation } from './allegation.ts';
import type { CaseOutput, RejectionReason, WordsSaid } from './case-facts.ts';
import type { CaseStatus } from './case-status.ts';
import type { ConductLabel } from './conduct.ts';
import type { Party, VulnerableMark } from './party.ts';
import type { CasePromise } from './promise.ts';
import type { ClockCase } from './regime-log.ts';
import type { Remedy, RemedyKind } from './remedy.ts';

/** Where a complaint stands. Every field is JSON; one that has no value yet is `null`. */
export interface Case {
  /** Where it stands. */
  readonly status: CaseStatus;
  /** When the status was entered. */
  readonly since: Instant | null;
  /** When the complaint was received, of all that were merged the earliest. */
  readonly receivedAt: Instant | null;
  /** When the customer was first answered, of all that were merged the earliest. */
  readonly firstResponseAt: Instant | null;
  /** The host's id of the customer. */
  readonly customer: string | null;
  /** How it came in. */
  readonly channel: Channel | null;
  /** Who else complains, or speaks for the customer. */
  readonly parties: readonly Party[];
  /** That the customer is vulnerable; `null` if nobody noted it. */
  readonly vulnerable: VulnerableMark | null;
  /** How bad it is; `null` until it is assessed. */
  readonly severity: Severity | null;
  /** Whether somebody is in danger; `null` until it is assessed. */
  readonly safety: boolean | null;
  /** What the complaint says, the main thing first. */
  readonly allegations: readonly Allegation[];
  /** What the customer wants. */
  readonly remedySought: RemedyKind | null;
  /** What was offered. */
  readonly remedies: readonly Remedy[];
  /** What was promised. */
  readonly promises: readonly CasePromise[];
  /** Whether the customer was listened to. */
  readonly isHeard: boolean;
  /** Whether the firm's summary was read back, and found right. */
  readonly isSummaryReadBack: boolean;
  /** Whether the facts are verified; no longer so once the case is reopened. */
  readonly areFactsVerified: boolean;
  /** How often regret was expressed. */
  readonly regrets: number;
  /** What else was said, in the order of the script, each once. */
  readonly said: readonly WordsSaid[];
  /** Whether the firm admitted that it is liable. Regret alone leaves it undetermined. */
  readonly liability: 'undetermined' | 'admitted';
  /** What the answer is; `null` until it is made up. */
  readonly decision: 'upheld' | 'rejected' | null;
  /** Why it was rejected; none if it was not. */
  readonly reasons: readonly RejectionReason[];
  /** When the decision was told to the customer; `null` until it was. */
  readonly communicatedAt: Instant | null;
  /** What the customer says to the decision; `null` until they did. */
  readonly answer: 'accepted' | 'refused' | null;
  /** Where else the customer was told they can go; none until they were. */
  readonly recourse: readonly string[];
  /** Which of the three outputs were recorded, in their order. */
  readonly outputs: readonly CaseOutput[];
  /** What reviews of conduct found, each once. */
  readonly mistakes: readonly ConductLabel[];
  /** Who has the case since it was escalated last. */
  readonly escalatedTo: string | null;
  /** The cause it shares with other cases. */
  readonly systemicCause: string | null;
  /** How often somebody had to get in touch again. */
  readonly contacts: number;
  /** How often it was reopened. */
  readonly reopenings: number;
  /** The case it went into. */
  readonly mergedInto: string | null;
  /** What the clocks need to know. */
  readonly clocks: Omit<ClockCase, 'id'>;
}

/** No case yet. */
export const NO_CASE: Case = Object.freeze({
  status: 'absent',
  since: null,
  receivedAt: null,
  firstResponseAt: null,
  customer: null,
  channel: null,
  parties: Object.freeze([]),
  vulnerable: null,
  severity: null,
  safety: null,
  allegations: Object.freeze([]),
  remedySought: null,
  remedies: Object.freeze([]),
  promises: Object.freeze([]),
  isHeard: false,
  isSummaryReadBack: false,
  areFactsVerified: false,
  regrets: 0,
  said: Object.freeze([]),
  liability: 'undetermined',
  decision: null,
  reasons: Object.freeze([]),
  communicatedAt: null,
  answer: null,
  recourse: Object.freeze([]),
  outputs: Object.freeze([]),
  mistakes: Object.freeze([]),
  escalatedTo: null,
  systemicCause: null,
  contacts: 0,
  reopenings: 0,
  mergedInto: null,
  clocks: Object.freeze({
    facts: Object.freeze([]),
    log: Object.freeze([]),
    merged: Object.freeze([]),
  }),
});
