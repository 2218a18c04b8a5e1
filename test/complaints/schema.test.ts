/** What comes from outside: accepted in one form, or refused with every issue and its path. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CASE_ACTS } from '../../src/domains/complaints/case-acts.ts';
import type { CaseCommand } from '../../src/domains/complaints/case-command.ts';
import { CASE_EVENTS, type CaseEvent } from '../../src/domains/complaints/case-event.ts';
import {
  caseJsonSchema,
  caseSchemas,
  parseCaseCommand,
  parseCaseEvent,
} from '../../src/domains/complaints/schema.ts';
import { standingAfter } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { hasErrorCode } from '../../src/kernel/errors.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import { anySteps, commandOf, day, deepFrozen, rules, STATUSES, stateOf, walk } from './cases.ts';

const CANARY = 'canary-4711';
const states = STATUSES.map((status) => deepFrozen(stateOf(status)));
const [absent, received] = states;
if (absent === undefined || received === undefined) throw new Error('no states');

function issuesOf(result: Parsed<unknown>) {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
}

describe('a command from outside', () => {
  it('comes back in its canonical form', () => {
    const told = {
      type: 'Receive',
      at: '2026-03-04T12:00+01:00',
      by: 'bob',
      cause: 'product-fault',
    };
    const value = { ...told, at: day(0), by: { actor: 'bob', authority: null } };

    expect(parseCaseCommand(told)).toEqual({ ok: true, value });
    expect(parseCaseCommand(value)).toEqual({ ok: true, value });
  });

  it('has every issue named, with its path, and never what was sent', () => {
    const read = parseCaseCommand({
      type: 'Receive',
      at: CANARY,
      by: { actor: '', [CANARY]: CANARY },
      cause: CANARY,
      remedySought: CANARY,
      customer: '',
      channel: 'pigeon',
      severity: 7,
      safety: 'yes',
      facts: ['Not A Code', 'fine'],
      text: CANARY,
      [CANARY]: CANARY,
    });

    expect(
      issuesOf(read)
        .map((issue) => issue.join(' '))
        .sort(),
    ).toEqual([
      'NOT_AN_ID by actor',
      'NOT_AN_ID customer',
      'NOT_AN_INSTANT at',
      'NOT_A_CODE facts 0',
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD by',
      'UNKNOWN_VALUE cause',
      'UNKNOWN_VALUE channel',
      'UNKNOWN_VALUE remedySought',
      'UNKNOWN_VALUE severity',
      'WRONG_TYPE safety',
      'WRONG_TYPE text',
    ]);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  });

  const told = { at: '2026-03-04T11:00Z', by: 'bob' };
  it.each([
    [null, [['WRONG_TYPE']]],
    [{ type: 'Complain' }, [['UNKNOWN_VALUE', 'type']]],
    [{ type: 'Receive', ...told }, [['MISSING', 'cause']]],
    [
      { type: 'Receive', ...told, cause: 'product-fault', text: { vault: 'v', text: 'It broke' } },
      [['UNKNOWN_FIELD', 'text']],
    ],
    [{ type: 'Assess', ...told, severity: 'low' }, [['MISSING', 'safety']]],
    [{ type: 'DatePromise', ...told, promise: 'p' }, [['MISSING', 'dueAt']]],
    [{ type: 'DatePromise', ...told, promise: 'p', dueAt: null }, [['WRONG_TYPE', 'dueAt']]],
    [{ type: 'Pause', ...told, reason: 'Waiting For Customer' }, [['NOT_A_CODE', 'reason']]],
    [
      {
        type: 'ProposeRemedy',
        ...told,
        remedy: 'r',
        kind: 'refund',
        amount: { minor: -1, currency: 'GBP' },
      },
      [['OUT_OF_RANGE', 'amount', 'minor']],
    ],
    [
      { type: 'Conclude', ...told, findings: [{ allegation: 'complaint', finding: 'true' }] },
      [['UNKNOWN_VALUE', 'findings', 0, 'finding']],
    ],
    [
      {
        type: 'Retarget',
        ...told,
        regime: 'r',
        clock: 'c',
        target: { kind: 'business-days', days: 0, endsAt: 'end-of-date' },
      },
      [['OUT_OF_RANGE', 'target', 'days']],
    ],
    [{ type: 'RecordMilestone', ...told, milestone: 'received' }, [['UNKNOWN_VALUE', 'milestone']]],
  ])('is refused: case %#', (from, issues) => {
    expect(issuesOf(parseCaseCommand(from))).toEqual(issues);
  });

  it('is taken for every act, and for the firing of a timer', () => {
    const by = { actor: 'bob', authority: null };
    for (const act of CASE_ACTS) {
      const command = commandOf(act, received, day(0));

      expect(parseCaseCommand(command), act).toEqual({ ok: true, value: { ...command, by } });
    }
    expect(parseCaseCommand({ type: 'FireTimer', timer: 'p-0', ...told }).ok).toBe(true);
  });
});

describe('an event from outside', () => {
  const by = { actor: 'x', authority: null };
  const heard = { type: 'Heard', at: day(0), by, rules: [] };
  const log = [{ type: 'Reached', milestone: 'received', at: day(-1) }];
  const other = { id: 'c-9', facts: [], log, merged: [] };
  const absorbed = { ...heard, type: 'Absorbed', cause: 'product-fault', other };
  const blanks = {
    remedySought: null,
    customer: null,
    channel: null,
    severity: null,
    safety: null,
  };
  const imported = {
    ...heard,
    ...blanks,
    type: 'Imported',
    cause: 'product-fault',
    facts: null,
    text: null,
    status: 'received',
    receivedAt: day(-1),
    log: null,
    promises: null,
  };
  const soon = { promise: 'soon', dueAt: null };

  it('may carry its version, and loses it', () => {
    expect(parseCaseEvent({ ...heard, version: 1 })).toEqual({ ok: true, value: heard });
    expect(parseCaseEvent(absorbed)).toEqual({ ok: true, value: absorbed });
    expect(parseCaseEvent(imported)).toEqual({ ok: true, value: imported });
  });

  it.each([
    [{ ...heard, version: 2 }, [['NEWER_VERSION', 'version']]],
    [{ ...heard, version: 1, type: 'Listened' }, [['UNKNOWN_TYPE', 'type']]],
    [{ ...heard, by: 'x' }, [['WRONG_TYPE', 'by']]],
    [{ ...heard, text: null }, [['UNKNOWN_FIELD']]],
    [{ ...heard, type: 'Said' }, [['MISSING', 'words']]],
    [{ ...absorbed, at: day(-2) }, [['LOG_NOT_IN_ORDER', 'other', 'log']]],
    [{ ...imported, receivedAt: day(1) }, [['LOG_NOT_IN_ORDER', 'log']]],
    [{ ...imported, log: [{ ...log[0], at: day(-2) }] }, [['LOG_NOT_IN_ORDER', 'log']]],
    [{ ...imported, promises: [soon, soon] }, [['TWICE', 'promises', 1, 'promise']]],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseCaseEvent(told))).toEqual(issues);
  });

  it('comes back from JSON as it was, whichever it is', () => {
    const types = new Set<string>();
    const check = (event: CaseEvent) => {
      types.add(event.type);
      const stored: unknown = JSON.parse(JSON.stringify({ ...event, version: 1 }));
      expect(parseCaseEvent(stored)).toEqual({ ok: true, value: event });
    };
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { result } of walk(rules, steps)) {
          if (result.accepted) result.events.forEach(check);
        }
      }),
      { numRuns: 10 },
    );
    for (const state of states) {
      for (const act of CASE_ACTS) {
        const decision = rules.decide(commandOf(act, state, day(1)), state);
        if (decision.accepted) decision.events.forEach(check);
      }
    }
    expect(CASE_EVENTS.filter((type) => type !== 'Rejected' && !types.has(type))).toEqual([]);
    const reasons = ['no-loss'];
    const rejected = { ...heard, type: 'Rejected', reasons, text: null };
    expect(parseCaseEvent(rejected)).toEqual({ ok: true, value: rejected });
  });
});

/**
 * The names of the fields of a type, at any depth, that hold text of any kind whatever. What was
 * merged is the same again, and is left out.
 */
type FreeText<Value, Field = never> = Value extends string
  ? string extends Value
    ? Field
    : never
  : Value extends readonly (infer Item)[]
    ? FreeText<Item, Field>
    : Value extends object
      ? { [Name in Exclude<keyof Value, 'merged'>]-?: FreeText<Value[Name], Name> }[Exclude<
          keyof Value,
          'merged'
        >]
      : never;

describe('what a customer wrote', () => {
  it('has no place in an event: its texts are ids and codes, each checked', () => {
    const checks = {
      actor: 'id',
      authority: 'id',
      rules: 'id',
      vault: 'id',
      customer: 'id',
      id: 'id',
      allegation: 'id',
      remedy: 'id',
      promise: 'id',
      basis: 'id',
      party: 'id',
      to: 'id',
      body: 'id',
      bodies: 'id',
      survivor: 'id',
      systemicCause: 'id',
      facts: 'code',
      reason: 'code',
      extends: 'code',
      regime: 'code',
      clock: 'code',
      currency: 'currency',
    } as const;
    type Names = Exclude<FreeText<CaseEvent>, number | symbol>;
    const complete: Readonly<Record<Names, string>> = checks;
    type Stale = Exclude<keyof typeof checks, Names>;
    const isExact: [Stale] extends [never] ? true : false = true;
    // @ts-expect-error what was said is a reference, and no text
    const text: Extract<CaseEvent, { readonly type: 'Received' }>['text'] = 'It broke!';

    expect([complete, isExact, text]).toHaveLength(3);
    const sentence = 'My neighbour said that it broke and that you never called back. '.repeat(4);
    for (const act of CASE_ACTS) {
      const command = commandOf(act, received, day(0));
      for (const field of Object.keys(command)) {
        expect(parseCaseCommand({ ...command, [field]: sentence }).ok, `${act} ${field}`).toBe(
          false,
        );
      }
    }
  });
});

/** A valid value with one field, somewhere, made into anything. */
function damaged(whole: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(-0, Number.NaN, undefined, '', '9999-12-31T23:59:59.999Z', 1e308),
    fc.anything({ maxDepth: 1, withNullPrototype: true, withBigInt: true, withDate: true }),
  );
  return fc.tuple(whole, fc.nat(30), anything, fc.nat(9)).map(([value, pick, other, roll]) => {
    const keys = Object.keys(value);
    const key = keys[pick % (keys.length + 1)] ?? 'extra';
    return roll === 0 ? value : { ...value, [key]: other };
  });
}

describe('anything at all', () => {
  const anyHostile = fc.oneof(fc.jsonValue(), fc.anything(), fc.object());
  const anyState = fc.constantFrom(...states);

  it('is a command that is accepted or refused, or has issues, and harms nothing', () => {
    const seen = { accepted: 0, refused: 0, issues: 0 };
    const anyCommand = fc
      .constantFrom(...CASE_ACTS)
      .map((act) => commandOf(act, act === 'Receive' ? absent : received, day(31)));
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: damaged(anyCommand) }, anyHostile),
        anyState,
        (told, state) => {
          const read = parseCaseCommand(told);
          if (!read.ok) {
            expect(read.issues.length).toBeGreaterThan(0);
            seen.issues += 1;
            return;
          }
          const carried = carryOut(rules, { state, newestAt: day(0) }, read.value);
          seen[carried.accepted ? 'accepted' : 'refused'] += 1;
        },
      ),
      { numRuns: 600 },
    );
    expect(Math.min(seen.accepted, seen.refused, seen.issues)).toBeGreaterThan(20);
  });

  it('is an event that happens, or cannot have happened, or has issues', () => {
    const events = walk(rules, fc.sample(anySteps, { numRuns: 6, seed: 1 }).flat()).flatMap(
      ({ result }) => (result.accepted ? result.events : []),
    );
    const seen = { happened: 0, impossible: 0, issues: 0 };
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: damaged(fc.constantFrom(...events)) }, anyHostile),
        anyState,
        (told, state) => {
          const read = parseCaseEvent(told);
          if (!read.ok) {
            seen.issues += 1;
            return;
          }
          const before = { state, newestAt: day(0) };
          try {
            const next = standingAfter(rules, [read.value], before);
            seen.happened += 1;
            // What was believed must not break what comes after it.
            for (const act of ['Acknowledge', 'Close', 'Reopen', 'Update'] as const) {
              carryOut(rules, next, commandOf(act, next.state, day(3000)));
            }
          } catch (error) {
            expect(hasErrorCode(error, 'CONTRACT_BROKEN')).toBe(true);
            expect(String(error)).toContain('evolve: event must be able to follow');
            seen.impossible += 1;
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(Math.min(seen.happened, seen.impossible, seen.issues)).toBeGreaterThan(10);
  });

  it('may be deep, wide, recursive, or a trap', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const ring: Record<string, unknown> = { type: 'Hear' };
    ring['by'] = ring;
    let nested: object = { id: 'c', facts: [], log: [], merged: [] };
    for (let depth = 0; depth < 5_000; depth += 1) {
      nested = { id: 'c', facts: [], log: [], merged: [{ at: day(0), case: nested }] };
    }
    const told = { at: day(0), by: 'x' };
    const absorb = { ...told, type: 'Absorb', cause: 'product-fault', other: nested };
    const wide = { ...told, type: 'Classify', facts: new Array<null>(90_000).fill(null) };
    for (const from of [{ ...told, type: 'Hear', by: deep }, ring, absorb, wide]) {
      for (const parse of [parseCaseCommand, parseCaseEvent]) {
        const read = parse(from);
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.issues.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

describe('the schemas', () => {
  it('are Standard Schemas of exactly the types written by hand', () => {
    type Output<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>;
    const command = (told: Output<typeof caseSchemas.command>): CaseCommand => told;
    const event = (told: Output<typeof caseSchemas.event>): CaseEvent => told;
    // @ts-expect-error a complaint has a cause
    const wrong: CaseCommand = { type: 'Receive', at: day(0), by: 'x' };
    // @ts-expect-error a plain text is no instant
    const text: CaseCommand = { type: 'Hear', at: '2026-03-04T11:00Z', by: 'x' };

    expect([command, event, wrong, text]).toHaveLength(4);
  });

  it('answer as the parsers do', () => {
    const hear = { type: 'Hear', at: '2026-03-04T11:00Z', by: 'x' };
    const { validate, vendor, version } = caseSchemas.command['~standard'];
    const read = parseCaseCommand(hear);

    expect([vendor, version]).toEqual(['everbond', 1]);
    expect(validate(hear)).toEqual({ value: read.ok && read.value });
    expect(validate({ ...hear, x: 1 })).toMatchObject({ issues: [{ code: 'UNKNOWN_FIELD' }] });
    expect(caseSchemas.event['~standard'].validate({ type: 'Heard', version: 9 })).toMatchObject({
      issues: [{ code: 'NEWER_VERSION' }],
    });
  });

  it('are JSON Schemas, too', () => {
    for (const part of ['command', 'event'] as const) {
      expect(JSON.stringify(caseJsonSchema(part))).toContain('draft/2020-12');
    }
  });
});
