import { describe, expect, it } from 'vitest';

import { currentVersion, type EventFormats, upcastEvent } from '../../src/kernel/upcast.ts';

/** Two releases on: coins became points, then points got a source. */
const formats = {
  Earned: [
    ({ coins = 0, ...rest }) => ({ ...rest, points: coins }),
    (event) => ({ ...event, source: 'unknown' }),
  ],
  Closed: [],
} satisfies EventFormats;

/** A history as three releases wrote it, and as this one reads it. */
const GOLDEN = [
  [
    { type: 'Earned', version: 1, at: '2024-01-01T00:00:00.000Z', coins: 5 },
    { type: 'Earned', version: 3, at: '2024-01-01T00:00:00.000Z', points: 5, source: 'unknown' },
  ],
  [
    { type: 'Earned', version: 2, at: '2025-01-01T00:00:00.000Z', points: 7 },
    { type: 'Earned', version: 3, at: '2025-01-01T00:00:00.000Z', points: 7, source: 'unknown' },
  ],
  [
    { type: 'Earned', version: 3, at: '2026-01-01T00:00:00.000Z', points: 9, source: 'till' },
    { type: 'Earned', version: 3, at: '2026-01-01T00:00:00.000Z', points: 9, source: 'till' },
  ],
  [
    { type: 'Closed', version: 1, at: '2026-02-01T00:00:00.000Z' },
    { type: 'Closed', version: 1, at: '2026-02-01T00:00:00.000Z' },
  ],
] as const;

describe('upcastEvent', () => {
  it.each(GOLDEN)('reads %j', (stored, today) => {
    const frozen = Object.freeze({ ...stored });
    const read = upcastEvent(frozen, formats);

    expect(read).toStrictEqual({ ok: true, value: today });
    expect(read.ok && read.value).not.toBe(frozen);
    expect(upcastEvent(read.ok && read.value, formats)).toStrictEqual(read);
  });

  it('keeps the type and counts the version itself, whatever a step says', () => {
    const wrong: EventFormats = { Earned: [() => ({ type: 'Other', version: 9, kept: true })] };

    expect(upcastEvent({ type: 'Earned', version: 1 }, wrong)).toStrictEqual({
      ok: true,
      value: { type: 'Earned', version: 2, kept: true },
    });
  });

  it.each([
    [{ type: 'Earned', version: 4 }, 'NEWER_VERSION', ['version']],
    [{ type: 'Closed', version: 2 }, 'NEWER_VERSION', ['version']],
    [{ type: 'Burned', version: 1 }, 'UNKNOWN_TYPE', ['type']],
    [{ type: 'constructor', version: 1 }, 'UNKNOWN_TYPE', ['type']],
    [{ type: '__proto__', version: 1 }, 'UNKNOWN_TYPE', ['type']],
    [{ type: 'Earned' }, 'NOT_A_VERSION', ['version']],
    [{ type: 'Earned', version: 0 }, 'NOT_A_VERSION', ['version']],
    [{ type: 'Earned', version: 1.5 }, 'NOT_A_VERSION', ['version']],
    [{ type: 'Earned', version: '1' }, 'NOT_A_VERSION', ['version']],
    [{ type: 'Earned', version: Number.NaN }, 'NOT_A_VERSION', ['version']],
    [{ version: 1 }, 'NOT_AN_EVENT', []],
    [{ type: 7, version: 1 }, 'NOT_AN_EVENT', []],
    [Object.create({ type: 'Earned', version: 1 }), 'NOT_AN_EVENT', []],
    [['Earned', 1], 'NOT_AN_EVENT', []],
    ['Earned', 'NOT_AN_EVENT', []],
    [null, 'NOT_AN_EVENT', []],
  ])('refuses %j by name: %s', (stored, code, path) => {
    expect(upcastEvent(stored, formats)).toMatchObject({ ok: false, issues: [{ code, path }] });
  });

  it('says up to which version it reads', () => {
    expect(upcastEvent({ type: 'Earned', version: 4 }, formats)).toMatchObject({
      issues: [{ message: 'must be at most 3, got 4: a newer release wrote it' }],
    });
  });
});

describe('currentVersion', () => {
  it('is one more than there are steps', () => {
    expect(currentVersion(formats, 'Earned')).toBe(3);
    expect(currentVersion(formats, 'Closed')).toBe(1);
    expect(currentVersion(formats, 'Burned')).toBeNull();
    expect(currentVersion(formats, 'toString')).toBeNull();
  });
});
