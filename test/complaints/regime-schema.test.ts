import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Regime } from '../../src/domains/complaints/regime.ts';
import { requireRegimes } from '../../src/domains/complaints/regime.ts';
import { parseRegime } from '../../src/domains/complaints/regime-schema.ts';
import { packs, regimeOf, service, serviceClock } from './regime-cases.ts';

function issuesOf(from: unknown): readonly string[] {
  const read = parseRegime(from);
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const json = (regime: Regime): unknown => JSON.parse(JSON.stringify(regime));

describe('a regime from outside', () => {
  it('is read as it is, if it is one', () => {
    for (const pack of [...packs, service]) {
      expect(parseRegime(json(pack))).toEqual({ ok: true, value: pack });
    }
  });

  it('has all its issues named, first those of the shape', () => {
    const { onReopen, onRetarget, ...unchosen } = serviceClock;
    const clocks = [{ ...unchosen, target: { kind: 'weeks', weeks: 8 }, startsOn: 'later' }];
    const [version] = service.versions;

    expect(onReopen).toBe('resume');
    expect(onRetarget).toBe('retroactive');
    expect(issuesOf({ ...service, extra: 1, versions: [{ ...version, clocks }] })).toEqual([
      'UNKNOWN_VALUE versions.0.clocks.0.startsOn',
      'UNKNOWN_VALUE versions.0.clocks.0.target.kind',
      'MISSING versions.0.clocks.0.onReopen',
      'MISSING versions.0.clocks.0.onRetarget',
      'UNKNOWN_FIELD ',
    ]);
  });

  it('has all that does not agree named', () => {
    const clock = { ...serviceClock, id: 'Not a code', pausedBy: ['waiting', 'for Godot'] };
    const [version] = regimeOf('Own', [clock, serviceClock, serviceClock]).versions;
    const versions = [
      { ...version, from: '2026-02-30' },
      { ...version, id: 'second', clocks: [{ ...serviceClock, repeatsOn: ['updated'] }] },
      { ...version, id: 'third', from: '2026-01-01', until: '2025-01-01', clocks: [] },
    ];

    expect(issuesOf({ ...service, id: 'Own', versions })).toEqual([
      'NOT_A_CODE id',
      'NOT_A_LOCAL_DATE versions.0.from',
      'NOT_A_CODE versions.0.clocks.0.id',
      'NOT_A_CODE versions.0.clocks.0.pausedBy.1',
      'TWICE versions.0.clocks.2.id',
      'OVERLAP versions.1.from',
      'MILESTONES_MIXED versions.1.clocks.0.repeatsOn',
      'OVERLAP versions.2.from',
      'NOT_ASCENDING versions.2.until',
      'NO_CLOCK versions.2.clocks',
    ]);
    expect(issuesOf({ ...service, versions: [] })).toEqual(['NO_VERSION versions']);
    expect(issuesOf(regimeOf('own', [{ ...serviceClock, completedBy: [] }]))).toEqual([
      'NEVER_COMPLETED versions.0.clocks.0.completedBy',
    ]);
  });

  it('is believed only if the library can work with it, whatever comes', () => {
    const reach = { read: 0, refused: 0 };
    const spoilt = fc.tuple(fc.constantFrom(...packs), fc.nat(60), fc.anything()).map(spoil);
    fc.assert(
      fc.property(fc.oneof(fc.anything(), spoilt), (from) => {
        const read = parseRegime(from);
        if (read.ok) {
          reach.read += 1;
          requireRegimes('test', [read.value]);
        } else {
          reach.refused += 1;
          expect(read.issues.length).toBeGreaterThan(0);
        }
      }),
    );

    expect(reach.read).toBeGreaterThan(0);
    expect(reach.refused).toBeGreaterThan(50);
  });
});

/** A pack in which one of its values is another, or which stayed as it was. */
function spoil([pack, place, value]: [Regime, number, unknown]): unknown {
  let count = -1;
  const copy = (from: unknown): unknown => {
    count += 1;
    if (count === place) return value;
    if (Array.isArray(from)) return from.map(copy);
    if (typeof from !== 'object' || from === null) return from;
    return Object.fromEntries(Object.entries(from).map(([key, each]) => [key, copy(each)]));
  };
  return copy(pack);
}
