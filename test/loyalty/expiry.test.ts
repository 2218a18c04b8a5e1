/** Expiry: the worked examples, every kind of end, and what no zone or clock can change. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgeExpiry,
  type ExpiryFacts,
  type ExpiryRule,
  expiryOf,
  idlesUnder,
} from '../../src/domains/loyalty/expiry-rule.ts';
import { instant } from '../../src/kernel/instant.ts';

const never: ExpiryRule = { kind: 'never' };

function age(count: number, unit: 'days' | 'months', other: Partial<AgeExpiry> = {}): ExpiryRule {
  return { kind: 'age', count, unit, since: 'earned', endOf: 'day', ...other };
}

/** The end of points that were earned, and became active, at an instant in a zone. */
function endOf(rule: ExpiryRule, at: string, zone = 'UTC', other: Partial<ExpiryFacts> = {}) {
  const earnedAt = instant(at);
  const facts = { earnedAt, activeAt: earnedAt, lastActivityAt: null, zone, tiers: [], ...other };
  return expiryOf(rule, facts);
}

describe('the worked examples', () => {
  it('13: twelve months to the end of the month, in New York', () => {
    const rule = age(12, 'months', { endOf: 'month' });
    expect(endOf(rule, '2020-07-06T12:00Z', 'America/New_York')).toBe('2021-08-01T04:00:00.000Z');
  });

  it('13: one month from 31 January is over when 1 March begins', () => {
    const rule = age(1, 'months');
    expect(endOf(rule, '2025-01-31T12:00Z')).toBe('2025-03-01T00:00:00.000Z');
    expect(endOf(rule, '2025-01-31T12:00Z', 'Asia/Tokyo')).toBe('2025-02-28T15:00:00.000Z');
  });

  it('13: the end of 31 July in London', () => {
    const rule: ExpiryRule = { kind: 'fixed-date', lastDate: '2026-07-31' };
    expect(endOf(rule, '2026-01-01T00:00Z', 'Europe/London')).toBe('2026-07-31T23:00:00.000Z');
  });

  it('14: after 24 months without activity, at the end of the day', () => {
    const rule: ExpiryRule = { kind: 'inactivity', months: 24 };
    const lastActivityAt = instant('2024-01-15T12:00Z');

    expect(endOf(rule, '2023-01-01T00:00Z', 'UTC', { lastActivityAt })).toBe(
      '2026-01-16T00:00:00.000Z',
    );
    expect(endOf(rule, '2023-01-01T00:00Z', 'America/Lima', { lastActivityAt })).toBe(
      '2026-01-16T05:00:00.000Z',
    );
    expect(endOf(rule, '2023-01-01T00:00Z')).toBeNull();
  });
});

describe('points end', () => {
  it.each([
    [age(1, 'days'), '2026-03-11T00:00:00.000Z'],
    [age(30, 'days'), '2026-04-09T00:00:00.000Z'],
    [age(1, 'days', { endOf: 'month' }), '2026-04-01T00:00:00.000Z'],
    [age(22, 'days', { endOf: 'month' }), '2026-04-01T00:00:00.000Z'],
    [age(23, 'days', { endOf: 'month' }), '2026-05-01T00:00:00.000Z'],
    [age(1, 'days', { endOf: 'quarter' }), '2026-04-01T00:00:00.000Z'],
    [age(1, 'months', { endOf: 'quarter' }), '2026-07-01T00:00:00.000Z'],
    [age(24, 'months', { endOf: 'year' }), '2029-01-01T00:00:00.000Z'],
    [never, null],
  ])('as the rule says: %j', (rule, end) => {
    expect(endOf(rule, '2026-03-09T23:59:59.999Z')).toBe(end);
  });

  it('counted from when they became active, and not at all while they wait', () => {
    const rule = age(10, 'days', { since: 'activated' });
    const activeAt = instant('2026-03-20T00:00Z');

    expect(endOf(rule, '2026-03-01T00:00Z', 'UTC', { activeAt })).toBe('2026-03-31T00:00:00.000Z');
    expect(endOf(rule, '2026-03-01T00:00Z', 'UTC', { activeAt: null })).toBeNull();
    expect(endOf(age(10, 'days'), '2026-03-01T00:00Z', 'UTC', { activeAt: null })).not.toBeNull();
  });

  it('at the sooner of two ends, if there are two', () => {
    const idle: ExpiryRule = { kind: 'inactivity', months: 1 };
    const both: ExpiryRule = { kind: 'sooner', of: [age(60, 'days'), idle] };
    const lastActivityAt = instant('2026-03-01T00:00Z');
    const later = instant('2026-06-01T00:00Z');

    expect(endOf(both, '2026-03-01T00:00Z', 'UTC', { lastActivityAt })).toBe(
      '2026-04-02T00:00:00.000Z',
    );
    expect(endOf(both, '2026-03-01T00:00Z', 'UTC', { lastActivityAt: later })).toBe(
      '2026-05-01T00:00:00.000Z',
    );
    expect(endOf(both, '2026-03-01T00:00Z')).toBe('2026-05-01T00:00:00.000Z');
    expect(endOf({ kind: 'sooner', of: [never, never] }, '2026-03-01T00:00Z')).toBeNull();
  });

  it('not at all while a tier suspends it', () => {
    const rule: ExpiryRule = { kind: 'suspended', tiers: ['gold'], otherwise: age(1, 'days') };

    expect(endOf(rule, '2026-03-01T00:00Z', 'UTC', { tiers: ['silver', 'gold'] })).toBeNull();
    expect(endOf(rule, '2026-03-01T00:00Z', 'UTC', { tiers: ['silver'] })).toBe(
      '2026-03-03T00:00:00.000Z',
    );
  });

  it('within the years there are, whatever is told', () => {
    expect(endOf(age(1200, 'months'), '9999-12-31T23:59:59.999Z', 'Asia/Tokyo')).toBe(
      '9998-12-24T15:00:00.000Z',
    );
    expect(endOf({ kind: 'fixed-date', lastDate: '9999-12-31' }, '2026-01-01T00:00Z')).toBe(
      '9998-12-25T00:00:00.000Z',
    );
    expect(endOf(age(1, 'days'), '0000-01-01T00:00:00Z', 'America/Lima')).toMatch(/^0100-01/);
  });
});

describe('inactivity', () => {
  it.each([
    [never, false],
    [age(1, 'days'), false],
    [{ kind: 'inactivity', months: 1 }, true],
    [{ kind: 'sooner', of: [never, { kind: 'inactivity', months: 1 }] }, true],
    [{ kind: 'sooner', of: [never, never] }, false],
    [{ kind: 'suspended', tiers: [], otherwise: { kind: 'inactivity', months: 1 } }, true],
  ] satisfies (readonly [ExpiryRule, boolean])[])('is part of a rule or not: %j', (rule, idles) => {
    expect(idlesUnder(rule)).toBe(idles);
  });
});

describe('an end', () => {
  const anyRule = fc.oneof(
    fc
      .record({
        count: fc.integer({ min: 1, max: 400 }),
        unit: fc.constantFrom('days', 'months'),
        endOf: fc.constantFrom('day', 'month', 'quarter', 'year'),
      })
      .map(({ count, unit, endOf: part }) => age(count, unit as 'days', { endOf: part })),
    fc.constant<ExpiryRule>({ kind: 'inactivity', months: 3 }),
  );
  const anyAt = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => new Date(days * 86_400_000 + 4_711_000).toISOString());

  it('lies after the beginning, and never moves back when that moves on', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        anyRule,
        anyAt,
        fc.nat(400),
        fc.constantFrom('UTC', 'Pacific/Apia', 'America/St_Johns'),
        (rule, at, later, zone) => {
          const lastActivityAt = instant(at);
          const after = new Date(Date.parse(at) + later * 86_400_000).toISOString();
          const end = endOf(rule, at, zone, { lastActivityAt });
          const next = endOf(rule, after, zone, { lastActivityAt: instant(after) });
          expect(end !== null && end > at).toBe(true);
          expect(next !== null && end !== null && next >= end).toBe(true);
          if (next !== end) moved += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(150);
  });
});
