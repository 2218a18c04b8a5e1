import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimerRow } from '../../src/host/storage/pages.ts';
import { createTimerList, type TimerList } from '../../src/host/storage/timer-list.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { codeThrownBy } from '../kernel/thrown.ts';

const days: readonly Instant[] = Array.from({ length: 6 }, (_, day) =>
  instant(Date.UTC(2026, 4, day + 1)),
);
const dayAt = (day: number): Instant => days[day] ?? instant(0);
const anyDay = fc.constantFrom(...days);
const ids = ['expire', 'remind', 'Expire', 'a:b'];

interface Change {
  readonly type: string;
  readonly stream: string;
  readonly set: readonly { readonly id: string; readonly dueAt: Instant }[];
  readonly cancel: readonly string[];
}

/** Each timer of a stream is set, cancelled or left alone. */
const anyChange: fc.Arbitrary<Change> = fc
  .record({
    type: fc.constantFrom('account', 'case'),
    stream: fc.constantFrom('ada', 'bob', 'cy', 'a:b'),
    fates: fc.tuple(...ids.map(() => fc.oneof(anyDay, fc.constantFrom('cancel', 'leave')))),
  })
  .map(({ type, stream, fates }) => ({
    type,
    stream,
    set: ids.flatMap((id, place) => {
      const fate = fates[place];
      return fate === undefined || fate === 'cancel' || fate === 'leave'
        ? []
        : [{ id, dueAt: fate }];
    }),
    cancel: ids.filter((_, place) => fates[place] === 'cancel'),
  }));

/** The timers as a plain table, sorted anew whenever it is asked. */
function tableAfter(changes: readonly Change[]): readonly TimerRow[] {
  const table = new Map<string, TimerRow>();
  for (const { type, stream, set, cancel } of changes) {
    for (const id of cancel) table.delete(JSON.stringify([type, stream, id]));
    for (const { id, dueAt } of set) {
      table.set(JSON.stringify([type, stream, id]), { type, stream, id, dueAt });
    }
  }
  const order = ({ dueAt, type, stream, id }: TimerRow): string =>
    [dueAt, type, stream, id].join('\0');
  return [...table.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function listAfter(changes: readonly Change[]): TimerList {
  const list = createTimerList();
  for (const { type, stream, set, cancel } of changes) list.change(type, stream, { set, cancel });
  return list;
}

/** All pages; what happens between them is up to the caller. */
function pagesOf(list: TimerList, by: Instant, limit: number, between = () => {}): TimerRow[] {
  const rows: TimerRow[] = [];
  for (let after: string | null = null; ; ) {
    const page = list.due(by, after, limit);
    expect(page.timers.length).toBeLessThanOrEqual(limit);
    rows.push(...page.timers);
    if (page.next === null) return rows;
    expect(page.timers.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(1000); // an end that never comes
    after = page.next;
    between();
  }
}

describe('the timer list', () => {
  const set = (id: string, day: number) => ({ id, dueAt: dayAt(day) });

  it('gives what is due, earliest first, then by type, stream and id', () => {
    const list = createTimerList();
    list.change('case', 'ada', { set: [set('b', 1), set('a', 1), set('c', 0)], cancel: [] });
    list.change('account', 'bob', { set: [set('z', 1), set('late', 3)], cancel: [] });

    expect(pagesOf(list, dayAt(1), 10).map(({ id }) => id)).toEqual(['c', 'z', 'a', 'b']);
  });

  it('takes a timer due at the very instant as due, and none after it', () => {
    const list = createTimerList();
    list.change('case', 'ada', { set: [set('a', 1)], cancel: [] });

    expect(list.due(dayAt(1), null, 1)).toEqual({
      timers: [{ type: 'case', stream: 'ada', id: 'a', dueAt: days[1] }],
      next: null,
    });
    expect(list.due(dayAt(0), null, 1)).toEqual({ timers: [], next: null });
  });

  it('does nothing when told nothing, or to cancel what is not there', () => {
    const list = createTimerList();
    list.change('case', 'ada', { set: [], cancel: [] });
    list.change('case', 'ada', { set: [], cancel: ['a'] });

    expect(list.due(dayAt(5), null, 1)).toEqual({ timers: [], next: null });
  });

  it('is the sorted table, for any changes, asked for in pages of any size', () => {
    const reached = { ties: 0, pages: 0, notDue: 0 };
    fc.assert(
      fc.property(
        fc.array(anyChange, { minLength: 5, maxLength: 30 }),
        anyDay,
        fc.integer({ min: 1, max: 12 }),
        (changes, by, limit) => {
          const table = tableAfter(changes);
          const due = table.filter(({ dueAt }) => dueAt <= by);

          expect(pagesOf(listAfter(changes), by, limit)).toEqual(due);
          reached.ties += due.some(({ dueAt }, place) => due[place + 1]?.dueAt === dueAt) ? 1 : 0;
          reached.pages += due.length > limit ? 1 : 0;
          reached.notDue += due.length < table.length ? 1 : 0;
        },
      ),
    );
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(40);
  });

  it('gives each timer that stays once, though others come and go between pages', () => {
    let [moved, through] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(anyChange, { minLength: 5, maxLength: 20 }),
        fc.array(anyChange, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 4 }),
        (before, meanwhile, limit) => {
          const list = listAfter(before);
          const waiting = [...meanwhile];
          const by = dayAt(4);
          const seen = pagesOf(list, by, limit, () => {
            const next = waiting.shift();
            if (next !== undefined) list.change(next.type, next.stream, next);
          });
          const touched = meanwhile.flatMap(({ type, stream, set: some, cancel }) =>
            [...some.map(({ id }) => id), ...cancel].map((id) =>
              JSON.stringify([type, stream, id]),
            ),
          );
          const stayed = tableAfter(before).filter(
            ({ type, stream, id, dueAt }) =>
              dueAt <= by && !touched.includes(JSON.stringify([type, stream, id])),
          );
          const isOne = (row: TimerRow) => (other: TimerRow) =>
            JSON.stringify(row) === JSON.stringify(other);
          for (const row of stayed) expect(seen.filter(isOne(row))).toHaveLength(1);
          moved += meanwhile.length - waiting.length;
          through += stayed.length;
        },
      ),
    );
    expect(moved).toBeGreaterThan(200);
    expect(through).toBeGreaterThan(200);
  });

  it.each(['', 'made up', '[]', '["a","b","c"]', '["a","b","c",4]', '{}', 'null', '"a"'])(
    'refuses the cursor %s',
    (cursor) => {
      const list = createTimerList();

      expect(codeThrownBy(() => list.due(dayAt(0), cursor, 1))).toBe('CURSOR_INVALID');
    },
  );
});
