/** Case changes: what each event changes in a case, besides its status and its clocks. */
import type { Instant } from '../../kernel/instant.ts';
import { MAIN_ALLEGATION } from './allegation.ts';
import type { CaseEvent, Happened } from './case-event.ts';
import { CASE_OUTPUTS, WORDS_SAID } from './case-facts.ts';
import { answeredAt, logsOf } from './case-marks.ts';
import type { Case } from './case-state.ts';
import { VULNERABLE } from './party.ts';
import type { CasePromise } from './promise.ts';
import type { ClockCase } from './regime-log.ts';
import type { Remedy } from './remedy.ts';

type Changes = {
  readonly [Type in CaseEvent['type']]?: (
    state: Case,
    event: Extract<CaseEvent, { readonly type: Type }>,
  ) => Partial<Case>;
};

/** By the type of an event, what it changes. */
const CHANGES: Changes = {
  Received: (state, event) => received(state, event, event.at),
  Imported: (state, event) => ({
    ...received(state, event, event.receivedAt),
    promises: (event.promises ?? []).map(({ promise, dueAt }) => {
      const isPast = dueAt !== null && dueAt <= event.at;
      return { ...promiseOf(promise, dueAt), ...(isPast ? broken({ breaches: 0 }) : {}) };
    }),
  }),
  Assessed: (_state, { severity, safety }) => ({ severity, safety }),
  InvestigationStarted: ({ status, allegations, areFactsVerified }) => ({
    ...undecided(allegations),
    areFactsVerified: areFactsVerified && status === 'assessed',
  }),
  FactsVerified: () => ({ areFactsVerified: true }),
  Concluded: ({ allegations }, { findings }) => ({
    allegations: allegations.map((one) => {
      const found = findings.find(({ allegation }) => allegation === one.id);
      return { ...one, finding: found?.finding ?? null };
    }),
  }),
  Responded: () => ({ decision: 'upheld' }),
  Rejected: (_state, { reasons }) => ({ decision: 'rejected', reasons }),
  Communicated: (_state, { at }) => ({ communicatedAt: at }),
  DecisionAccepted: () => ({ answer: 'accepted' }),
  DecisionRefused: () => ({ answer: 'refused' }),
  RecourseOffered: ({ recourse }, { bodies }) => ({ recourse: union(recourse, bodies) }),
  Reopened: ({ allegations, reopenings }) => ({
    ...undecided(allegations),
    areFactsVerified: false,
    communicatedAt: null,
    answer: null,
    recourse: [],
    reopenings: reopenings + 1,
  }),
  Merged: (_state, { survivor }) => ({ mergedInto: survivor }),
  Absorbed: absorbed,
  Heard: () => ({ isHeard: true }),
  SummaryReadBack: () => ({ isSummaryReadBack: true }),
  RegretExpressed: ({ regrets }) => ({ regrets: regrets + 1 }),
  LiabilityAdmitted: () => ({ liability: 'admitted' }),
  Said: ({ said }, { words }) => ({
    said: WORDS_SAID.filter((one) => one === words || said.includes(one)),
  }),
  AllegationAdded: ({ allegations }, { allegation: id, cause }) => ({
    allegations: [...allegations, { id, cause, finding: null }],
  }),
  RemedyProposed: ({ remedies }, { remedy: id, kind, amount }) => ({
    remedies: [...remedies, { id, kind, amount, state: 'offered' }],
  }),
  RemedyAccepted: (state, { remedy, dueAt }) => ({
    remedies: remediesWith(state, remedy, 'accepted'),
    ...promisesAnd(state, remedy, dueAt),
  }),
  RemedyDeclined: (state, { remedy }) => ({ remedies: remediesWith(state, remedy, 'declined') }),
  RemedyCarriedOut: (state, { remedy }) => kept(state, remedy),
  PromiseMade: (state, { promise, dueAt }) => promisesAnd(state, promise, dueAt),
  PromiseDated: (state, { promise, dueAt }) =>
    promisesWith(state, promise, () => ({ dueAt, state: 'open' })),
  PromiseKept: (state, { promise }) => kept(state, promise),
  PromiseBroken: (state, { promise }) => promisesWith(state, promise, broken),
  ConductReviewed: (state, { mistakes }) => ({ mistakes: union(state.mistakes, mistakes) }),
  OutputRecorded: ({ outputs }, { output }) => ({
    outputs: CASE_OUTPUTS.filter((one) => one === output || outputs.includes(one)),
  }),
  VulnerableMarked: ({ clocks }, { drivers, channels }) => ({
    vulnerable: { drivers, channels },
    clocks: withFacts(clocks, [VULNERABLE]),
  }),
  PartyAdded: ({ parties }, { party: id, role, mandate }) => ({
    parties: [...parties, { id, role, mandate }],
  }),
  Escalated: (_state, { to }) => ({ escalatedTo: to }),
  Linked: (_state, { systemicCause }) => ({ systemicCause }),
  Contacted: ({ contacts }) => ({ contacts: contacts + 1 }),
  Classified: ({ clocks }, { facts }) => ({ clocks: withFacts(clocks, facts) }),
};

/** What an event changes, besides the status and the clocks. */
export function changesOf(state: Case, event: CaseEvent): Partial<Case> {
  const change = CHANGES[event.type] as
    | ((state: Case, event: CaseEvent) => Partial<Case>)
    | undefined;
  return change?.(state, event) ?? {};
}

type Clocks = Omit<ClockCase, 'id'>;

function received(
  { clocks }: Case,
  {
    cause,
    remedySought,
    customer,
    channel,
    severity,
    safety,
    facts,
  }: Happened<'Receive'> | Happened<'Import'>,
  receivedAt: Instant,
): Partial<Case> {
  const allegations = [{ id: MAIN_ALLEGATION, cause, finding: null }];
  return {
    receivedAt,
    allegations,
    remedySought,
    customer,
    channel,
    severity,
    safety,
    clocks: withFacts(clocks, facts ?? []),
  };
}

/** The survivor keeps the earliest receipt and the earliest answer, and owes one more finding. */
function absorbed(
  { allegations, receivedAt, firstResponseAt, clocks }: Case,
  { at, other, cause }: Happened<'Absorb'>,
): Partial<Case> {
  const log = logsOf(other);
  return {
    allegations: [...allegations, { id: other.id, cause, finding: null }],
    receivedAt: earliest([receivedAt, ...log.map((one) => one[0]?.at ?? null)]),
    firstResponseAt: earliest([firstResponseAt, ...log.map(answeredAt)]),
    clocks: { ...clocks, merged: [...clocks.merged, { at, case: other }] },
  };
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce(
    (one, other) => (one !== null && (other === null || one < other) ? one : other),
    null,
  );
}

/** What was concluded and answered no longer holds. */
function undecided(allegations: Case['allegations']): Partial<Case> {
  return {
    allegations: allegations.map((one) => ({ ...one, finding: null })),
    decision: null,
    reasons: [],
  };
}

function promiseOf(id: string, dueAt: Instant | null): CasePromise {
  return { id, dueAt, state: 'open', breaches: 0 };
}

/** The ledger with one promise more; an id is there once, whatever a history says. */
function promisesAnd(
  { promises }: Case,
  id: string,
  dueAt: Instant | null,
): Pick<Case, 'promises'> {
  return { promises: [...promises.filter((one) => one.id !== id), promiseOf(id, dueAt)] };
}

function broken({ breaches }: Pick<CasePromise, 'breaches'>): Partial<CasePromise> {
  return { state: 'broken', breaches: breaches + 1 };
}

function promisesWith(
  { promises }: Case,
  id: string,
  change: (promise: CasePromise) => Partial<CasePromise>,
): Pick<Case, 'promises'> {
  return { promises: promises.map((one) => (one.id === id ? { ...one, ...change(one) } : one)) };
}

function remediesWith({ remedies }: Case, id: string, state: Remedy['state']): readonly Remedy[] {
  return remedies.map((one) => (one.id === id ? { ...one, state } : one));
}

/** A promise that was kept; of an accepted remedy, that it was carried out is the same. */
function kept(state: Case, id: string): Partial<Case> {
  return {
    remedies: remediesWith(state, id, 'carried-out'),
    ...promisesWith(state, id, () => ({ state: 'kept' })),
  };
}

function withFacts(clocks: Clocks, facts: readonly string[]): Clocks {
  return { ...clocks, facts: union(clocks.facts, facts).toSorted() };
}

function union<Code extends string>(some: readonly Code[], more: readonly Code[]): readonly Code[] {
  return [...new Set([...some, ...more])];
}
