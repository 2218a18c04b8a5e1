/** Tenant checks: timers, and that no tenant meets what is another's. */
import { type Instant, instant } from '../../kernel/instant.ts';
import type { Timer } from '../../kernel/timer.ts';
import type { DuePage, TimerRow } from '../storage/pages.ts';
import type { Store } from '../storage/store.ts';
import { expectConflict } from './commit-checks.ts';
import { expectEqual, expectThat } from './expectations.ts';
import {
  batchOf,
  change,
  expectStream,
  refTo,
  TENANT,
  TYPE,
  wholeFeed,
  wholeList,
} from './sample-batch.ts';
import type { Case } from './store-check.ts';

const DAYS: readonly Instant[] = Array.from({ length: 9 }, (_, day) =>
  instant(`2026-06-0${day + 1}T00:00Z`),
);

export const tenantChecks: readonly Case[] = [
  {
    id: 'C33',
    level: 'contract',
    promise: 1,
    needs: 'due',
    rule: 'timers are set, moved and cancelled with their batch, and are due in order',
    test: async ({ store }) => {
      await setTimers(store, 0, [timer('expire', 3), timer('remind', 1), timer('expire:a', 3)]);
      expectEqual(await dueBy(store, 2), ['1 a remind'], 'what is due by the third day');
      await setTimers(store, 1, [timer('remind', 5)], ['expire']);
      const after = ['3 a expire:a', '5 a remind'];
      expectEqual(await dueBy(store, 8), after, 'timers after one has moved and one is cancelled');

      const timers = { set: [timer('remind', 2), timer('new', 2)], cancel: ['expire:a'] };
      await expectConflict(store, batchOf('late', [change('a', 1, [], { timers })]), 0, 2);
      expectEqual(await dueBy(store, 8), after, 'timers after a batch that was refused');
      await store.commit(batchOf('guard', [change('a', 2, [], { timers })]));
      const moved = ['2 a new', '2 a remind'];
      expectEqual((await dueBy(store, 8)).sort(), moved, 'timers set beside a guard');
      expectEqual(await dueBy(store, 1), [], 'what is due before the first deadline');
    },
  },
  {
    id: 'C47',
    level: 'contract',
    promise: 7,
    needs: 'due',
    rule: 'timers that are due come once each, earliest first, whatever the size of a page',
    test: async ({ store }) => {
      for (let stream = 0; stream < 20; stream += 1) {
        const set = Array.from({ length: 5 }, (_, place) =>
          timer(`t${place}`, (stream * 3 + place * 2) % 7),
        );
        const timers = { set, cancel: [] };
        await store.commit(batchOf(`k${stream}`, [change(`s${stream}`, 0, [1], { timers })]));
      }
      const whole = await dueBy(store, 6, 500);
      expectEqual(new Set(whole).size, 100, 'the number of different timers');
      const days = whole.map((row) => row.slice(0, 1));
      expectEqual(days, [...days].sort(), 'the deadlines, in order');
      for (const limit of [1, 7, 99, 100]) {
        expectEqual(await dueBy(store, 6, limit), whole, `timers by pages of ${limit}`);
      }
      const early = whole.filter((row) => row < '3');
      expectEqual(await dueBy(store, 2, 4), early, 'timers due by the third day, by pages of 4');
    },
  },
  {
    id: 'C10',
    level: 'contract',
    promise: 8,
    rule: 'a key of one tenant means nothing to another',
    test: async ({ store }) => {
      for (const tenant of ['one', 'two']) {
        const batch = batchOf('key', [change('a', 0, [tenant])], { tenant, fingerprint: tenant });
        expectEqual((await store.commit(batch)).status, 'committed', 'a key in two tenants');
      }
      await expectStream(store, refTo('a', 'one'), ['one'], 'the stream of the first tenant');
      await expectStream(store, refTo('a', 'two'), ['two'], 'the stream of the second tenant');
    },
  },
  {
    id: 'C34',
    level: 'contract',
    promise: 8,
    rule: 'no list, feed or timer of one tenant shows what is another’s',
    test: async ({ store }) => {
      for (const [place, tenant] of ['one', 'two'].entries()) {
        const timers = { set: [timer('t', place + 1)], cancel: [] };
        const changes = [change('same', 0, [tenant], { timers }), change(tenant, 0, [tenant])];
        await store.commit(batchOf('key', changes, { tenant }));
      }
      const gone = { set: [], cancel: ['t'] };
      await store.commit(
        batchOf('gone', [change('same', 1, [], { timers: gone })], { tenant: 'two' }),
      );

      expectEqual(
        [...(await wholeList(store, { tenant: 'one' }))].sort(),
        ['one', 'same'],
        'a list',
      );
      expectEqual(await wholeList(store, { tenant: 'three' }), [], 'the list of nobody');
      if (store.capabilities.feed) {
        const said = (await wholeFeed(store, 'one')).map(({ event }) => event['note']);
        expectEqual(said, ['one', 'one'], 'a feed');
        expectEqual(await wholeFeed(store, 'three'), [], 'the feed of nobody');
      }
      if (store.capabilities.due) {
        expectEqual(await dueBy(store, 8, 10, 'one'), ['1 same t'], 'the timers of one tenant');
        expectEqual(await dueBy(store, 8, 10, 'two'), [], 'the timers of the other');
      }
    },
  },
];

function timer(id: string, day: number): Timer {
  return { id, dueAt: DAYS[day] ?? DAYS[0] ?? instant(0) };
}

async function setTimers(
  store: Store,
  expected: number,
  set: readonly Timer[],
  cancel: readonly string[] = [],
): Promise<void> {
  const timers = { set, cancel };
  await store.commit(batchOf(`timers-${expected}`, [change('a', expected, [1], { timers })]));
}

/** What is due by a day, as texts of day, stream and timer, read in pages. */
async function dueBy(store: Store, day: number, limit = 10, tenant = TENANT): Promise<string[]> {
  const rows: TimerRow[] = [];
  let after: string | null = null;
  do {
    const by = DAYS[day] ?? instant(0);
    const page: DuePage | undefined = await store.due?.({ tenant, by, after, limit });
    if (page === undefined) return [];
    expectThat(page.timers.length <= limit, 'a page must hold no more than was asked for');
    expectThat(
      page.timers.length > 0 || page.next === null,
      'a page that goes on must hold a timer',
    );
    expectThat(page.next === null || page.next !== after, 'a cursor must go on');
    rows.push(...page.timers);
    after = page.next;
  } while (after !== null);
  expectThat(
    rows.every(({ type }) => type === TYPE),
    'a timer must say the type of its stream',
  );
  return rows.map(({ dueAt, stream, id }) => `${DAYS.indexOf(dueAt)} ${stream} ${id}`);
}
