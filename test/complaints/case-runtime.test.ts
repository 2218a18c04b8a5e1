/** Cases in the runtime: sent once by key, merged in one commit, promises fired by a clock. */
import { describe, expect, it } from 'vitest';

import type { CaseEvent } from '../../src/domains/complaints/case-event.ts';
import { parseCaseEvent } from '../../src/domains/complaints/schema.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { day, rules } from './cases.ts';

function desk() {
  const today = { now: new Date(day(0)) };
  const app = createApp({ store: memoryStore(), tenant: 'shop', now: () => today.now });
  return { today, app, cases: app.of('case', rules, { parseEvent: parseCaseEvent }) };
}
const told = { at: day(0), by: 'bob' } as const;
const receive = { ...told, type: 'Receive', cause: 'service-attitude' } as const;

describe('a case in the runtime', () => {
  it('is received once, however often the mail comes', async () => {
    const { cases } = desk();
    const first = await cases.send('c-17', receive, { key: 'mail-884' });
    const again = await cases.send('c-17', receive, { key: 'mail-884' });

    expect([first.accepted, again.accepted, again.replayed]).toEqual([true, true, true]);
    expect((await cases.load('c-17')).state.status).toBe('received');
  });

  it('has its promises broken by the clock of the host', async () => {
    const { app, cases, today } = desk();
    await cases.send('c-17', receive, { key: 'a' });
    const promise = { ...told, type: 'MakePromise', promise: 'call-back', dueAt: day(1) } as const;
    await cases.send('c-17', promise, { key: 'b' });
    today.now = new Date(day(3));
    await app.fireDue();
    const { state } = await cases.load('c-17');

    expect(state.promises).toEqual([
      { id: 'call-back', dueAt: day(1), state: 'broken', breaches: 1 },
    ]);
  });

  it('is merged into another in one commit', async () => {
    const { app, cases } = desk();
    await cases.send('c-9', receive, { key: 'a' });
    await cases.send('c-17', receive, { key: 'b' });
    // The second step is made of the event of the first, so that nothing comes between them.
    await app.together(
      [
        cases.act('c-9', { ...told, type: 'MergeInto', survivor: 'c-17' }),
        cases.act('c-17', ([merged]) => {
          const [event] = (merged ?? []) as readonly CaseEvent[];
          if (event?.type !== 'Merged') return null;
          const other = { id: 'c-9', ...event.clocks };
          return { ...told, type: 'Absorb', other, cause: 'service-attitude' } as const;
        }),
      ],
      { key: 'merge-c-9' },
    );

    expect((await cases.load('c-9')).state.mergedInto).toBe('c-17');
    expect((await cases.load('c-17')).state.clocks.merged).toHaveLength(1);
  });
});
