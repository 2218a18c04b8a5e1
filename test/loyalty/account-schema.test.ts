/** Commands and events from outside: anything at all is accepted, refused or has issues. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import { accountFormats } from '../../src/domains/loyalty/account-event.ts';
import { EVENT_OF_ACT } from '../../src/domains/loyalty/account-flow.ts';
import {
  parseLoyaltyCommand,
  parseLoyaltyEvent,
} from '../../src/domains/loyalty/account-schema.ts';
import { accountSentences } from '../../src/domains/loyalty/sentences.ts';
import { hostileValues } from '../../src/host/testing/hostile-values.ts';
import { sentenceOf } from '../../src/kernel/refusal.ts';
import { club, lots, member, on, order, unaccounted } from './accounts.ts';
import { noCounts } from './invariants.ts';
import { simulate } from './simulation.ts';
import { CHOICES, play, programmeWith, worldOf } from './world.ts';

const frame = { at: '2026-02-01T10:00Z', by: 'till-4' };

const POLICIES = {
  spent: 'unlimited-debt',
  partialRefund: 'residual',
  redeemed: 'pro-rata',
  reversal: { kind: 'by-canceller', days: 30 },
  consume: 'soonest-expiring',
  pending: CHOICES.pending[1],
  expiry: CHOICES.expiry[4],
  cap: 400,
  hasTiers: true,
  zone: 'UTC',
} as const;

const anyStep = fc.record({
  pick: fc.nat(1000),
  who: fc.nat(1),
  gapHours: fc.nat(60),
  lateHours: fc.constant(0),
  size: fc.integer({ min: 1, max: 120 }),
  which: fc.nat(300),
});

describe('what the library itself says', () => {
  it('is read back as it was: every command, and every event that comes of it', () => {
    const commands = new Set<string>();
    const events = new Set<string>();
    fc.assert(
      fc.property(
        fc.noBias(fc.array(anyStep, { minLength: 30, maxLength: 60, size: 'max' })),
        (steps) => {
          const world = worldOf(programmeWith(POLICIES));
          for (const step of steps) {
            for (const { command } of play(world, step)) {
              const read = parseLoyaltyCommand(JSON.parse(JSON.stringify(command)));
              commands.add(command.type);
              expect(read).toEqual({
                ok: true,
                value: { ...command, by: { actor: 'till-4', authority: null } },
              });
            }
          }
          for (const event of world.sides.flatMap((side) => side.events)) {
            events.add(event.type);
            expect(parseLoyaltyEvent(JSON.parse(JSON.stringify(event)))).toEqual({
              ok: true,
              value: event,
            });
          }
        },
      ),
      { numRuns: 10 },
    );
    expect(commands.size).toBeGreaterThan(12);
    expect(events.size).toBeGreaterThan(16);
  });
});

describe('what comes from anywhere', () => {
  it.each(hostileValues())('is no command and no event: %s', (_name, value) => {
    expect(parseLoyaltyCommand(value).ok).toBe(false);
    expect(parseLoyaltyEvent(value).ok).toBe(false);
  });

  it('is accepted, refused with a code, or has issues, and leaves the books right', () => {
    const seen = { issues: 0, refused: 0, accepted: 0 };
    const types = fc.constantFrom(...Object.keys(EVENT_OF_ACT), 'FireTimer', 'Nothing');
    const text = fc.constantFrom(
      'a',
      'A',
      'h',
      'points',
      '__proto__',
      'constructor',
      '',
      'x'.repeat(201),
      'tier',
      '\ud83d',
    );
    const number = fc.constantFrom(-1, 0, 1, 7, 0.5, Number.MAX_SAFE_INTEGER, 1e300, Number.NaN);
    const line = fc.record(
      { id: text, netMinor: number, quantity: number },
      { requiredKeys: ['id', 'netMinor'] },
    );
    const occasion = fc.record(
      {
        type: fc.constantFrom('order', 'visit', 'event'),
        id: text,
        lines: fc.array(line, { maxLength: 3 }),
        event: text,
      },
      { requiredKeys: ['type', 'id'] },
    );
    const command = fc.record(
      {
        type: types,
        member: text,
        reference: text,
        lots: fc.constant(lots([5, null])),
        occasion,
        event: text,
        redemption: text,
        option: fc.constantFrom('mug', 'x'),
        points: number,
        hold: text,
        until: fc.constantFrom('2026-02-09T00:00Z', '2020-01-01T00:00Z', 'soon'),
        order: text,
        amountMinor: number,
        cancelledBy: fc.constantFrom('firm', 'nobody'),
        reason: text,
        transfer: text,
        to: text,
        from: text,
        into: text,
        tier: text,
        timer: fc.constantFrom('hold', 'tier', 'x'),
        budget: text,
        block: text,
      },
      { requiredKeys: ['type'] },
    );
    const redemptions = [{ id: 'mug', kind: 'reward', points: 3, reward: 'mug' }];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(command, fc.object()), { minLength: 1, maxLength: 12, size: 'max' }),
        (told) => {
          const walk = member(club({ redemptions }));
          walk.does('2026-01-02', { type: 'Adjust', points: 50, reason: 'gift' });
          for (const one of told) {
            const read = parseLoyaltyCommand({ ...fieldsOf(one), ...frame });
            if (!read.ok) {
              seen.issues += 1;
              continue;
            }
            const before = JSON.stringify(walk.state());
            const outcome = walk.ask('2026-02-01', read.value);
            if (outcome.accepted) seen.accepted += 1;
            else {
              seen.refused += 1;
              expect(JSON.stringify(walk.state())).toBe(before);
              for (const language of ['en', 'zh-Hant']) {
                expect(sentenceOf(outcome.refusal, accountSentences, language)).toMatch(
                  /^[^{}]+$/u,
                );
              }
            }
            expect(unaccounted(booksAt(walk.state(), on('2026-02-01')))).toBe(0);
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  /** Only the fields that a type of command may have, so that some commands get through. */
  function fieldsOf(one: object): object {
    const type = 'type' in one ? String(one.type) : '';
    const fields: Readonly<Record<string, readonly string[]>> = {
      Enrol: ['member'],
      Open: ['reference', 'lots'],
      Earn: ['occasion'],
      Redeem: ['redemption', 'option'],
      Hold: ['hold', 'points', 'until'],
      Capture: ['hold', 'points'],
      Void: ['hold'],
      Refund: ['order', 'amountMinor'],
      Adjust: ['points', 'reason'],
      Send: ['transfer', 'to', 'points'],
      MergeInto: ['into'],
      GrantTier: ['tier', 'until'],
      Close: ['reason'],
      FireTimer: ['timer'],
      RecordExpiry: [],
      EvaluateTiers: [],
    };
    const known = fields[type];
    if (known === undefined) return one;
    return Object.fromEntries(
      Object.entries(one).filter(([name]) => name === 'type' || known.includes(name)),
    );
  }

  it('an order says what does not agree in it', () => {
    const line = { id: '1', netMinor: 100, discountMinor: 101 };
    const occasion = { ...order('A'), lines: [line, line], paidWithPointsMinor: 500 };
    const read = parseLoyaltyCommand({ ...frame, type: 'Earn', occasion });

    expect(read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ['OUT_OF_RANGE', 'occasion', 'lines', 0, 'discountMinor'],
      ['DUPLICATE_ID', 'occasion', 'lines', 1, 'id'],
      ['OUT_OF_RANGE', 'occasion', 'lines', 1, 'discountMinor'],
      ['OUT_OF_RANGE', 'occasion', 'paidWithPointsMinor'],
    ]);
  });

  it('an event of a newer release is not taken for one of today', () => {
    const types = Object.keys(accountFormats);
    const reads = types.map((type) => parseLoyaltyEvent({ type, version: 2 }));

    expect(types).toHaveLength(27);
    expect(reads.map((read) => (read.ok ? null : read.issues[0]?.code))).toEqual(
      types.map(() => 'NEWER_VERSION'),
    );
  });
});

it('the simulation that a longer check runs plays here for a while', () => {
  const counts = noCounts();
  for (let seed = 1; seed <= 10; seed += 1) simulate(seed, 60, counts);

  expect(counts.accepted + counts.refused).toBeGreaterThanOrEqual(600);
});
