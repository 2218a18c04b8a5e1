/** However many decide at once, what takes place never passes a cap. */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { contactLedger } from '../../src/domains/interactions/contact-ledger.ts';
import type { ContactEvent } from '../../src/domains/interactions/contact-ledger-event.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { instant } from '../../src/kernel/instant.ts';
import { ADA, capOf, policyOf } from './asks.ts';

const MINUTE_MS = 60_000;
const BEGUN_MS = Date.UTC(2026, 5, 3, 21, 50); // ten minutes before midnight in Paris
const EACH = 1;
const HOME = 2;
const ROLLING_MS = 60 * MINUTE_MS;

const policy = policyOf({
  caps: [
    capOf(EACH, { kind: 'calendar', unit: 'day', zone: 'customer' }, { id: 'each' }),
    capOf(HOME, { kind: 'rolling', hours: 1 }, { id: 'home', scope: 'household' }),
  ],
});

function openShop(store: Store) {
  const app = createApp({ store, tenant: 'shop', now: () => new Date(BEGUN_MS), attempts: 40 });
  return {
    app,
    people: app.of('contacts', contactLedger(policy)),
    homes: app.of('home-contacts', contactLedger(policy, 'household')),
  };
}

/** A campaign contacts somebody, in both ledgers or in none, and then says what came of it. */
const anyCampaign = fc.record({
  shop: fc.nat(1),
  person: fc.constantFrom('ada', 'bob'),
  waits: fc.nat(3),
  sends: fc.integer({ min: 0, max: 5 }).map((roll) => roll > 0),
});

it('no interleaving of decisions, holds and sendings passes a cap', async () => {
  const counts = { sent: 0, denied: 0, back: 0, conflicts: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(anyCampaign, { minLength: 3, maxLength: 9, size: 'max' }),
      async (scheduler, campaigns) => {
        const store = memoryStore({ giveWay: () => scheduler.schedule(Promise.resolve()) });
        const counting: Store = {
          ...store,
          commit: (batch) =>
            store.commit(batch).catch((error: unknown) => {
              counts.conflicts += 1;
              throw error;
            }),
        };
        const shops = [openShop(counting), openShop(counting)];
        let sent = 0;
        let nowMs = BEGUN_MS;
        const contact = async (
          { shop, person, waits, sends }: (typeof campaigns)[number],
          index: number,
        ): Promise<void> => {
          const { app, people, homes } = shops[shop] as ReturnType<typeof openShop>;
          // One clock for all, which goes on from command to command.
          const said = () => {
            nowMs += waits * MINUTE_MS;
            return { at: instant(nowMs), by: 'campaigns', id: `campaign-${index}` };
          };
          const both = (command: Parameters<typeof people.act>[1], key: string) =>
            app.together([people.act(person, command), homes.act('home', command)], {
              key: `${key}-${index}`,
            });
          const facts = { channel: 'email', purpose: 'marketing', person: ADA } as const;
          const held = await both({ ...said(), ...facts, type: 'Reserve' }, 'reserve');
          if (!held.accepted) {
            counts.denied += 1;
            return;
          }
          const done = await both({ ...said(), type: sends ? 'Confirm' : 'Release' }, 'settle');
          if (done.accepted && sends) sent += 1;
          else counts.back += 1;
        };
        const all = Promise.all(campaigns.map(contact));
        await scheduler.waitFor(all);

        const sentAt = async (type: string, id: string): Promise<readonly number[]> => {
          const loading = store.load({ tenant: 'shop', type, id });
          await scheduler.waitFor(loading);
          return (await loading).events
            .map(({ event }) => event as unknown as ContactEvent)
            .flatMap((event) => (event.type === 'Confirmed' ? [Date.parse(event.at)] : []))
            .toSorted((one, other) => one - other);
        };
        const home = await sentAt('home-contacts', 'home');
        expect(home).toHaveLength(sent);
        counts.sent += sent;
        for (const person of ['ada', 'bob']) {
          const days = (await sentAt('contacts', person)).map((ms) =>
            new Date(ms + 2 * 60 * MINUTE_MS).toISOString().slice(0, 10),
          );
          for (const day of days) {
            expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(EACH);
          }
        }
        for (const [place, ms] of home.entries()) {
          const next = home[place + HOME];
          if (next !== undefined) expect(next - ms).toBeGreaterThanOrEqual(ROLLING_MS);
        }
      },
    ),
    { numRuns: 120 },
  );
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(15);
});
