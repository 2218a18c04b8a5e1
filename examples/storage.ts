/** Writes a gift in one batch, sends it again, meets a conflict, and follows the feed. */
import { type Instant, instant } from 'everbond/kernel';
import { type Batch, type FeedPage, memoryStore, type Store } from 'everbond/storage';

const tenant = 'shop';
const type = 'account';
const at = instant('2026-05-01T10:00Z');

/** A gift of points: two streams that change together. */
function gift(key: string, points: number, [giver, taker]: readonly [number, number]): Batch {
  return {
    tenant,
    key,
    fingerprint: `gift of ${points}`,
    recordedAt: at,
    streams: [
      {
        type,
        id: 'ada',
        expected: giver,
        events: [{ type: 'Given', points }],
        timers: { set: [{ id: 'thank', dueAt: instant('2026-05-08T10:00Z') }], cancel: [] },
      },
      { type, id: 'bob', expected: taker, events: [{ type: 'Received', points }] },
    ],
    result: { points },
  };
}

/** Every event of the feed, in pages of two. */
async function follow(store: Store): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page: FeedPage | undefined = await store.feed?.({ tenant, after, limit: 2 });
    if (page === undefined) return;
    for (const { id, version, event } of page.events) {
      console.log(`  ${id} ${version}: ${JSON.stringify(event)}`);
    }
    if (page.caughtUp) return;
    after = page.next;
  }
}

async function dueBy(store: Store, by: Instant): Promise<string> {
  const page = await store.due?.({ tenant, by, after: null, limit: 10 });
  return page?.timers.map(({ stream, id }) => `${stream} ${id}`).join(', ') ?? 'nobody knows';
}

const store = memoryStore();
console.log('sent:      ', await store.commit(gift('gift-1', 20, [0, 0])));
console.log('sent again:', await store.commit(gift('gift-1', 20, [0, 0])));

const stale = await store.commit(gift('gift-2', 30, [0, 1])).catch((error: unknown) => error);
console.log('too late:  ', stale instanceof Error ? stale.message : stale);
console.log('once more: ', await store.commit(gift('gift-2', 30, [1, 1])));

console.log('the feed:');
await follow(store);
console.log(`due by 7 May: ${(await dueBy(store, instant('2026-05-07T10:00Z'))) || 'nothing'}`);
console.log(`due by 8 May: ${await dueBy(store, instant('2026-05-08T10:00Z'))}`);
