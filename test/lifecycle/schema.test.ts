/** What comes from outside: accepted in one form, or refused with every issue and its path. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import type { LifecycleCommand } from '../../src/domains/lifecycle/lifecycle-command.ts';
import type { LifecycleEvent } from '../../src/domains/lifecycle/lifecycle-event.ts';
import {
  type LifecycleSnapshot,
  restoreLifecycle,
  saveLifecycle,
} from '../../src/domains/lifecycle/lifecycle-snapshot.ts';
import {
  lifecycleJsonSchema,
  lifecycleSchemas,
  parseLifecycleCommand,
  parseLifecycleEvent,
  parseLifecycleSnapshot,
} from '../../src/domains/lifecycle/schema.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { hasErrorCode } from '../../src/kernel/errors.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import { ACTS, anySteps, commandOf, day, deepFrozen, STATUSES, stateOf, walk } from './lives.ts';

const rules = lifecycle({ winbackDays: 20 });
const CANARY = 'canary-4711';

function issuesOf(result: Parsed<unknown>) {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
}

describe('a command from outside', () => {
  it('comes back in its canonical form', () => {
    const told = {
      type: 'StartWinback',
      at: '2026-05-01T10:00+01:00',
      by: 'bob',
      chance: '.30',
      futureMargin: { minor: 40_000, currency: 'EUR' },
      consent: 'granted',
    };
    const value = {
      ...told,
      at: '2026-05-01T09:00:00.000Z',
      by: { actor: 'bob', authority: null },
      chance: { numerator: 3, denominator: 10 },
    };

    expect(parseLifecycleCommand(told)).toEqual({ ok: true, value });
    expect(parseLifecycleCommand({ ...told, chance: 0.3 })).toEqual({ ok: true, value });
    expect(parseLifecycleCommand(value)).toEqual({ ok: true, value });
  });

  it('has every issue named, with its path, and never what was sent', () => {
    const read = parseLifecycleCommand({
      type: 'StartWinback',
      at: CANARY,
      by: { actor: '', [CANARY]: CANARY },
      chance: 7,
      futureMargin: { minor: 0.5, currency: CANARY },
      offerCost: { minor: -1, currency: 'EUR' },
      contactCost: { minor: 1e15 + 1, currency: 'EUR' },
      consent: CANARY,
      [CANARY]: CANARY,
    });

    expect(
      issuesOf(read)
        .map((issue) => issue.join(' '))
        .sort(),
    ).toEqual([
      'NOT_AN_ID by actor',
      'NOT_AN_INSTANT at',
      'NOT_A_CURRENCY futureMargin currency',
      'OUT_OF_RANGE chance',
      'OUT_OF_RANGE contactCost minor',
      'OUT_OF_RANGE offerCost minor',
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD by',
      'UNKNOWN_VALUE consent',
      'WRONG_TYPE futureMargin minor',
    ]);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  });

  it.each([
    [null, [['WRONG_TYPE']]],
    [[], [['WRONG_TYPE']]],
    [{}, [['MISSING', 'type']]],
    [{ type: 'Nonsense' }, [['UNKNOWN_VALUE', 'type']]],
    [
      { type: 'Save' },
      [
        ['MISSING', 'at'],
        ['MISSING', 'by'],
      ],
    ],
    [
      { type: 'Save', at: 'x', by: 1 },
      [
        ['NOT_AN_INSTANT', 'at'],
        ['UNKNOWN_VALUE', 'by'],
      ],
    ],
    [{ type: 'Save', at: new Date(0), by: 'x' }, [['NOT_PLAIN', 'at']]],
    [commandOf('NameContact', day(0), { contact: 'é'.repeat(101) }), [['NOT_AN_ID', 'contact']]],
    [
      commandOf('RecordProfile', day(0), { facts: new Array<string>(101).fill('a') }),
      [['OUT_OF_RANGE', 'facts']],
    ],
    [commandOf('RecordProfile', day(0), { facts: ['a', ''] }), [['NOT_AN_ID', 'facts', 1]]],
    [{ ...commandOf('Import', day(0)), status: 'absent' }, [['UNKNOWN_VALUE', 'status']]],
    [
      { ...commandOf('Import', day(0)), highWaterMark: 'lost' },
      [['UNKNOWN_VALUE', 'highWaterMark']],
    ],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseLifecycleCommand(told))).toEqual(issues);
  });

  it('is taken for every act, and for the firing of a timer', () => {
    for (const act of ACTS) {
      const command = commandOf(act, day(0), { offerMinor: 10 });
      const by = { actor: 'cy', authority: null };

      expect(parseLifecycleCommand(command)).toEqual({ ok: true, value: { ...command, by } });
    }
    const fire = { type: 'FireTimer', timer: 'pause', at: day(0), by: 'clock' };
    expect(parseLifecycleCommand(fire).ok).toBe(true);
  });
});

describe('an event from outside', () => {
  const by = { actor: 'x', authority: null };
  const saved = { type: 'Saved', at: day(0), by, rules: [] };
  const effort = {
    ...saved,
    type: 'WinbackStarted',
    chance: { numerator: 1, denominator: 2 },
    futureMargin: { minor: 1, currency: 'EUR' },
    offerCost: { minor: 1, currency: 'EUR' },
    contactCost: { minor: 1, currency: 'USD' },
    consent: 'granted',
    endsAt: null,
  };
  const loss = { lostBy: 'firm', reason: 'unknown', inferred: false };
  const opened = { ...saved, type: 'Imported', highWaterMark: null, dueAt: null };

  it('may carry its version, and loses it', () => {
    expect(parseLifecycleEvent({ ...saved, version: 1 })).toEqual({ ok: true, value: saved });
    expect(parseLifecycleEvent(saved)).toEqual({ ok: true, value: saved });
  });

  it.each([
    [{ ...saved, version: 2 }, [['NEWER_VERSION', 'version']]],
    [{ ...saved, version: 0 }, [['NOT_A_VERSION', 'version']]],
    [{ ...saved, version: 1, type: 'Rescued' }, [['UNKNOWN_TYPE', 'type']]],
    [{ ...saved, type: 'Rescued' }, [['UNKNOWN_VALUE', 'type']]],
    [{ ...saved, by: 'x' }, [['WRONG_TYPE', 'by']]],
    [{ ...saved, to: 'lost' }, [['UNKNOWN_FIELD']]],
    [effort, [['CURRENCIES_DIFFER', 'futureMargin', 'currency']]],
    [{ ...opened, status: 'lost', loss: null }, [['LOSS_MISPLACED', 'loss']]],
    [{ ...opened, status: 'welcoming', loss }, [['LOSS_MISPLACED', 'loss']]],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseLifecycleEvent(told))).toEqual(issues);
  });

  it('comes back from JSON as it was, whichever it is', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { result } of walk(rules, steps)) {
          for (const event of result.accepted ? result.events : []) {
            types.add(event.type);
            const stored: unknown = JSON.parse(JSON.stringify({ ...event, version: 1 }));
            expect(parseLifecycleEvent(stored)).toEqual({ ok: true, value: event });
          }
        }
      }),
      { numRuns: 30 },
    );
    expect(types.size).toBeGreaterThan(15); // of 20
  });
});

describe('a snapshot from outside', () => {
  const lost = saveLifecycle(stateOf('lost'), day(10));
  const [timer] = lost.timers;

  it('comes back from JSON as it was, in every status', () => {
    for (const status of STATUSES) {
      const saved = saveLifecycle(stateOf(status), day(10));

      expect(parseLifecycleSnapshot(JSON.parse(JSON.stringify(saved)))).toEqual({
        ok: true,
        value: saved,
      });
    }
  });

  it.each([
    [{ ...lost, version: 2 }, [['NEWER_VERSION', 'version']]],
    [{ ...lost, machine: 'ledger' }, [['OTHER_MACHINE', 'machine']]],
    [{ ...lost, extra: 1 }, [['UNKNOWN_FIELD']]],
    [
      { ...lost, context: { ...lost.context, loss: null } },
      [['LOSS_MISPLACED', 'context', 'loss']],
    ],
    [
      { ...lost, state: 'welcoming' },
      [
        ['LOSS_MISPLACED', 'context', 'loss'],
        ['TIMER_MISPLACED', 'timers', 0],
      ],
    ],
    [{ ...lost, timers: [timer, timer] }, [['TIMER_MISPLACED', 'timers', 1]]],
    [{ ...lost, timers: [{ ...timer, id: 'winback' }] }, [['TIMER_MISPLACED', 'timers', 0]]],
    [{ ...lost, timers: [{ ...timer, startedAt: day(31) }] }, [['OUT_OF_RANGE', 'timers', 0]]],
  ])('is refused: case %#', (told, issues) => {
    expect(issuesOf(parseLifecycleSnapshot(told))).toEqual(issues);
  });

  it('has as many issues as the kernel lists, and no more', () => {
    const profile = new Array<null>(50_000).fill(null);
    const read = parseLifecycleSnapshot({ ...lost, context: { ...lost.context, profile } });

    expect(issuesOf(read)).toHaveLength(100);
  });

  it('may be due in the instant it was set', () => {
    const instantly = { ...lost, timers: [{ ...timer, startedAt: day(30) }] };

    expect(parseLifecycleSnapshot(instantly).ok).toBe(true);
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
  const anyCommand = fc.constantFrom(...ACTS).map((act) => commandOf(act, day(31)));
  const states = STATUSES.map((status) => deepFrozen(stateOf(status)));

  it('is a command that is accepted or refused, or has issues, and harms nothing', () => {
    const seen = { accepted: 0, refused: 0, issues: 0 };
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: damaged(anyCommand) }, anyHostile),
        fc.constantFrom(...states),
        (told, state) => {
          const read = parseLifecycleCommand(told);
          if (!read.ok) {
            expect(read.issues.length).toBeGreaterThan(0);
            seen.issues += 1;
            return;
          }
          const carried = carryOut(rules, { state, newestAt: null }, read.value);
          seen[carried.accepted ? 'accepted' : 'refused'] += 1;
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
        fc.constantFrom(...states),
        (told, state) => {
          const read = parseLifecycleEvent(told);
          if (!read.ok) {
            seen.issues += 1;
            return;
          }
          try {
            const next = rules.evolve(state, read.value);
            seen.happened += 1;
            // What was believed must not break what comes after it.
            for (const act of ACTS) {
              carryOut(rules, { state: next, newestAt: null }, commandOf(act, day(3000)));
            }
          } catch (error) {
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
    const anySnapshot = fc.constantFrom(...states).map((state) => saveLifecycle(state, day(10)));
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: damaged(anySnapshot) }, anyHostile), (told) => {
        const read = parseLifecycleSnapshot(told);
        if (!read.ok) {
          seen.issues += 1;
          return;
        }
        seen.restored += 1;
        const state = restoreLifecycle(read.value, { mode: 'absolute', restoredAt: day(45) });
        for (const act of ACTS) {
          carryOut(rules, { state, newestAt: null }, commandOf(act, day(3000)));
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.restored, seen.issues)).toBeGreaterThan(20);
  });

  it('may be deep, wide, recursive, or a trap', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const ring: Record<string, unknown> = { type: 'Save' };
    ring['by'] = ring;
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error(CANARY);
        },
      },
    );
    const getter = Object.defineProperty({ type: 'Save', at: day(0) }, 'by', {
      enumerable: true,
      get: () => {
        throw new Error(CANARY);
      },
    });
    const polluted: unknown = JSON.parse('{"type":"Save","__proto__":{"at":"2026-05-01T10:00Z"}}');
    const wide = {
      ...commandOf('RecordProfile', day(0)),
      facts: new Array<null>(90_000).fill(null),
    };
    for (const told of [{ type: 'Save', by: deep }, ring, trap, getter, polluted, wide]) {
      for (const parse of [parseLifecycleCommand, parseLifecycleEvent, parseLifecycleSnapshot]) {
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
    const command = (told: Output<typeof lifecycleSchemas.command>): LifecycleCommand => told;
    const event = (told: Output<typeof lifecycleSchemas.event>): LifecycleEvent => told;
    const snapshot = (told: Output<typeof lifecycleSchemas.snapshot>): LifecycleSnapshot => told;
    // @ts-expect-error a contact is no text that may be missing
    const wrong: LifecycleCommand = { type: 'NameContact', at: day(0), by: 'x' };
    // @ts-expect-error an act without its facts is no command
    const bare: LifecycleCommand = { type: 'Lose', at: day(0), by: 'x' };
    // @ts-expect-error a plain text is no instant
    const text: LifecycleCommand = { type: 'Save', at: '2026-05-01T10:00Z', by: 'x' };

    expect([command, event, snapshot, wrong, bare, text]).toHaveLength(6);
  });

  it('answer as the parsers do', () => {
    const save = { type: 'Save', at: '2026-05-01T10:00Z', by: 'x' };
    const { validate, vendor, version } = lifecycleSchemas.command['~standard'];
    const read = parseLifecycleCommand(save);

    expect([vendor, version]).toEqual(['everbond', 1]);
    expect(validate(save)).toEqual({ value: read.ok && read.value });
    expect(validate({ ...save, x: 1 })).toEqual({
      issues: [{ path: [], code: 'UNKNOWN_FIELD', message: 'must have no field but type, at, by' }],
    });
  });

  it('are exported as JSON Schema, closed to unknown fields', () => {
    const shapes = lifecycleJsonSchema('command')['oneOf'] as { additionalProperties: boolean }[];

    expect(shapes).toHaveLength(11);
    expect(shapes.every(({ additionalProperties }) => !additionalProperties)).toBe(true);
    expect(lifecycleJsonSchema('event')['oneOf']).toHaveLength(11);
    expect(JSON.stringify(lifecycleJsonSchema('snapshot'))).not.toContain('readOnly');
  });
});
