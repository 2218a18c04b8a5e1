import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/host/storage/batch.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { FeedEvent, TimerRow } from '../../src/host/storage/pages.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { instant } from '../../src/kernel/instant.ts';
import { simpleStore } from '../testing/broken-stores.ts';

const tenant = 'shop';
const type = 'account';
const days = ['2026-05-01T10:00Z', '2026-05-02T10:00Z', '2026-05-03T10:00Z'].map((day) =>
  instant(day),
);
const [first = instant(0), second = instant(0)] = days;

function earned(key: string, id: string, expected: number, points: number): Batch {
  const streams = [{ type, id, expected, events: [{ type: 'Earned', points }] }];
  return { tenant, key, fingerprint: key, recordedAt: first, streams, result: { points } };
}

/** What a call came to: its answer, or the code and facts of its failure. */
async function endOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (answer) => ({ answer }),
    ({ code, facts }: { code: string; facts: Readonly<Record<string, unknown>> }) => ({
      code,
      stream: facts['stream'],
      actual: facts['actual'],
    }),
  );
}

describe('the memory store', () => {
  it('gives back what was written, with when and under which key', async () => {
    const store = memoryStore();
    const committed = await store.commit(earned('order-17', 'ada', 0, 20));

    expect(committed).toEqual({ status: 'committed', versions: [1], result: { points: 20 } });
    expect(await store.load({ tenant, type, id: 'ada' })).toEqual({
      version: 1,
      events: [
        {
          version: 1,
          key: 'order-17',
          index: 0,
          recordedAt: first,
          event: { type: 'Earned', points: 20 },
        },
      ],
      more: false,
    });
  });

  it('gives back what nobody can change', async () => {
    const store = memoryStore();
    const { versions, result } = await store.commit(earned('k', 'ada', 0, 20));
    const { events } = await store.load({ tenant, type, id: 'ada' });
    const page = await store.feed?.({ tenant, after: null, limit: 1 });

    for (const value of [versions, result, events[0], events[0]?.event, page?.events[0]]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });

  it('says at which version a stream is that was expected at another', async () => {
    const store = memoryStore();
    await store.commit(earned('k1', 'ada', 0, 20));
    const other = earned('k2', 'bob', 0, 1).streams;
    const streams = [...other, ...earned('k2', 'ada', 4, 1).streams];
    const commit = store.commit({ ...earned('k2', 'bob', 0, 1), streams });

    await expect(commit).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      message: 'streams.1 was expected at version 4 and is at 1',
      facts: { stream: 1, expected: 4, actual: 1 },
    });
  });

  it('lists ids in the order in which they came, and goes on where a page ended', async () => {
    const store = memoryStore();
    for (const id of ['cy', 'ada', 'bob']) await store.commit(earned(`new ${id}`, id, 0, 1));
    await store.commit(earned('more', 'cy', 1, 1));
    const page = await store.list({ tenant, type, after: null, limit: 2 });
    await store.commit(earned('new dan', 'dan', 0, 1));

    expect(page.ids).toEqual(['cy', 'ada']);
    const rest = await store.list({ tenant, type, after: page.next, limit: 2 });
    expect(rest).toEqual({ ids: ['bob', 'dan'], next: null });
    expect(await store.list({ tenant, type: 'case', after: null, limit: 2 })).toEqual({
      ids: [],
      next: null,
    });
  });

  it('lets the feed be followed from any event, and from the end once there is more', async () => {
    const store = memoryStore();
    await store.commit(earned('k1', 'ada', 0, 1));
    const page = await store.feed?.({ tenant, after: null, limit: 5 });
    const later = await store.feed?.({ tenant, after: page?.next ?? '', limit: 5 });
    await store.commit(earned('k2', 'bob', 0, 2));
    const more = await store.feed?.({ tenant, after: later?.next ?? '', limit: 5 });
    const again = await store.feed?.({ tenant, after: page?.events[0]?.cursor ?? '', limit: 5 });

    expect([page?.caughtUp, later?.caughtUp, later?.events]).toEqual([true, true, []]);
    expect(more?.events.map(({ type: of, id, key }) => [of, id, key])).toEqual([
      [type, 'bob', 'k2'],
    ]);
    expect(again).toEqual(more);
  });

  it('remembers nothing of questions about tenants and streams that do not exist', async () => {
    const store = memoryStore();
    await endOf(store.commit(earned('k', 'ada', 3, 1)));
    await store.load({ tenant: 'nobody', type, id: 'ada' });

    expect(await store.list({ tenant, type, after: null, limit: 9 })).toEqual({
      ids: [],
      next: null,
    });
    expect(await endOf(store.feed?.({ tenant, after: '1', limit: 9 }) ?? never())).toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it('gives way before each piece of work, in the way it is told to', async () => {
    let ways = 0;
    const store = memoryStore({
      giveWay: async () => {
        ways += 1;
      },
    });
    await store.commit(earned('k', 'ada', 0, 1));
    await store.load({ tenant, type, id: 'ada' });
    await store.list({ tenant, type, after: null, limit: 1 });
    await store.feed?.({ tenant, after: null, limit: 1 });
    await store.due?.({ tenant, by: first, after: null, limit: 1 });

    expect(ways).toBe(5);
  });

  it('takes a batch as it is when it is handed over, not when its turn comes', async () => {
    const store = memoryStore();
    const points = { type: 'Earned', points: 1 };
    const batch = earned('k', 'ada', 0, 1);
    const streams = [{ type, id: 'ada', expected: 0, events: [points] }];
    const committing = store.commit({ ...batch, streams });
    points.points = 1_000_000;
    streams.pop();
    await committing;
    const { events } = await store.load({ tenant, type, id: 'ada' });

    expect(events.map(({ event }) => event)).toEqual([{ type: 'Earned', points: 1 }]);
  });
});

describe('a question that no store can answer is refused', () => {
  const store = memoryStore();
  const ref = { tenant, type, id: 'ada' };
  const page = { tenant, type, by: first, after: null, limit: 1 };
  const ask = (question: unknown) => question as typeof page;

  it.each([
    ['an empty tenant', { tenant: '' }],
    ['a tenant that is a number', { tenant: 7 }],
    ['no tenant', { tenant: undefined }],
    ['a limit of 0', { limit: 0 }],
    ['a limit below 0', { limit: -1 }],
    ['half an event', { limit: 0.5 }],
    ['a limit that is no number', { limit: Number.NaN }],
    ['no limit', { limit: undefined }],
  ])('about %s', async (_, part) => {
    const question = ask({ ...page, ...part });

    expect(await endOf(store.list(question))).toMatchObject({ code: 'INVALID_VALUE' });
    expect(await endOf(store.feed?.(question) ?? never())).toMatchObject({ code: 'INVALID_VALUE' });
    expect(await endOf(store.due?.(question) ?? never())).toMatchObject({ code: 'INVALID_VALUE' });
  });

  it.each(['', '01', '-1', '1.0', ' 1', '2', '9007199254740993', 'made up', 1, {}, undefined])(
    'from the cursor %j',
    async (after) => {
      const question = ask({ ...page, after });
      const invalid = { code: 'CURSOR_INVALID' };

      expect(await endOf(store.list(question))).toMatchObject(invalid);
      expect(await endOf(store.feed?.(question) ?? never())).toMatchObject(invalid);
      expect(await endOf(store.due?.(question) ?? never())).toMatchObject(invalid);
    },
  );

  it('about an instant that does not sort, a stream without a name, or nothing', async () => {
    const invalid = { code: 'INVALID_VALUE' };
    const load = (stream: unknown, part?: unknown) =>
      endOf(store.load(stream as typeof ref, part as { after: number }));

    for (const by of ['', '2026-05-01', new Date(0), undefined]) {
      const due = store.due?.(ask({ ...page, by })) ?? never();
      expect(await endOf(due)).toMatchObject(invalid);
    }
    expect(await endOf(store.list(ask({ ...page, type: '' })))).toMatchObject(invalid);
    for (const field of Object.keys(ref)) {
      expect(await load({ ...ref, [field]: '\ud83d' })).toMatchObject(invalid);
    }
    for (const part of [{ after: -1 }, { after: -0 }, { limit: 0.5 }, { limit: '1' }]) {
      expect(await load(ref, part)).toMatchObject(invalid);
    }
    for (const nothing of [null, undefined, 7]) {
      expect(await load(nothing)).toMatchObject(invalid);
      expect(await endOf(store.list(ask(nothing)))).toMatchObject(invalid);
      expect(await endOf(store.feed?.(ask(nothing)) ?? never())).toMatchObject(invalid);
      expect(await endOf(store.due?.(ask(nothing)) ?? never())).toMatchObject(invalid);
    }
  });
});

/** Steps that meet each other: few tenants, keys, streams and timers. */
const anyTenant = fc.constantFrom('shop', 'club');
const anyStream = fc.record({
  type: fc.constantFrom('account', 'case'),
  id: fc.constantFrom('ada', 'bob', 'ADA'),
  ahead: fc.constantFrom(0, 0, 0, 0, 1, -1),
  events: fc.array(fc.record({ type: fc.constant('Noted'), note: fc.nat(9) }), { maxLength: 3 }),
  timer: fc.option(fc.record({ id: fc.constantFrom('t', 'u'), dueAt: fc.constantFrom(...days) })),
  cancel: fc.constantFrom([], ['v']),
});
const anyStep = fc.record({
  tenant: anyTenant,
  key: fc.nat(12).map((number) => `k${number}`),
  fingerprint: fc.constantFrom('one', 'one', 'one', 'two'),
  recordedAt: fc.constantFrom(...days),
  streams: fc.uniqueArray(anyStream, {
    maxLength: 3,
    selector: ({ type: of, id }) => `${of} ${id}`,
  }),
  result: fc.constantFrom(null, 'yes', { no: [1] }),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** The batch of a step; its versions are those of the store, or off by one. */
async function batchFor(store: Store, step: Step): Promise<Batch> {
  const streams = await Promise.all(
    step.streams.map(async ({ type: of, id, ahead, events, timer, cancel }) => {
      const { version } = await store.load({ tenant: step.tenant, type: of, id }, { limit: 0 });
      const timers = { set: timer === null ? [] : [timer], cancel };
      return { type: of, id, expected: Math.max(0, version + ahead), events, timers };
    }),
  );
  return { ...step, streams };
}

describe('the memory store and a store of plain tables', () => {
  it('answer alike, whatever is asked of both', async () => {
    const reached = { committed: 0, replayed: 0, VERSION_CONFLICT: 0, IDEMPOTENCY_MISMATCH: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 30 }), async (steps) => {
        const [memory, tables] = [memoryStore(), simpleStore(null)];
        for (const step of steps) {
          const batch = await batchFor(tables, step);
          const ends = [await endOf(memory.commit(batch)), await endOf(tables.commit(batch))];
          expect(ends[0]).toEqual(ends[1]);
          for (const end of Object.keys(reached)) {
            if (JSON.stringify(ends[0]).includes(end)) reached[end as keyof typeof reached] += 1;
          }
        }
        for (const asked of ['shop', 'club', 'nobody']) {
          for (const of of ['account', 'case']) {
            const list = { tenant: asked, type: of, after: null, limit: 2 };
            expect(await memory.list(list)).toEqual(await tables.list(list));
            for (const id of ['ada', 'ADA', 'bob', 'cy']) {
              const part = { after: 1, limit: 2 };
              const name = { tenant: asked, type: of, id };
              const loaded = await tables.load(name, part);
              expect(await memory.load(name, part)).toMatchObject(plain(loaded));
            }
          }
          const feed = { tenant: asked, after: null, limit: 1000 };
          const [mine, theirs] = [await memory.feed?.(feed), await tables.feed?.(feed)];
          expect(mine?.events.map(nameOf)).toEqual(theirs?.events.map(nameOf));
          const due = { tenant: asked, by: second, after: null, limit: 1000 };
          const [early, same] = [await memory.due?.(due), await tables.due?.(due)];
          expect(early?.timers.map(rowOf).sort()).toEqual(same?.timers.map(rowOf).sort());
        }
      }),
    );
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(50);
  });
});

/** What the port names of a stream that was loaded. */
function plain({ version, events, more }: Awaited<ReturnType<Store['load']>>) {
  const named = events.map(({ version: at, key, index, recordedAt, event }) => {
    return { version: at, key, index, recordedAt, event };
  });
  return { version, events: named, more };
}

function nameOf({ type: of, id, version, key, index }: FeedEvent): string {
  return JSON.stringify([of, id, version, key, index]);
}

function rowOf({ type: of, stream, id, dueAt }: TimerRow): string {
  return JSON.stringify([of, stream, id, dueAt]);
}

async function never(): Promise<never> {
  throw new Error('the memory store has every method that is asked here');
}
