/** Whatever is asked, in whatever order: what holds of every record, and of several together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  CONSENT_ORDER,
  type ConsentEntry,
  consentFor,
  mergeConsents,
  stricterConsent,
} from '../../src/domains/customers/consent.ts';
import type { CustomerEvent } from '../../src/domains/customers/customer-event.ts';
import { customerFlow } from '../../src/domains/customers/customer-flow.ts';
import { restoreCustomer, saveCustomer } from '../../src/domains/customers/customer-snapshot.ts';
import type { Customer } from '../../src/domains/customers/customer-state.ts';
import { customerView } from '../../src/domains/customers/customer-view.ts';
import { customers } from '../../src/domains/customers/customers.ts';
import { erasureScope } from '../../src/domains/customers/erasure-scope.ts';
import { explainCustomer } from '../../src/domains/customers/explain.ts';
import {
  type LedgerEntry,
  mergeLedgers,
  questionsFor,
} from '../../src/domains/customers/fact-ledger.ts';
import { linkCandidates } from '../../src/domains/customers/link-facts.ts';
import { replay } from '../../src/kernel/decider.ts';
import { branchesOf, type Flow } from '../../src/kernel/flow.ts';
import { instant } from '../../src/kernel/instant.ts';
import { CHANNELS, PURPOSES } from '../../src/kernel/words.ts';
import { ACTS, anyRecords, anySteps, day, linkedBy, type Step, walk } from './records.ts';

const rules = customers();
const flow: Flow = customerFlow;

function eventsOf(steps: readonly Step[], by = rules): readonly CustomerEvent[] {
  return walk(by, steps).flatMap(({ result }) => (result.accepted ? result.events : []));
}

describe('in every record', () => {
  it('each event is in the row of the status before it, and leads where the row says', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        let state = rules.initial;
        for (const event of eventsOf(steps)) {
          const next = rules.evolve(state, event);
          const branches = branchesOf(flow, state.status, event.type);
          expect(branches.map(({ to }) => to)).toContain(next.status);
          types.add(event.type);
          state = next;
        }
      }),
    );
    expect(types.size).toBe(ACTS.length);
  });

  it('the events alone give the record that was lived through', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = walk(rules, steps).at(-1)?.standing.state ?? rules.initial;

        expect(replay(rules, eventsOf(steps))).toEqual(last);
      }),
    );
  });

  it('the reasons can be told again from the event and the record before it', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before } of walk(rules, steps)) {
          const decision = rules.decide(command, before.state);
          if (!decision.accepted) continue;
          const again = decision.events.flatMap((event) => explainCustomer(event, before.state));
          expect(again).toEqual(decision.why);
          for (const { rule } of again) told.add(rule);
        }
      }),
    );
    expect(told.size).toBe(13);
  });

  it('a snapshot read back loses nothing', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const state = walk(rules, steps).at(-1)?.standing.state ?? rules.initial;
        const saved = JSON.parse(JSON.stringify(saveCustomer(state, day(1)))) as ReturnType<
          typeof saveCustomer
        >;

        expect(restoreCustomer(saved)).toEqual(state);
      }),
    );
  });

  it('what is allowed now is what would be decided now, as far as the record can tell', () => {
    const seen = { refused: 0, accepted: 0, later: 0 };
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { command, before } of walk(rules, steps)) {
          const acts = rules.allowed(before.state);
          const offered = acts.find(({ act }) => act === command.type);
          const decision = rules.decide(command, before.state);
          if (offered === undefined) {
            const { status } = before.state;
            const allowed = acts.map(({ act }) => act);
            const refusal = { code: 'NOT_ALLOWED', status, allowed };
            expect(decision).toEqual({ accepted: false, refusal });
          } else if (offered.refusal !== null) {
            expect(decision).toEqual({ accepted: false, refusal: offered.refusal });
            seen.refused += 1;
          } else if (decision.accepted) {
            const [event] = decision.events;
            if (event === undefined) throw new Error('an accepted act has an event');
            expect(offered.to).toContain(rules.evolve(before.state, event).status);
            seen.accepted += 1;
          } else seen.later += 1;
        }
      }),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('no question is put twice: between two the answer came, and grew old', () => {
    let asked = 0;
    let again = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = new Map<string, Customer>();
        for (const { command, before, result } of walk(rules, steps)) {
          if (command.type !== 'AskQuestion' || !result.accepted) continue;
          asked += 1;
          const { fact, at } = command;
          const entry = before.state.ledger.find((one) => one.fact === fact);
          if (last.has(fact)) {
            again += 1;
            const staleAt = entry?.known?.staleAt ?? null;
            expect(staleAt !== null && staleAt <= at).toBe(true);
          }
          const { declinedAt = null, known = null } = entry ?? {};
          if (declinedAt !== null) expect(known !== null && known.at >= declinedAt).toBe(true);
          last.set(fact, before.state);
        }
      }),
    );
    expect(asked).toBeGreaterThan(100);
    expect(again).toBeGreaterThan(3);
  });

  it('what may be asked is what is accepted, and once it was asked it may not be', () => {
    const wanted = ['birthday', 'address', 'reason-for-use'];
    let put = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { standing, command } = walk(rules, steps).at(-1) ?? {};
        if (standing === undefined || command === undefined || standing.state.kind === null) return;
        const questions = questionsFor(standing.state.ledger, wanted, command.at);
        for (const fact of wanted) {
          const ask = { type: 'AskQuestion', fact, at: command.at, by: 'cy' } as const;
          const decision = rules.decide(ask, standing.state);
          expect(decision.accepted).toBe(questions.some((one) => one.fact === fact));
          if (!decision.accepted) continue;
          put += 1;
          const after = replay(rules, decision.events, standing.state);
          expect(questionsFor(after.ledger, [fact], command.at)).toEqual(
            // What was learnt in the very instant of the question is its answer.
            after.ledger.find((one) => one.fact === fact)?.known?.at === command.at
              ? questionsFor(standing.state.ledger, [fact], command.at)
              : [],
          );
        }
      }),
    );
    expect(put).toBeGreaterThan(50);
  });

  it('of consents and facts told late the newest counts, in whatever order they are told', () => {
    const late = customers({ latenessDays: 3650 });
    const isSaid = ({ type }: CustomerEvent) => /^(?:Consent|Fact|Question|Answer)/.test(type);
    let said = 0;
    fc.assert(
      fc.property(anySteps, fc.infiniteStream(fc.nat()), (steps, order) => {
        const [first, ...rest] = eventsOf(steps, late);
        if (first === undefined) return;
        // Two that were told of one instant are told apart by nothing but their order.
        const events = rest.filter(isSaid).map((event, place) => ({
          ...event,
          at: instant(Date.parse(event.at) + place),
        }));
        const facts = events.filter(({ type }) => type !== 'FactConfirmed');
        said += facts.length;
        const shuffled = facts
          .map((event) => ({ event, rank: order.next().value as number }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ event }) => event);

        expect(replay(late, [first, ...shuffled])).toEqual(replay(late, [first, ...facts]));
      }),
    );
    expect(said).toBeGreaterThan(200);
  });
});

const anyConsents: fc.Arbitrary<readonly ConsentEntry[]> = fc
  .uniqueArray(
    fc.record({
      purpose: fc.constantFrom(...PURPOSES.slice(0, 2)),
      channel: fc.constantFrom(...CHANNELS.slice(0, 2)),
      consent: fc.constantFrom('granted', 'refused', 'withdrawn'),
      at: fc.nat(3).map(day),
      evidence: fc.constantFrom('form-1', 'form-2'),
    }),
    { selector: ({ purpose, channel }) => `${purpose} ${channel}` },
  )
  .map((list) =>
    [...list].sort((one, other) =>
      `${one.purpose} ${one.channel}` < `${other.purpose} ${other.channel}` ? -1 : 1,
    ),
  );

describe('consents that are merged', () => {
  const everyPair = PURPOSES.slice(0, 3).flatMap((purpose) =>
    CHANNELS.slice(0, 3).map((channel) => ({ purpose, channel })),
  );

  it('come to the same in whatever order and however often: a semilattice', () => {
    let sizes = 0;
    fc.assert(
      fc.property(anyConsents, anyConsents, anyConsents, (one, two, three) => {
        sizes += mergeConsents(one, two).length;
        expect(mergeConsents(one, one)).toEqual(one);
        expect(mergeConsents(one, two)).toEqual(mergeConsents(two, one));
        expect(mergeConsents(mergeConsents(one, two), three)).toEqual(
          mergeConsents(one, mergeConsents(two, three)),
        );
      }),
      { numRuns: 500 },
    );
    expect(sizes).toBeGreaterThan(400);
  });

  it('are never looser than any of them, and a withdrawal wins', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyConsents, anyConsents, (one, two) => {
        const merged = mergeConsents(one, two);
        for (const { purpose, channel } of everyPair) {
          const [left, right, both] = [one, two, merged].map((list) =>
            consentFor(list, purpose, channel),
          );
          if (left === undefined || right === undefined || both === undefined) continue;
          reached.add(`${left} ${right}`);
          expect(both).toBe(stricterConsent(left, right));
          const rank = CONSENT_ORDER.indexOf(both);
          expect(rank).toBeGreaterThanOrEqual(CONSENT_ORDER.indexOf(left));
          expect(rank).toBeGreaterThanOrEqual(CONSENT_ORDER.indexOf(right));
        }
      }),
      { numRuns: 300 },
    );
    expect(reached.size).toBe(16);
  });
});

const anyLedger: fc.Arbitrary<readonly LedgerEntry[]> = fc
  .uniqueArray(
    fc.record({
      fact: fc.constantFrom('a', 'b', 'c'),
      known: fc.option(
        fc.record({
          value: fc.constantFrom({ vault: 'v-1' }, { vault: 'v-2' }),
          source: fc.constantFrom('told', 'inferred'),
          at: fc.nat(2).map(day),
          staleAt: fc.option(fc.integer({ min: 3, max: 4 }).map(day)),
        }),
      ),
      askedAt: fc.option(fc.nat(3).map(day)),
      declinedAt: fc.option(fc.nat(3).map(day)),
    }),
    { selector: ({ fact }) => fact },
  )
  .map((list) => [...list].sort((one, other) => (one.fact < other.fact ? -1 : 1)));

describe('ledgers that are merged', () => {
  it('come to the same in whatever order and however often', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, anyLedger, (one, two, three) => {
        expect(mergeLedgers(one, one)).toEqual(one);
        expect(mergeLedgers(one, two)).toEqual(mergeLedgers(two, one));
        expect(mergeLedgers(mergeLedgers(one, two), three)).toEqual(
          mergeLedgers(one, mergeLedgers(two, three)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('yield a question only if the customer has not answered or heard it since on any record', () => {
    const seen = { asked: 0, spared: 0 };
    fc.assert(
      fc.property(anyLedger, anyLedger, (one, two) => {
        const questions = questionsFor(mergeLedgers(one, two), ['a', 'b', 'c'], day(5));
        for (const fact of ['a', 'b', 'c']) {
          const entries = [...one, ...two].filter((entry) => entry.fact === fact);
          const knownAt =
            entries
              .flatMap(({ known }) => known?.at ?? [])
              .sort()
              .at(-1) ?? '';
          const heard = entries.flatMap(({ askedAt, declinedAt }) => [askedAt, declinedAt]);
          const isOpen = heard.some((at) => at !== null && at > knownAt);
          const isAsked = questions.some((question) => question.fact === fact);
          if (isOpen) expect(isAsked).toBe(false);
          seen[isAsked ? 'asked' : 'spared'] += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.asked, seen.spared)).toBeGreaterThan(50);
  });
});

describe('records that are linked', () => {
  it('come apart again as they were: linking and unlinking changes no view', () => {
    let linked = 0;
    let merged = 0;
    fc.assert(
      fc.property(anyRecords(2), fc.nat(3), fc.nat(3), (records, one, other) => {
        const [from, to] = [records[one]?.id ?? '', records[other]?.id ?? ''];
        const next = linkedBy(records, from, to);
        if (next === null) return;
        linked += 1;
        const together = records.map((record) => (record.id === from ? next : record));
        const view = customerView(from, together);
        expect(view).toEqual(customerView(to, together));
        expect(view?.members).toEqual(expect.arrayContaining([from, to]));
        merged = Math.max(merged, view?.members.length ?? 0);

        const unlink = rules.decide({ type: 'Unlink', at: day(901), by: 'cy' }, next);
        const apart = unlink.accepted ? replay(rules, unlink.events, next) : next;
        const again = records.map((record) => (record.id === from ? apart : record));
        for (const { id } of records) {
          expect(customerView(id ?? '', again)).toEqual(customerView(id ?? '', records));
        }
      }),
      { numRuns: 100 },
    );
    expect(linked).toBeGreaterThan(15);
    expect(merged).toBeGreaterThan(2);
  });

  it('have one survivor: no link that the rules take closes a circle', () => {
    let sizes = 0;
    fc.assert(
      fc.property(anyRecords(), (records) => {
        for (const { id } of records) {
          const view = customerView(id ?? '', records);
          expect(view?.customer).not.toBeNull();
          const end = records.find((record) => record.id === view?.customer);
          expect(end?.link).toBeNull();
          sizes = Math.max(sizes, view?.members.length ?? 0);
        }
      }),
      { numRuns: 60 },
    );
    expect(sizes).toBeGreaterThan(2);
  });

  it('are no candidates any more, and are erased together or not at all', () => {
    let scopes = 0;
    fc.assert(
      fc.property(anyRecords(), (records) => {
        for (const { one, other } of linkCandidates(records)) {
          expect(one < other).toBe(true);
          expect(customerView(one, records)?.members).not.toContain(other);
        }
        for (const { id } of records) {
          const scope = erasureScope(id ?? '', records);
          expect(scope?.members).toEqual(customerView(id ?? '', records)?.members);
          if ((scope?.members.length ?? 0) > 1) scopes += 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(scopes).toBeGreaterThan(20);
  });
});

it('the walks drawn here go far: most are long, and together they meet every refusal but one', () => {
  const walks = fc.sample(anySteps, { numRuns: 200, seed: 1 });
  const lengths = walks.map((steps) => eventsOf(steps).length);
  const codes = new Set(
    walks.flatMap((steps) =>
      walk(rules, steps).flatMap(({ result }) => (result.accepted ? [] : [result.refusal.code])),
    ),
  );

  expect(lengths.filter((length) => length >= 10).length).toBeGreaterThan(100);
  expect(codes.size).toBe(18); // all but LIST_FULL, which examples meet
});
