/** What types would not let through: each slip ends as an error that names the field. */
import { describe, expect, it } from 'vitest';

import { businessMsBetween, isBusinessDay, isOpen } from '../../src/time/business-time.ts';
import { readClock } from '../../src/time/clock.ts';
import { dueAfter } from '../../src/time/due-after.ts';
import { explainClock } from '../../src/time/explain-clock.ts';
import { thrownBy } from '../kernel/thrown.ts';
import { businessHours, contract, london, londonDefinition } from './desks.ts';

const at = '2026-05-11T09:00Z';
const policy = contract(businessHours(8));
const log = [{ type: 'Started', at }] as const;

describe('a definition that is taken for a calendar', () => {
  const definition = londonDefinition as unknown as typeof london;

  it.each([
    ['businessMsBetween', () => businessMsBetween(definition, at, at)],
    ['isOpen', () => isOpen(definition, at)],
    ['isBusinessDay', () => isBusinessDay(definition, '2026-05-11')],
    ['dueAfter', () => dueAfter(definition, at, businessHours(8))],
    ['readClock', () => readClock(log, definition, policy, at)],
    ['explainClock', () => explainClock(log, definition, policy, at)],
  ])('is refused by %s', (where, ask) => {
    expect(thrownBy(ask)).toMatchObject({
      code: 'CONTRACT_BROKEN',
      message: `${where}: calendar must be made by createCalendar`,
    });
  });
});

describe('a policy', () => {
  const read = readClock as (
    log: unknown,
    calendar: unknown,
    policy: unknown,
    at: string,
  ) => unknown;

  it.each(['target', 'pausedBy', 'extendedBy', 'onReopen', 'onRetarget'])(
    'must say %s: no choice is implied',
    (field) => {
      const silent = { ...policy, [field]: undefined };

      expect(thrownBy(() => read(log, london, silent, at))).toMatchObject({
        code: 'CONTRACT_BROKEN',
        where: 'readClock',
        field: `policy.${field}`,
      });
    },
  );

  it('is asked with a log that is a list', () => {
    expect(() => read(null, london, policy, at)).toThrow('readClock: log must be a list');
    expect(() => read(log[0], london, policy, at)).toThrow('readClock: log must be a list');
  });
});

describe('a duration', () => {
  it('must be given', () => {
    const none = undefined as unknown as Parameters<typeof dueAfter>[2];

    expect(() => dueAfter(london, at, none)).toThrow('dueAfter: duration must be given');
  });

  it('ends by the last year that an instant can have', () => {
    const days = { kind: 'calendar-days', days: 30, lastDate: 'any-date' } as const;

    expect(() => dueAfter(london, '9999-12-31T00:00Z', days)).toThrow(
      'dueAfter: duration must end by the year 9999',
    );
    expect(dueAfter(london, '9999-11-30T00:00Z', days)).toBe('9999-12-31T00:00:00.000Z');
  });
});
