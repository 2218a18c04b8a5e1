/** Told rules: the conditions of the acts that the command tells, each with its rule id. */
import { actorOf, type By } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Money } from '../../kernel/money.ts';
import type { CaseAct } from './case-acts.ts';
import type { Happened } from './case-event.ts';
import { type Condition, condition, factsVerified, promiseDated, RULES } from './case-rules.ts';
import type { Case } from './case-state.ts';
import type { AuthorityLimit, CaseSettings } from './complaints-options.ts';
import { isCaseInOrder, isLogInOrder } from './log-order.ts';
import type { Regime } from './regime.ts';

/** An act as it would be kept, before anybody has said whether it may be. */
export type Wanted = { [Act in CaseAct]: Happened<Act> }[CaseAct];

type Told = {
  readonly [Type in Wanted['type']]?: (
    wanted: Extract<Wanted, { readonly type: Type }>,
    state: Case,
    settings: CaseSettings,
  ) => readonly Condition[];
};

/** By the type of an event, the conditions that its command tells together with the state. */
const TOLD: Told = {
  Imported: importConditions,
  Assessed: ({ safety }, { status }) =>
    status === 'received'
      ? [condition(RULES.acknowledged, safety, { code: 'NOT_ACKNOWLEDGED' })]
      : [],
  Acknowledged: ({ channel }, state) => [channelSuits(channel, state)],
  Updated: ({ channel }, state) => [channelSuits(channel, state)],
  Communicated: ({ channel, party }, state) => [
    channelSuits(channel, state),
    ...recipientConditions(party, state),
  ],
  Concluded: findingConditions,
  Rejected: ({ reasons }) => [
    condition(RULES.reasons, reasons.length > 0, { code: 'REASONS_MISSING' }),
  ],
  Said: ({ words }, state) => (words === 'explanation' ? [factsVerified(state)] : []),
  AllegationAdded: ({ allegation }, { allegations }) => [free(allegation, allegations)],
  Absorbed: ({ other, at }, { allegations }) => [
    free(other.id, allegations),
    inOrder(isCaseInOrder(other, at)),
  ],
  PartyAdded: ({ party }, { parties }) => [free(party, parties)],
  RemedyProposed: ({ remedy, amount, by }, state, { limits }) => [
    free(remedy, [...state.remedies, ...state.promises]),
    ...(amount === null || limits === null ? [] : [withinAuthority(amount, by, state, limits)]),
  ],
  RemedyAccepted: ({ remedy, dueAt, at }, state) => [
    remedyIn(['offered'], remedy, state),
    ...dateConditions(dueAt, at),
  ],
  RemedyDeclined: ({ remedy }, state) => [remedyIn(['offered'], remedy, state)],
  RemedyCarriedOut: ({ remedy }, state) => [remedyIn(['offered', 'accepted'], remedy, state)],
  PromiseMade: ({ promise, dueAt, at }, state) => [
    free(promise, [...state.remedies, ...state.promises]),
    ...dateConditions(dueAt, at),
  ],
  PromiseDated: ({ promise, dueAt, at }, state) => [
    promiseToKeep(promise, state),
    ahead(dueAt, at),
  ],
  PromiseKept: ({ promise }, state) => [promiseToKeep(promise, state)],
  Retargeted: (wanted, _state, { clocks }) => [
    known(wanted.clock, hasContractClock(wanted, clocks?.regimes ?? [])),
  ],
};

/** The conditions of an act that its command tells together with the state. */
export function toldConditions(
  wanted: Wanted,
  state: Case,
  settings: CaseSettings,
): readonly Condition[] {
  const told = TOLD[wanted.type] as
    | ((wanted: Wanted, state: Case, settings: CaseSettings) => readonly Condition[])
    | undefined;
  return told?.(wanted, state, settings) ?? [];
}

function free(id: string, things: readonly { readonly id: string }[]): Condition {
  return condition(RULES.free, !things.some((thing) => thing.id === id), { code: 'ID_TAKEN', id });
}

function known(id: string, isKnown: boolean): Condition {
  return condition(RULES.known, isKnown, { code: 'UNKNOWN_ID', id });
}

function remedyIn(states: readonly string[], id: string, { remedies }: Case): Condition {
  return known(
    id,
    remedies.some((remedy) => remedy.id === id && states.includes(remedy.state)),
  );
}

function promiseToKeep(id: string, { promises }: Case): Condition {
  return known(
    id,
    promises.some((promise) => promise.id === id && promise.state !== 'kept'),
  );
}

function dateConditions(dueAt: Instant | null, at: Instant): readonly Condition[] {
  return dueAt === null ? [promiseDated(dueAt)] : [promiseDated(dueAt), ahead(dueAt, at)];
}

function ahead(dueAt: Instant, at: Instant): Condition {
  const unmet = { code: 'DATE_NOT_POSSIBLE', field: 'dueAt', date: dueAt } as const;
  return condition(RULES.date, dueAt > at, unmet);
}

/** A message to a vulnerable customer goes by a channel that suits them, if any were named. */
function channelSuits(
  channel: Happened<'Acknowledge'>['channel'],
  { vulnerable }: Case,
): Condition {
  const channels = vulnerable?.channels ?? [];
  const suits = channels.length === 0 || (channel !== null && channels.includes(channel));
  return condition(RULES.channel, suits, { code: 'CHANNEL_UNSUITED', channels });
}

/** Whoever is told instead of the customer is known, and a representative has a mandate. */
function recipientConditions(id: string | null, { parties }: Case): readonly Condition[] {
  if (id === null) return [];
  const party = parties.find((one) => one.id === id);
  const mayBeTold = party?.role === 'joint' || party?.mandate !== null;
  return [
    known(id, party !== undefined),
    condition(RULES.mandate, mayBeTold, { code: 'MANDATE_MISSING', party: id }),
  ];
}

function findingConditions(
  { findings }: Happened<'Conclude'>,
  { allegations }: Case,
): readonly Condition[] {
  const told = findings.map(({ allegation }) => allegation);
  const stranger = told.find((id) => !allegations.some((one) => one.id === id));
  const twice = told.find((id, index) => told.indexOf(id) < index);
  const missing = allegations.map(({ id }) => id).filter((id) => !told.includes(id));
  return [
    known(stranger ?? '', stranger === undefined),
    condition(RULES.free, twice === undefined, { code: 'ID_TAKEN', id: twice ?? '' }),
    condition(RULES.findings, missing.length === 0, { code: 'FINDINGS_MISSING', missing }),
  ];
}

/**
 * All remedies of a case together stay within what the actor may give, or whoever allowed it, so
 * that a large amount cannot be given in small ones.
 */
function withinAuthority(
  { minor, currency }: Money,
  by: By,
  { remedies }: Case,
  limits: readonly AuthorityLimit[],
): Condition {
  let totalMinor = minor;
  for (const { amount, state } of remedies) {
    if (state !== 'declined' && amount?.currency === currency) totalMinor += amount.minor;
  }
  const limitOf = (id: string) => {
    const rows = limits.filter(({ upTo }) => upTo.currency === currency);
    const own = rows.find(({ actor }) => actor === id);
    return (own ?? rows.find(({ actor }) => actor === null))?.upTo.minor ?? 0;
  };
  const { actor, authority } = actorOf(by);
  const limitMinor = limitOf(actor);
  const isApproved = authority !== null && totalMinor <= limitOf(authority);
  const unmet = { code: 'APPROVAL_NEEDED', totalMinor, limitMinor, currency } as const;
  return condition(RULES.authority, totalMinor <= limitMinor || isApproved, unmet);
}

function importConditions({
  at,
  receivedAt,
  log,
  promises,
}: Happened<'Import'>): readonly Condition[] {
  const ids = (promises ?? []).map(({ promise }) => promise);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  const unmet = { code: 'DATE_NOT_POSSIBLE', field: 'receivedAt', date: receivedAt } as const;
  return [
    condition(RULES.date, receivedAt <= at, unmet),
    inOrder(isLogInOrder(log ?? [], receivedAt, at)),
    condition(RULES.free, twice === undefined, { code: 'ID_TAKEN', id: twice ?? '' }),
  ];
}

function inOrder(isInOrder: boolean): Condition {
  return condition(RULES.log, isInOrder, { code: 'LOG_NOT_IN_ORDER' });
}

/** No law is moved by a change of target: only the clocks of contracts are. */
function hasContractClock(
  { regime, clock }: Happened<'Retarget'>,
  regimes: readonly Regime[],
): boolean {
  const versions = regimes.flatMap(({ id, versions: all }) => (id === regime ? all : []));
  return versions.some(({ clocks }) =>
    clocks.some(({ id, basis }) => id === clock && basis === 'contract'),
  );
}
