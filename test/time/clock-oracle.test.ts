import { describe, expect, it } from 'vitest';

import { readClock } from '../../src/time/clock.ts';
import { anyCases, compareClocks } from './clock-cases.ts';

describe('a clock', () => {
  it('shows what an oracle finds that walks second by second and minute by minute', () => {
    // scripts/clock-oracle.ts compares 200,000 cases; here are as many as a test may take.
    const cases = 1600;
    const reach = compareClocks(20_261_122, cases);

    expect(reach['cases']).toBe(cases);
    for (const state of ['running', 'paused', 'overdue', 'met', 'missed', 'cancelled']) {
      expect(reach[state]).toBeGreaterThan(cases / 50);
    }
  });

  it('never goes back while nothing happens, and is due when it said', () => {
    let [grew, fell] = [0, 0];
    for (const { log, calendar, policy, atMs } of anyCases(7, 800)) {
      const now = readClock(log, calendar, policy, atMs);
      const past = log.filter(({ at }) => new Date(at).getTime() <= atMs);
      const later = readClock(past, calendar, policy, atMs + 7_654_321);

      grew += Number((later.elapsed ?? 0) > (now.elapsed ?? 0));
      expect(later.elapsed ?? 0).toBeGreaterThanOrEqual(now.elapsed ?? 0);
      if (now.state === 'met' || now.state === 'missed') expect(later).toEqual(now);
      if (now.nextChangeAt === null) continue;

      const changeMs = new Date(now.nextChangeAt).getTime();
      fell += 1;
      expect(readClock(past, calendar, policy, changeMs).state).toBe('overdue');
      expect(readClock(past, calendar, policy, changeMs - 1)).toEqual({
        ...now,
        elapsed: expect.any(Number) as number,
        remaining: expect.any(Number) as number,
      });
    }
    expect(grew).toBeGreaterThan(100);
    expect(fell).toBeGreaterThan(100);
  });

  it('loses by pauses what it would have counted in them, no less and no more', () => {
    let lost = 0;
    for (const { log, calendar, policy, atMs } of anyCases(13, 800)) {
      const [start] = log;
      const startMs = new Date(start?.at ?? '').getTime();
      if (start === undefined || startMs > atMs || policy.target.kind.endsWith('-days')) continue;
      const reason = 'pending';
      const own = { ...policy, pausedBy: [reason] };
      const cut = [0.2, 0.7].map((share) =>
        new Date(Math.floor(startMs + share * (atMs - startMs))).toISOString(),
      );
      const [from = '', until = ''] = cut;
      const whole = readClock([start], calendar, own, atMs).elapsed ?? 0;
      const events = [start, { type: 'Paused', at: from, reason } as const];
      const before = readClock(events, calendar, own, atMs).elapsed ?? 0;
      const stopped = [...events, { type: 'Resumed', at: until, reason } as const];
      const paused = readClock(stopped, calendar, own, atMs).elapsed ?? 0;
      const untilThen = readClock([start], calendar, own, until).elapsed ?? 0;

      lost += Number(paused < whole);
      expect(paused).toBe(before + whole - untilThen);
    }
    expect(lost).toBeGreaterThan(200);
  });
});
