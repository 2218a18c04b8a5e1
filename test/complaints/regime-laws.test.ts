/** What holds of the clocks of every case, whatever happened to it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseMilestone } from '../../src/domains/complaints/regime-clock.ts';
import {
  caseClocks,
  explainCaseClock,
  nextDuty,
} from '../../src/domains/complaints/regime-clocks.ts';
import type { CaseMark, ClockCase } from '../../src/domains/complaints/regime-log.ts';
import { asicRg271 } from '../../src/domains/complaints/regimes/asic/asic.ts';
import { fcaDisp } from '../../src/domains/complaints/regimes/fca/fca.ts';
import { centralBankOfIreland } from '../../src/domains/complaints/regimes/ireland/ireland.ts';
import { psd2 } from '../../src/domains/complaints/regimes/psd2/psd2.ts';
import { instant } from '../../src/kernel/instant.ts';
import { london } from '../time/desks.ts';
import { regimeOf, serviceClock } from './regime-cases.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 1, 2, 9);
/** Long enough to be paused before it is overdue. */
const target = { kind: 'business-hours', hours: 200 } as const;
const service = regimeOf('service', [{ ...serviceClock, target }]);
const regimes = [fcaDisp, psd2, centralBankOfIreland, asicRg271, service];
const options = { regimes, calendar: london };

const milestones: readonly CaseMilestone[] = [
  'acknowledged',
  'answered',
  'updated',
  'updated',
  'concluded',
  'resolved',
  'responded',
  'referred',
  'closed',
  'withdrawn',
];
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...milestones)
      .map((milestone) => ({ type: 'Reached' as const, milestone })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { type: 'Paused' as const, reason: 'pending' },
      { type: 'Paused' as const, reason: 'pending' },
      { type: 'Paused' as const, reason: 'pending' },
      { type: 'Resumed' as const, reason: 'pending' },
      { type: 'Extended' as const, reason: 'holding-response' },
      { type: 'Reopened' as const },
    ),
  },
);
const marks = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), happening), { maxLength: 7 })
  .map((steps): readonly CaseMark[] => {
    let ms = START_MS;
    return steps.map(([hours, mark]) => {
      ms += hours * HOUR_MS;
      return { ...mark, at: instant(ms) };
    });
  });
const received = fc.integer({ min: 0, max: 300 }).map((hours) => START_MS - hours * HOUR_MS);
const facts = fc.subarray(['payment-services', 'superannuation', 'hardship']);
const caseNamed = (id: string) =>
  fc.tuple(received, marks, facts).map(([ms, log, known]): ClockCase => {
    const receipt = { type: 'Reached', milestone: 'received', at: instant(ms) } as const;
    return { id, facts: known, log: [receipt, ...log], merged: [] };
  });
const mergedCase = fc
  .tuple(caseNamed('kept'), caseNamed('gone'), fc.integer({ min: 0, max: 1000 }))
  .map(([kept, gone, hours]): ClockCase => {
    const at = instant(START_MS + hours * HOUR_MS);
    const past = gone.log.filter((mark) => mark.at <= at);
    return { ...kept, merged: [{ at, case: { ...gone, log: past } }] };
  });
const instants = fc.integer({ min: -300, max: 3000 }).map((hours) => START_MS + hours * HOUR_MS);

describe('the clocks of a case', () => {
  it('are the same whatever happens later', () => {
    const reach = { met: 0, missed: 0, running: 0, paused: 0, cancelled: 0, overdue: 0, laps: 0 };
    fc.assert(
      fc.property(mergedCase, instants, (matter, atMs) => {
        const clocks = caseClocks(matter, options, atMs);
        const past = (one: ClockCase): ClockCase => ({
          ...one,
          log: one.log.filter(({ at }) => Date.parse(at) <= atMs),
          merged: one.merged
            .filter(({ at }) => Date.parse(at) <= atMs)
            .map(({ at, case: inner }) => ({ at, case: past(inner) })),
        });
        expect(caseClocks(past(matter), options, atMs)).toEqual(clocks);
        for (const { state, lap } of clocks) {
          if (state in reach) reach[state as 'met'] += 1;
          if (lap > 1) reach.laps += 1;
        }
      }),
      { numRuns: 250 },
    );
    expect(Math.min(...Object.values(reach)), JSON.stringify(reach)).toBeGreaterThan(5);
  });

  it('are no different after a journey as JSON, and change nothing', () => {
    fc.assert(
      fc.property(mergedCase, instants, (matter, atMs) => {
        const before = JSON.stringify(matter);
        const clocks = caseClocks(matter, options, atMs);
        expect(caseClocks(JSON.parse(before) as ClockCase, options, atMs)).toEqual(clocks);
        expect(JSON.stringify(matter)).toBe(before);
        expect(JSON.parse(JSON.stringify(clocks))).toEqual(clocks);
      }),
      { numRuns: 60 },
    );
  });

  it('of a law run on through every pause, and through a merger', () => {
    const reach = { paused: 0, merged: 0 };
    fc.assert(
      fc.property(mergedCase, instants, (matter, atMs) => {
        const calm = (one: ClockCase): ClockCase => ({
          ...one,
          log: one.log.filter(({ type }) => type !== 'Paused' && type !== 'Resumed'),
          merged: one.merged.map(({ at, case: inner }) => ({ at, case: calm(inner) })),
        });
        const byLaw = (one: ClockCase) =>
          caseClocks(one, options, atMs).filter(({ basis }) => basis === 'statutory');
        expect(byLaw(calm(matter))).toEqual(byLaw(matter));
        for (const { cancelledFor } of byLaw(matter)) expect(cancelledFor).not.toBe('merged');
        if (matter.log.some(({ type }) => type === 'Paused')) reach.paused += 1;
        const ended = caseClocks(matter, options, atMs).filter(
          ({ basis, complaint }) => basis === 'contract' && complaint === 'gone',
        );
        for (const { state } of ended) {
          if (Date.parse(matter.merged[0]?.at ?? '') > atMs) continue;
          expect(['met', 'missed', 'cancelled']).toContain(state);
          reach.merged += 1;
        }
      }),
      { numRuns: 100 },
    );
    expect(reach.paused).toBeGreaterThan(20);
    expect(reach.merged).toBeGreaterThan(10);
  });

  it('of a law are as if a complaint had never been withdrawn, once it is taken up again', () => {
    const reach = { running: 0, met: 0 };
    const hours = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(caseNamed('kept'), hours, (matter, [away, more]) => {
        const atMs = START_MS + away * HOUR_MS;
        const gone = { type: 'Reached', milestone: 'withdrawn', at: instant(atMs) } as const;
        const again = { type: 'Reopened', at: instant(atMs + more * HOUR_MS) } as const;
        const byLaw = (added: readonly CaseMark[]) => {
          const log = [...matter.log, ...added].toSorted(
            (one, two) => Date.parse(one.at) - Date.parse(two.at),
          );
          return caseClocks({ ...matter, log }, options, again.at).filter(
            ({ basis }) => basis === 'statutory',
          );
        };
        const undone = byLaw([gone, again]);
        expect(undone).toEqual(byLaw([again]));
        for (const { state } of undone) if (state in reach) reach[state as 'met'] += 1;
      }),
      { numRuns: 120 },
    );
    expect(Math.min(...Object.values(reach)), JSON.stringify(reach)).toBeGreaterThan(40);
  });

  it('explain all that they counted, and the next duty is one of them', () => {
    let explained = 0;
    fc.assert(
      fc.property(mergedCase, instants, (matter, atMs) => {
        const clocks = caseClocks(matter, options, atMs);
        for (const clock of clocks) {
          if (clock.elapsed === null) continue;
          const parts = explainCaseClock(matter, options, clock, atMs);
          expect(parts.reduce((sum, { counted }) => sum + counted, 0)).toBe(clock.elapsed);
          explained += 1;
        }
        const next = nextDuty(clocks);
        const due = clocks.filter(
          ({ isDuty, owner, state }) =>
            isDuty && owner === 'firm' && (state === 'running' || state === 'overdue'),
        );
        expect(next === null).toBe(due.length === 0);
        for (const { dueAt } of due) expect((dueAt ?? '') >= (next?.dueAt ?? '')).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(explained).toBeGreaterThan(200);
  });
});
