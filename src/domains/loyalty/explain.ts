/** Explaining: what each rule behind an event saw, from the event and the state before it. */
import type { Reason } from '../../kernel/decider.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { entryOf } from '../../mechanisms/id-table.ts';
import type { AccountEvent } from './account-event.ts';
import { RULES } from './account-rules.ts';
import type { Account, Earning } from './account-state.ts';
import { awardOf } from './award-of.ts';
import { evolveAccount } from './evolve.ts';
import type { Ledger } from './ledger.ts';
import type { Programme } from './programme.ts';

/**
 * What each rule behind an event saw: the `why` of the decision, made again years later.
 *
 * An event keeps the ids of its rules, the version of the programme and the lots. Of an award, what
 * every rule saw is reckoned again from the facts that were stored with it, those that did not pay
 * with their reason; of points spent, the lots are named with their ends, in the order in which
 * they were taken.
 *
 * @param programme The programme, with the version that was in force.
 * @param event What happened.
 * @param before The state before it.
 * @returns One reason a rule, in the order the rules applied; then, of an award, one for each rule
 *   that did not pay, with `rejected`.
 * @throws ContractError if the event cannot follow the state.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { explainAccount, loyalty, NO_ACCOUNT } from 'everbond/loyalty';
 * import { parseProgramme } from 'everbond/loyalty/schema';
 *
 * const read = parseProgramme({
 *   id: 'club',
 *   zone: 'Europe/Paris',
 *   money: 'EUR',
 *   versions: [{ from: '2026-01-01T00:00Z' }],
 * });
 * if (!read.ok) throw new Error('the programme has issues');
 * const at = instant('2026-05-01T10:00Z');
 * const enrolled = loyalty(read.value).decide(
 *   { type: 'Enrol', member: 'ada', at, by: 'till-4' },
 *   NO_ACCOUNT,
 * );
 *
 * enrolled.accepted &&
 *   enrolled.events.flatMap((event) => explainAccount(read.value, event, NO_ACCOUNT));
 * // => [{ rule: 'account-flow@1', from: 'absent', to: 'open' }]
 * ```
 */
export function explainAccount(
  programme: Programme,
  event: AccountEvent,
  before: Account,
): readonly Reason[] {
  if (event.type === 'Earned') return awardReasons(programme, event.earning);
  return event.rules.map((rule) => ({ ...factsOf(rule, event, before), rule }));
}

function awardReasons(
  { versions }: Programme,
  { occasion, facts, programmeVersion }: Earning,
): readonly Reason[] {
  const version = versions.find((one) => one.version === programmeVersion);
  if (version === undefined) return [];
  const { applied, rejected } = awardOf(version, occasion, facts);
  return [
    ...applied.map((one) => ({ ...one })),
    ...rejected.map(({ rule, code, facts: seen }) => ({ ...seen, rule, rejected: code })),
  ];
}

function factsOf(rule: string, event: AccountEvent, before: Account): JsonObject {
  switch (rule) {
    case RULES.flow:
      return { from: before.status, to: evolveAccount(before, event).status };
    case RULES.tier:
      return event.type === 'TierChanged'
        ? { from: event.from, to: event.held.tier, dropsAt: event.held.dropsAt }
        : {};
    default:
      return { lots: lotsOf(event, before.ledger) };
  }
}

/** The lots whose points moved, in order, with what made them come first. */
function lotsOf({ entries }: AccountEvent, { lots }: Ledger): readonly JsonObject[] {
  return entries.flatMap((entry): readonly JsonObject[] => {
    if (typeof ('lot' in entry ? entry.lot : null) !== 'string' || !('lot' in entry)) return [];
    const id = entry.lot as string;
    const lot = entryOf(lots, id);
    const points = 'points' in entry ? entry.points : 0;
    return [
      {
        kind: entry.kind,
        lot: id,
        points,
        activeAt: lot?.activeAt ?? null,
        expiresAt: lot?.expiresAt ?? null,
      },
    ];
  });
}
