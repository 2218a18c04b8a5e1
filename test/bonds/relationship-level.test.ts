import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BOND_KINDS, type Bond, type BondKind, bondsAt } from '../../src/domains/bonds/bond.ts';
import { BOND_LEVELS, relationshipLevel } from '../../src/domains/bonds/relationship-level.ts';
import { instant } from '../../src/kernel/instant.ts';

const levelOf = (...kinds: readonly BondKind[]) =>
  relationshipLevel(kinds.map((kind) => ({ kind })));

describe('the level of a relationship', () => {
  // By hand, all eight sets of kinds: the examples of the specification are the first five.
  it.each<[readonly BondKind[], number, readonly BondKind[]]>([
    [[], 0, []],
    [['financial'], 1, []],
    [['financial', 'social'], 2, []],
    [['financial', 'social', 'structural'], 3, []],
    [['social'], 0, ['financial']],
    [['structural'], 0, ['financial', 'social']],
    [['financial', 'structural'], 1, ['social']],
    [['social', 'structural'], 0, ['financial']],
  ])('of %j is %i, with the gap %j', (kinds, level, gap) => {
    expect(levelOf(...kinds)).toEqual({ level, kinds, gap });
    expect(levelOf(...kinds.toReversed(), ...kinds)).toEqual({ level, kinds, gap });
  });

  it('never falls with another bond, and has no gap exactly if it counts every kind', () => {
    const levels = new Set<number>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...BOND_KINDS), { maxLength: 4 }),
        fc.constantFrom(...BOND_KINDS),
        (kinds, another) => {
          const before = levelOf(...kinds);
          const after = levelOf(...kinds, another);

          expect(after.level).toBeGreaterThanOrEqual(before.level);
          expect(before.gap.length === 0).toBe(before.level === before.kinds.length);
          levels.add(before.level);
        },
      ),
    );
    expect([...levels].sort()).toEqual([0, 1, 2, 3]);
  });

  it('is not asked of a kind that is none', () => {
    expect(() => levelOf('emotional' as BondKind)).toThrow(/^relationshipLevel: kind must be/);
  });

  it('stands in a table as in the source, the other columns reconstructed', () => {
    expect(BOND_LEVELS.map(({ zh, kinds, element }) => [zh, kinds.length, element])).toEqual([
      ['財務結合', 1, 'price'],
      ['財務與社交結合', 2, 'personal-communication'],
      ['財務、社交、結構結合', 3, 'service-delivery'],
    ]);
    for (const { level, kinds } of BOND_LEVELS) expect(levelOf(...kinds).level).toBe(level);
  });
});

describe('the bonds at an instant', () => {
  const [may, june, july] = [5, 6, 7].map((month) => instant(`2026-0${month}-01T00:00Z`));
  const bond: Bond = {
    kind: 'social',
    instrument: 'friendly-interaction',
    evidence: ['visit-3'],
    strength: 'moderate',
    from: june ?? instant(0),
    until: july ?? instant(0),
  };
  const at = (when: string | undefined, held: Bond = bond) =>
    bondsAt([held], instant(when ?? '')).length;

  it('hold from their beginning until their end, the end left out', () => {
    expect([at(may), at('2026-05-31T23:59:59.999Z'), at(june)]).toEqual([0, 0, 1]);
    expect([at('2026-06-30T23:59:59.999Z'), at(july)]).toEqual([1, 0]);
    expect(at('2999-01-01T00:00Z', { ...bond, until: null })).toBe(1);
  });

  it('are strong enough', () => {
    const strengths = ['weak', 'moderate', 'strong'] as const;
    const counts = strengths.map((atLeast) => bondsAt([bond], bond.from, atLeast).length);

    expect(counts).toEqual([1, 1, 0]);
  });

  it('keep their order and their instruments, those of the host too', () => {
    const own = { ...bond, kind: 'structural', instrument: 'choir' } as const;

    expect(bondsAt([own, bond], bond.from)).toEqual([own, bond]);
  });

  it.each<[string, Partial<Bond>]>([
    ['kind', { instrument: 'discount' }],
    ['kind', { kind: 'x' as BondKind }],
    ['strength', { strength: 'firm' as 'strong' }],
    ['until', { until: bond.from }],
    ['until', { until: may ?? null }],
  ])('are not asked of a bond with a wrong %s', (field, wrong) => {
    expect(() => bondsAt([{ ...bond, ...wrong }], bond.from)).toThrow(
      new RegExp(`^bondsAt: ${field} must be`),
    );
  });

  it('are not asked by a strength that is none', () => {
    expect(() => bondsAt([], bond.from, 'firm' as 'strong')).toThrow(/^bondsAt: atLeast/);
  });
});
