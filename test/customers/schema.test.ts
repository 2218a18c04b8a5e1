/** What comes from outside: accepted in one form, or refused with every issue and its path. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CustomerCommand } from '../../src/domains/customers/customer-command.ts';
import type { CustomerEvent } from '../../src/domains/customers/customer-event.ts';
import { customerFormats } from '../../src/domains/customers/customer-formats.ts';
import {
  type CustomerSnapshot,
  restoreCustomer,
  saveCustomer,
} from '../../src/domains/customers/customer-snapshot.ts';
import type { Customer } from '../../src/domains/customers/customer-state.ts';
import { customerView } from '../../src/domains/customers/customer-view.ts';
import { customers } from '../../src/domains/customers/customers.ts';
import { erasureScope } from '../../src/domains/customers/erasure-scope.ts';
import {
  customerJsonSchema,
  customerSchemas,
  parseCustomerCommand,
  parseCustomerEvent,
  parseCustomerSnapshot,
  parseTimelineEntry,
} from '../../src/domains/customers/schema.ts';
import { timelineOf } from '../../src/domains/customers/timeline.ts';
import type { TimelineEntry } from '../../src/domains/customers/timeline-entry.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { hasErrorCode } from '../../src/kernel/errors.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import type { VaultReference } from '../../src/kernel/vault-reference.ts';
import {
  ACTS,
  anySteps,
  commandOf,
  day,
  deepFrozen,
  personOf,
  STATUSES,
  stateOf,
  walk,
} from './records.ts';

const rules = customers();
const CANARY = 'canary-4711@example.org';

function issuesOf(result: Parsed<unknown>) {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
}

describe('a command from outside', () => {
  it('comes back in its canonical form, whichever it is', () => {
    for (const act of ACTS) {
      const command = commandOf(act, day(0), { isPrimary: true });
      const by = { actor: 'cy', authority: null };
      const told = { ...command, at: '2026-05-01T12:00+02:00' };

      expect(parseCustomerCommand(told)).toEqual({ ok: true, value: { ...command, by } });
    }
  });

  it('has every issue named, with its path, and never what was sent', () => {
    const read = parseCustomerCommand({
      type: 'LearnFact',
      at: CANARY,
      by: { actor: '', [CANARY]: CANARY },
      fact: CANARY,
      value: { vault: '', [CANARY]: CANARY },
      source: CANARY,
      lifetimeDays: 0,
      [CANARY]: CANARY,
    });

    expect(
      issuesOf(read)
        .map((issue) => issue.join(' '))
        .sort(),
    ).toEqual([
      'NOT_AN_ID by actor',
      'NOT_AN_ID value vault',
      'NOT_AN_INSTANT at',
      'NOT_A_WORD fact',
      'OUT_OF_RANGE lifetimeDays',
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD by',
      'UNKNOWN_FIELD value',
      'UNKNOWN_VALUE source',
    ]);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  });

  const grant = commandOf('GrantConsent', day(0));
  const learn = commandOf('LearnFact', day(0));
  const link = commandOf('Link', day(0));
  it.each([
    [null, [['WRONG_TYPE']]],
    [{ type: 'Nonsense' }, [['UNKNOWN_VALUE', 'type']]],
    [{ type: 'FireTimer', timer: 'x', at: day(0), by: 'x' }, [['UNKNOWN_VALUE', 'type']]],
    [
      { ...grant, purposes: [], channels: ['fax'] },
      [
        ['OUT_OF_RANGE', 'purposes'],
        ['UNKNOWN_VALUE', 'channels', 0],
      ],
    ],
    [{ ...grant, channels: new Array<string>(13).fill('email') }, [['OUT_OF_RANGE', 'channels']]],
    [{ ...learn, value: { vault: '' } }, [['NOT_AN_ID', 'value', 'vault']]],
    [{ ...learn, value: 'ada@example.org' }, [['WRONG_TYPE', 'value']]],
    [{ ...learn, fact: 'a--b' }, [['NOT_A_WORD', 'fact']]],
    [{ ...learn, fact: 'x'.repeat(65) }, [['NOT_A_WORD', 'fact']]],
    [{ ...learn, lifetimeDays: 36_501 }, [['OUT_OF_RANGE', 'lifetimeDays']]],
    [{ ...link, seen: { kind: 'person', through: ['bob'] } }, [['MISSING', 'seen', 'apart']]],
    [
      { ...commandOf('Register', day(0)), status: 'erased', kind: 'robot' },
      [
        ['UNKNOWN_VALUE', 'kind'],
        ['UNKNOWN_VALUE', 'status'],
      ],
    ],
    [
      { ...commandOf('MarkOccasion', day(0)), needs: ['a', 'Not This'] },
      [['NOT_A_WORD', 'needs', 1]],
    ],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseCustomerCommand(told))).toEqual(issues);
  });
});

describe('an event from outside', () => {
  const by = { actor: 'x', authority: null };
  const learnt = {
    type: 'FactLearnt',
    at: day(1),
    by,
    rules: [],
    fact: 'birthday',
    value: { vault: 'v-1' },
    source: 'told',
    staleAt: day(1),
  };
  const confirmed = {
    type: 'FactConfirmed',
    at: day(1),
    by,
    rules: [],
    fact: 'birthday',
    staleAt: day(1),
  };

  it.each([
    [{ ...learnt, version: 1 }, []],
    [{ ...learnt, version: 2 }, [['NEWER_VERSION', 'version']]],
    [{ ...learnt, version: 1, type: 'Guessed' }, [['UNKNOWN_TYPE', 'type']]],
    [{ ...learnt, by: 'x' }, [['WRONG_TYPE', 'by']]],
    [{ ...learnt, note: 'x' }, [['UNKNOWN_FIELD']]],
    [{ ...learnt, staleAt: day(0) }, [['OUT_OF_RANGE', 'staleAt']]],
    [{ ...learnt, staleAt: null }, []],
    [confirmed, []],
    [{ ...confirmed, staleAt: day(0) }, [['OUT_OF_RANGE', 'staleAt']]],
  ])('is read or refused: case %#', (told, issues) => {
    expect(issuesOf(parseCustomerEvent(told))).toEqual(issues);
  });

  it('comes back from JSON as it was, whichever it is', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { result } of walk(rules, steps)) {
          for (const event of result.accepted ? result.events : []) {
            types.add(event.type);
            const stored: unknown = JSON.parse(JSON.stringify({ ...event, version: 1 }));
            expect(parseCustomerEvent(stored)).toEqual({ ok: true, value: event });
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(types.size).toBeGreaterThan(20); // of 25
  });

  it('holds no text that somebody wrote: what is no id is a word, a code, an instant or a reference', () => {
    type Fields<Value> = Value extends VaultReference | Instant
      ? never
      : Value extends readonly (infer Entry)[]
        ? Fields<Entry>
        : Value extends object
          ? { [Key in keyof Value]: TextAt<Key, Value[Key]> | Fields<Value[Key]> }[keyof Value]
          : never;
    /** The name of a field that can hold any text, alone or in a list. */
    type TextAt<Key, Value> = Value extends Instant
      ? never
      : Value extends string
        ? string extends Value
          ? Key
          : never
        : Value extends readonly (infer Entry)[]
          ? TextAt<Key, Entry>
          : never;
    type Ids =
      | 'actor'
      | 'authority'
      | 'rules'
      | 'customer'
      | 'referredBy'
      | 'to'
      | 'through'
      | 'other'
      | 'evidence'
      | 'household'
      | 'organisation'
      | 'decision'
      | 'intermediary'
      | 'hold';
    type Words = 'fact' | 'department' | 'occasion' | 'needs' | 'basis';
    type AnyEvent = CustomerEvent extends infer Event ? Fields<Event> : never;

    // These compile only while the events hold exactly these texts: a field more is an error here.
    const named = (field: AnyEvent): Ids | Words => field;
    const held = (field: Ids | Words): AnyEvent => field;
    // @ts-expect-error what a fact says is a reference, and no text
    const value: Extract<CustomerEvent, { type: 'FactLearnt' }>['value'] = 'ada@example.org';

    expect([named('fact'), held('hold'), value]).toHaveLength(3);
  });
});

describe('a snapshot from outside', () => {
  const full = personOf(
    'ada',
    ACTS.filter((act) => !/^(?:Register|Erase|Unlink|Leave|Lift|End|Release|Become)/.test(act))
      .map((act) => commandOf(act, day(1), act === 'KeepApart' ? { other: 'cy' } : {}))
      .filter(({ type }) => type !== 'AskQuestion'),
  );
  const saved = saveCustomer(full, day(2));
  const { context } = saved;
  const [fact] = context.ledger;

  it('may have several households, of which one is primary', () => {
    const homes = personOf('ada', [
      commandOf('JoinHousehold', day(1), { household: 'h-1' }),
      commandOf('JoinHousehold', day(1), { household: 'h-2', isPrimary: true }),
    ]);
    const snapshot = saveCustomer(homes, day(2));

    expect(parseCustomerSnapshot(snapshot)).toEqual({ ok: true, value: snapshot });
  });

  it('comes back from JSON as it was, in every status and with every list', () => {
    for (const state of [...STATUSES.map((status) => stateOf(status)), full]) {
      const snapshot = saveCustomer(state, day(10));

      expect(parseCustomerSnapshot(JSON.parse(JSON.stringify(snapshot)))).toEqual({
        ok: true,
        value: snapshot,
      });
    }
    for (const list of Object.values(full)) {
      if (Array.isArray(list)) expect(list.length).toBeGreaterThan(0);
    }
  });

  it.each([
    [{ ...saved, version: 2 }, [['NEWER_VERSION', 'version']]],
    [{ ...saved, machine: 'lifecycle' }, [['OTHER_MACHINE', 'machine']]],
    [{ ...saved, extra: 1 }, [['UNKNOWN_FIELD']]],
    [
      { ...saved, state: 'absent' },
      [
        ['MISPLACED', 'context', 'id'],
        ['MISPLACED', 'context', 'kind'],
      ],
    ],
    [
      { ...saved, state: 'erased' },
      [
        ['MISPLACED', 'context', 'kind'],
        ['MISPLACED', 'context', 'erasedAt'],
      ],
    ],
    [
      { ...saved, context: { ...context, primaryHousehold: 'h-9' } },
      [['NOT_IN_HOUSEHOLD', 'context', 'primaryHousehold']],
    ],
    [
      { ...saved, context: { ...context, ledger: [fact, fact] } },
      [['OUT_OF_ORDER', 'context', 'ledger', 1]],
    ],
    [
      { ...saved, context: { ...context, keptApart: ['b', 'c', 'a'] } },
      [['OUT_OF_ORDER', 'context', 'keptApart', 2]],
    ],
    [
      { ...saved, context: { ...context, keptApart: new Array(501).fill('a') } },
      [['OUT_OF_RANGE', 'context', 'keptApart']],
    ],
    [
      { ...saved, context: { ...context, thanks: [{ ...context.thanks[0], count: 0 }] } },
      [['OUT_OF_RANGE', 'context', 'thanks', 0, 'count']],
    ],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseCustomerSnapshot(told))).toEqual(issues);
  });
});

describe('a timeline entry from outside', () => {
  const base = { customer: 'ada', id: 'x', at: day(1) };
  const entries: readonly TimelineEntry[] = [
    { ...base, kind: 'basic', what: 'Erased' },
    { ...base, kind: 'transaction', what: 'paid', amount: { minor: -5, currency: 'EUR' } },
    { ...base, kind: 'service', what: 'serviced', case: null },
    { ...base, kind: 'campaign-response', what: 'opted-out', campaign: 'spring' },
    { ...base, kind: 'interaction', what: 'firm', channel: 'club', reason: null },
  ];

  it('comes back as it was, whichever of the five it is', () => {
    for (const entry of entries) {
      expect(parseTimelineEntry(JSON.parse(JSON.stringify(entry)))).toEqual({
        ok: true,
        value: entry,
      });
    }
  });

  it.each([
    [{ ...entries[0], kind: 'other' }, [['UNKNOWN_VALUE', 'kind']]],
    [{ ...entries[0], what: 'Forgotten' }, [['UNKNOWN_VALUE', 'what']]],
    [
      { ...entries[1], amount: { minor: 0.5, currency: 'EUR' } },
      [['WRONG_TYPE', 'amount', 'minor']],
    ],
    [{ ...entries[2], text: 'he shouted' }, [['UNKNOWN_FIELD']]],
    [{ ...entries[4], channel: 'fax' }, [['UNKNOWN_VALUE', 'channel']]],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseTimelineEntry(told))).toEqual(issues);
  });
});

/** A valid value with one field, somewhere, made into anything. */
function damaged(whole: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(-0, Number.NaN, undefined, '', '9999-12-31T23:59:59.999Z', 1e308),
    fc.constantFrom<unknown>('ada', 'bob', 'email', 'h-1', '0000-01-01T00:00:00.000Z', []),
    fc.anything({ maxDepth: 1, withNullPrototype: true, withBigInt: true, withDate: true }),
  );
  return fc.tuple(whole, fc.nat(30), anything, fc.nat(9)).map(([value, pick, other, roll]) => {
    const keys = Object.keys(value);
    const key = keys[pick % (keys.length + 1)] ?? 'extra';
    return roll === 0 ? value : { ...value, [key]: other };
  });
}

/** All that can be done with a record, whatever it is. */
function liveOn(state: Customer): void {
  expect(issuesOf(parseCustomerSnapshot(saveCustomer(state, day(3000))))).toEqual([]);
  for (const act of ACTS) carryOut(rules, { state, newestAt: null }, commandOf(act, day(3000)));
  const others = [state, { ...personOf('bob'), link: { to: 'ada', evidence: 'told', at: day(1) } }];
  customerView('ada', others as Customer[]);
  erasureScope('bob', others as Customer[]);
}

describe('anything at all', () => {
  const anyHostile = fc.oneof(fc.jsonValue(), fc.anything(), fc.object());
  const anyCommand = fc.constantFrom(...ACTS).map((act) => commandOf(act, day(31)));
  const states = ACTS.flatMap((act) => [stateOf('guest', act), stateOf('member', act)]);
  const frozen = deepFrozen([...states, stateOf('absent'), stateOf('erased')]);
  const anyState = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...frozen) },
    { weight: 1, arbitrary: fc.constantFrom(...frozen.slice(-2)) },
  );

  it('is a command that is accepted or refused, or has issues, and harms nothing', () => {
    const seen = { accepted: 0, refused: 0, issues: 0 };
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: damaged(anyCommand) }, anyHostile),
        anyState,
        (told, state) => {
          const read = parseCustomerCommand(told);
          if (!read.ok) {
            expect(read.issues.length).toBeGreaterThan(0);
            seen.issues += 1;
            return;
          }
          const carried = carryOut(rules, { state, newestAt: null }, read.value);
          seen[carried.accepted ? 'accepted' : 'refused'] += 1;
          // What is decided can be read again, or the record would be lost to its own schema.
          for (const event of carried.accepted ? carried.events : []) {
            expect(parseCustomerEvent(event)).toEqual({ ok: true, value: event });
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.accepted, seen.refused, seen.issues)).toBeGreaterThan(20);
  });

  it('is an event that happens, or cannot have happened, or has issues', () => {
    const events = walk(rules, fc.sample(anySteps, { numRuns: 20, seed: 1 }).flat()).flatMap(
      ({ result }) => (result.accepted ? result.events : []),
    );
    const seen = { happened: 0, impossible: 0, issues: 0 };
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: damaged(fc.constantFrom(...events)) }, anyHostile),
        anyState,
        (told, state) => {
          const read = parseCustomerEvent(told);
          if (!read.ok) {
            seen.issues += 1;
            return;
          }
          try {
            const next = rules.evolve(state, read.value);
            seen.happened += 1;
            liveOn(next);
          } catch (error) {
            if (!hasErrorCode(error, 'CONTRACT_BROKEN')) throw error;
            expect(hasErrorCode(error, 'CONTRACT_BROKEN')).toBe(true);
            expect(String(error)).toContain('evolve: event must be able to follow');
            seen.impossible += 1;
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.happened, seen.impossible, seen.issues)).toBeGreaterThan(10);
  });

  it('is a snapshot that can be lived on from, or has issues', () => {
    const seen = { restored: 0, issues: 0 };
    const anySnapshot = fc.constantFrom(...frozen).map((state) => saveCustomer(state, day(10)));
    const anyContext = fc
      .tuple(anySnapshot, damaged(anySnapshot.map(({ context }) => context)))
      .map(([snapshot, context]) => ({ ...snapshot, context }));
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 3, arbitrary: damaged(anySnapshot) },
          { weight: 3, arbitrary: anyContext },
          anyHostile,
        ),
        (told) => {
          const read = parseCustomerSnapshot(told);
          if (!read.ok) {
            seen.issues += 1;
            return;
          }
          seen.restored += 1;
          liveOn(restoreCustomer(read.value));
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(seen.restored, seen.issues)).toBeGreaterThan(20);
  });

  it('is an entry that can be put into a timeline, or has issues', () => {
    const whole: TimelineEntry = {
      kind: 'transaction',
      what: 'bought',
      customer: 'ada',
      id: 'x',
      at: day(1),
      amount: null,
    };
    const seen = { placed: 0, issues: 0 };
    fc.assert(
      fc.property(fc.oneof(damaged(fc.constant(whole)), anyHostile), (told) => {
        const read = parseTimelineEntry(told);
        seen[read.ok ? 'placed' : 'issues'] += 1;
        if (read.ok) expect(timelineOf([read.value, whole, read.value]).length).toBeLessThan(3);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.placed, seen.issues)).toBeGreaterThan(20);
  });

  it('may be deep, wide, recursive, or a trap', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const ring: Record<string, unknown> = { type: 'Erase' };
    ring['by'] = ring;
    const fail = () => {
      throw new Error(CANARY);
    };
    const trap = new Proxy({}, { ownKeys: fail });
    const getter = Object.defineProperty({ type: 'Erase', at: day(0) }, 'by', {
      enumerable: true,
      get: fail,
    });
    const polluted: unknown = JSON.parse(
      '{"type":"Unlink","__proto__":{"at":"2026-05-01T10:00Z"}}',
    );
    const wide = {
      ...commandOf('MarkOccasion', day(0)),
      needs: new Array<null>(90_000).fill(null),
    };
    const parsers = [
      parseCustomerCommand,
      parseCustomerEvent,
      parseCustomerSnapshot,
      parseTimelineEntry,
    ];
    for (const told of [{ type: 'Erase', by: deep }, ring, trap, getter, polluted, wide]) {
      for (const parse of parsers) {
        const read = parse(told);
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.issues.length).toBeLessThanOrEqual(100);
        expect(JSON.stringify(read)).not.toContain(CANARY);
      }
    }
    expect(({} as Record<string, unknown>)['at']).toBeUndefined();
  });
});

describe('the schemas', () => {
  it('are Standard Schemas of exactly the types written by hand', () => {
    type Output<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>;
    const command = (told: Output<typeof customerSchemas.command>): CustomerCommand => told;
    const event = (told: Output<typeof customerSchemas.event>): CustomerEvent => told;
    const snapshot = (told: Output<typeof customerSchemas.snapshot>): CustomerSnapshot => told;
    const entry = (told: Output<typeof customerSchemas.entry>): TimelineEntry => told;
    // @ts-expect-error a fact without its source is no command
    const bare: CustomerCommand = { type: 'LearnFact', at: day(0), by: 'x', fact: 'birthday' };
    // @ts-expect-error a plain text is no instant
    const text: CustomerCommand = { type: 'Unlink', at: '2026-05-01T10:00Z', by: 'x' };

    expect([command, event, snapshot, entry, bare, text]).toHaveLength(6);
  });

  it('answer as the parsers do', () => {
    const unlink = { type: 'Unlink', at: '2026-05-01T10:00Z', by: 'x' };
    const { validate, vendor, version } = customerSchemas.command['~standard'];
    const read = parseCustomerCommand(unlink);

    expect([vendor, version]).toEqual(['everbond', 1]);
    expect(validate(unlink)).toEqual({ value: read.ok && read.value });
    expect(validate({ ...unlink, x: 1 })).toMatchObject({ issues: [{ code: 'UNKNOWN_FIELD' }] });
  });

  it('are exported as JSON Schema, closed to unknown fields', () => {
    const unions = [customerJsonSchema('command'), customerJsonSchema('event')];
    for (const schema of unions) {
      const parts = (schema['oneOf'] ?? schema['anyOf']) as readonly {
        readonly additionalProperties?: unknown;
      }[];

      expect(parts.length).toBeGreaterThan(15);
      for (const part of parts) expect(part.additionalProperties).toBe(false);
    }
    expect(customerJsonSchema('snapshot')).toMatchObject({ additionalProperties: false });
    expect(JSON.stringify(customerJsonSchema('event'))).toContain('FactLearnt');
    expect(Object.keys(customerFormats)).toHaveLength(25);
    expect(Object.keys(customerJsonSchema('entry'))).toContain('$schema');
  });
});
