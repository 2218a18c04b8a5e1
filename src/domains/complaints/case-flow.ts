/**
 * Case flow: which event may follow which status, and where it leads, as one table.
 *
 * Everything that must know the order of a case reads this table: `decide`, `evolve`, the acts a
 * host can offer, the diagrams and the tests.
 */
import type { Flow } from '../../kernel/flow.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseStatus } from './case-status.ts';

/** What may happen to any case, open or over, and leaves it where it is. */
const always = <const Status extends CaseStatus>(to: Status) =>
  ({
    RegretExpressed: to,
    Said: to,
    RemedyCarriedOut: to,
    PromiseKept: to,
    PromiseDated: to,
    PromiseBroken: to,
    RecourseOffered: to,
    Contacted: to,
    ConductReviewed: to,
    OutputRecorded: to,
    Linked: to,
  }) as const;

/** What may happen to any open case: some of it ends it, most leaves it where it is. */
const open = <const Status extends CaseStatus>(to: Status) =>
  ({
    Withdrawn: 'withdrawn',
    Referred: 'referred',
    Merged: 'merged',
    Acknowledged: to,
    Updated: to,
    Heard: to,
    SummaryReadBack: to,
    FactsVerified: to,
    LiabilityAdmitted: [{ when: 'areFactsVerified', to }],
    RemedyProposed: [{ when: 'isHeard', to }],
    RemedyAccepted: to,
    RemedyDeclined: to,
    PromiseMade: to,
    VulnerableMarked: to,
    PartyAdded: to,
    Escalated: to,
    Paused: to,
    Resumed: to,
    MilestoneReached: to,
    Classified: to,
    Retargeted: to,
    ...always(to),
  }) as const;

/** What may happen to a case that is not concluded. */
const early = <const Status extends CaseStatus>(to: Status) =>
  ({ ...open(to), AllegationAdded: to, Absorbed: to }) as const;

/** Danger to somebody leads at once to the investigation. */
const danger = { when: 'endangersSafety', to: 'investigating' } as const;

const close = [{ when: 'mayClose', to: 'closed' }] as const;

/**
 * The whole life of a case. Each row is a status; each entry is an event that may happen there, and
 * the status it leads to. A name after `when` is a guard.
 *
 * @see ISO 10002:2018, "Quality management — Customer satisfaction — Guidelines for complaints
 *   handling in organizations", clause 7, for the steps; cited from memory.
 */
export const caseFlow = {
  initial: 'absent',
  steps: {
    absent: {
      Received: [danger, { to: 'received' }],
      Imported: [
        { when: 'isReceived', to: 'received' },
        { when: 'isAcknowledged', to: 'acknowledged' },
        { when: 'isAssessed', to: 'assessed' },
        { when: 'isInvestigating', to: 'investigating' },
      ],
    },
    received: { ...early('received'), Acknowledged: 'acknowledged', Assessed: [danger] },
    acknowledged: { Assessed: [danger, { to: 'assessed' }], ...early('acknowledged') },
    assessed: {
      InvestigationStarted: 'investigating',
      Assessed: [danger, { to: 'assessed' }],
      ...early('assessed'),
    },
    investigating: {
      Concluded: [{ when: 'areFactsVerified', to: 'concluded' }],
      Assessed: 'investigating',
      ...early('investigating'),
    },
    concluded: {
      Responded: [{ when: 'isUpheld', to: 'responded' }],
      Rejected: [{ when: 'isNotUpheld', to: 'responded' }],
      InvestigationStarted: 'investigating',
      ...open('concluded'),
    },
    responded: {
      Communicated: 'communicated',
      InvestigationStarted: 'investigating',
      ...open('responded'),
    },
    communicated: {
      DecisionAccepted: 'communicated',
      DecisionRefused: 'communicated',
      Closed: close,
      Reopened: 'investigating',
      ...open('communicated'),
    },
    referred: { Closed: close, Reopened: 'investigating', ...open('referred') },
    closed: { Reopened: 'investigating', Referred: 'referred', ...always('closed') },
    withdrawn: { Reopened: 'investigating', ...always('withdrawn') },
    merged: always('merged'),
  },
} as const satisfies Flow<CaseStatus, CaseEvent['type']>;
