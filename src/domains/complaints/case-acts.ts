/** Case acts: which event each act causes, and what the event keeps of the command. */
import { breach } from '../../kernel/errors.ts';
import { isVaultReference } from '../../kernel/vault-reference.ts';
import type { CaseFacts } from './case-facts.ts';

/** What can be asked for of a case by a person or program: every command but a timer's. */
export type CaseAct = keyof CaseFacts;

/** The event that each act causes if it is allowed. */
export const EVENT_OF_ACT = Object.freeze({
  Receive: 'Received',
  Import: 'Imported',
  Acknowledge: 'Acknowledged',
  Assess: 'Assessed',
  Investigate: 'InvestigationStarted',
  VerifyFacts: 'FactsVerified',
  Conclude: 'Concluded',
  Respond: 'Responded',
  Reject: 'Rejected',
  Communicate: 'Communicated',
  AcceptDecision: 'DecisionAccepted',
  RefuseDecision: 'DecisionRefused',
  OfferRecourse: 'RecourseOffered',
  Refer: 'Referred',
  Close: 'Closed',
  Withdraw: 'Withdrawn',
  Reopen: 'Reopened',
  MergeInto: 'Merged',
  Absorb: 'Absorbed',
  Hear: 'Heard',
  ReadBackSummary: 'SummaryReadBack',
  ExpressRegret: 'RegretExpressed',
  AdmitLiability: 'LiabilityAdmitted',
  Say: 'Said',
  AddAllegation: 'AllegationAdded',
  ProposeRemedy: 'RemedyProposed',
  AcceptRemedy: 'RemedyAccepted',
  DeclineRemedy: 'RemedyDeclined',
  CarryOutRemedy: 'RemedyCarriedOut',
  MakePromise: 'PromiseMade',
  DatePromise: 'PromiseDated',
  KeepPromise: 'PromiseKept',
  ReviewConduct: 'ConductReviewed',
  RecordOutput: 'OutputRecorded',
  MarkVulnerable: 'VulnerableMarked',
  AddParty: 'PartyAdded',
  Escalate: 'Escalated',
  Link: 'Linked',
  RecordContact: 'Contacted',
  Update: 'Updated',
  Pause: 'Paused',
  Resume: 'Resumed',
  RecordMilestone: 'MilestoneReached',
  Classify: 'Classified',
  Retarget: 'Retargeted',
} as const satisfies Record<CaseAct, string>);

/** Every act. */
export const CASE_ACTS = Object.freeze(Object.keys(EVENT_OF_ACT) as readonly CaseAct[]);

type Fields<Act extends CaseAct> = readonly (keyof CaseFacts[Act])[];

const MESSAGE = ['channel', 'text'] as const;
const RECEIPT = [
  ...(['cause', 'remedySought', 'customer', 'severity', 'safety', 'facts'] as const),
  ...MESSAGE,
] as const;
const DATED = ['promise', 'dueAt'] as const;

/** What an event keeps of its command, and nothing besides. */
const FIELDS_OF_ACT: { readonly [Act in CaseAct]?: Fields<Act> } = {
  Receive: RECEIPT,
  Import: [...RECEIPT, 'status', 'receivedAt', 'log', 'promises'],
  Acknowledge: MESSAGE,
  Assess: ['severity', 'safety'],
  Conclude: ['findings', 'text'],
  Respond: ['text'],
  Reject: ['reasons', 'text'],
  Communicate: [...MESSAGE, 'party'],
  OfferRecourse: ['bodies'],
  Refer: ['body'],
  MergeInto: ['survivor'],
  Absorb: ['other', 'cause'],
  ReadBackSummary: ['text'],
  ExpressRegret: MESSAGE,
  Say: ['words'],
  AddAllegation: ['allegation', 'cause'],
  ProposeRemedy: ['remedy', 'kind', 'amount', 'basis'],
  AcceptRemedy: ['remedy', 'dueAt'],
  DeclineRemedy: ['remedy'],
  CarryOutRemedy: ['remedy'],
  MakePromise: DATED,
  DatePromise: DATED,
  KeepPromise: ['promise'],
  ReviewConduct: ['mistakes'],
  RecordOutput: ['output', 'text'],
  MarkVulnerable: ['drivers', 'channels'],
  AddParty: ['party', 'role', 'mandate'],
  Escalate: ['to', 'reason'],
  Link: ['systemicCause'],
  RecordContact: ['channel'],
  Update: [...MESSAGE, 'extends'],
  Pause: ['reason'],
  Resume: ['reason'],
  RecordMilestone: ['milestone'],
  Classify: ['facts'],
  Retarget: ['regime', 'clock', 'target'],
};

/**
 * What an event keeps of its command; a field that was left out is `null`. Words of a person are
 * kept out: where a reference to them belongs, nothing else may stand.
 */
export function factsToldIn(command: {
  readonly type: CaseAct;
}): Readonly<Record<string, unknown>> {
  const told = command as Readonly<Record<string, unknown>>;
  const fields: readonly string[] = FIELDS_OF_ACT[command.type] ?? [];
  return Object.fromEntries(
    fields.map((field) => {
      const fact = told[field] ?? null;
      const isReference = field === 'text' || field === 'mandate';
      if (isReference && fact !== null && !isVaultReference(fact)) {
        breach('complaints', field, 'must be a reference to the vault, or null');
      }
      return [field, fact];
    }),
  );
}

const ACT_OF_EVENT: ReadonlyMap<string, CaseAct> = new Map(
  CASE_ACTS.map((act) => [EVENT_OF_ACT[act], act]),
);

/** The act behind an event; `null` for one that only a timer causes. */
export function actOf(event: string): CaseAct | null {
  return ACT_OF_EVENT.get(event) ?? null;
}
