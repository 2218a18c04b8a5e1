/** Value checks: what a store keeps comes back equal, and what it cannot keep it refuses whole. */
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import type { Batch } from '../storage/batch.ts';
import type { Store } from '../storage/store.ts';
import { expectEqual, expectFailure, expectThat } from './expectations.ts';
import { hostileBatches, hostileValues } from './hostile-values.ts';
import { ODD_IDS, PLAIN_VALUES } from './odd-values.ts';
import { batchOf, change, expectStream, refTo, saidIn, TENANT, wholeList } from './sample-batch.ts';
import type { Case } from './store-check.ts';

const MIB = 1_048_576;

export const valueChecks: readonly Case[] = [
  {
    id: 'C25',
    level: 'contract',
    promise: 10,
    rule: 'as many bytes as declared are taken, and one more is refused whole',
    test: async ({ store }) => {
      const { maxBytes } = store.capabilities;
      for (const [id, bytes] of Object.entries({ under: maxBytes - 1, at: maxBytes })) {
        const events = [eventOfBytes(bytes - 4)];
        const changes = [{ ...change(id, 0, []), events }];
        await store.commit(batchOf(id, changes, { result: null }));
        const [kept] = (await store.load(refTo(id))).events;
        expectThat(kept?.event['note'] === events[0]?.['note'], 'a big event must come back');
      }
      const changes = [{ ...change('over', 0, []), events: [eventOfBytes(maxBytes - 3)] }];
      const over = batchOf('over', changes, { result: null });
      await expectFailure(store.commit(over), 'LIMIT_EXCEEDED', 'one byte too many');
      await expectUntouched(store, 'over');
    },
  },
  {
    id: 'C26',
    level: 'contract',
    promise: 9,
    rule: 'ids are compared character by character, whatever the characters are',
    test: async ({ store }) => {
      const refs = oddRefs();
      for (const [place, { type, id, tenant }] of refs.entries()) {
        const { status } = await store.commit(
          batchOf(`odd-${place}`, [change(id, 0, [place], { type })], { tenant }),
        );
        expectEqual(status, 'committed', `the creation of odd stream ${place}`);
      }
      for (const [place, ref] of refs.entries()) {
        await expectStream(store, ref, [place], `odd stream ${place}`);
      }
      const listed = await wholeList(store, { type: 'odd', limit: 5 });
      expectEqual([...listed].sort(), [...ODD_IDS].sort(), 'the odd ids, listed');
      for (const [place, key] of ODD_IDS.entries()) {
        const { status } = await store.commit(batchOf(key, [change('keys', place, [place])]));
        expectEqual(status, 'committed', `the first use of odd key ${place}`);
      }
    },
  },
  {
    id: 'C27',
    level: 'contract',
    promise: 9,
    rule: 'what is no JSON, or no batch, is refused and leaves the store untouched',
    test: async ({ store }) => {
      for (const [what, value] of hostileValues()) {
        const inEvent = batchOf('hostile', [change('a', 0, [value as JsonValue])]);
        const inResult = batchOf('hostile', [change('a', 0, ['a'])], {
          result: value as JsonValue,
        });
        const code = what.includes('deep') ? 'LIMIT_EXCEEDED' : 'INVALID_VALUE';
        await expectFailure(store.commit(inEvent), code, `an event that holds ${what}`);
        await expectFailure(store.commit(inResult), code, `a result that is ${what}`);
      }
      for (const [what, batch] of hostileBatches(batchOf('hostile', [change('a', 0, ['a'])]))) {
        const commit = store.commit(batch as Batch);
        await expectFailure(commit, 'INVALID_VALUE', `a batch with ${what}`);
      }
      await expectUntouched(store, 'a');
      const { status } = await store.commit(batchOf('hostile', [change('a', 0, PLAIN_VALUES)]));
      expectEqual(status, 'committed', 'the key of what was refused, used at last');
      expectEqual(saidIn(await store.load(refTo('a'))), PLAIN_VALUES, 'values that JSON can hold');
    },
  },
  {
    id: 'C28',
    level: 'contract',
    promise: 9,
    rule: 'what is stored cannot be changed from outside, before or after it is read',
    test: async ({ store }) => {
      const event = { type: 'Noted', note: { deep: ['first'] } };
      const result = { lines: ['first'] };
      const batch = batchOf('k', [{ ...change('a', 0, []), events: [event] }], { result });
      const committing = store.commit(batch);
      event.note.deep.push('while it was committed');
      result.lines.push('while it was committed');
      await committing;
      event.note.deep.push('after it was committed');

      for (let reading = 1; reading <= 2; reading += 1) {
        const { events } = await store.load(refTo('a'));
        expectEqual(events[0]?.event['note'], { deep: ['first'] }, `the event, reading ${reading}`);
        tamper(events[0]?.event);
        const again = await store.commit({ ...batch, result: null });
        expectEqual(again.result, { lines: ['first'] }, `the result, reading ${reading}`);
        tamper(again.result);
      }
    },
  },
  {
    id: 'C41',
    level: 'contract',
    promise: 10,
    rule: 'a capability that is declared has its method, and one that is not has none',
    test: async ({ store }) => {
      const { capabilities } = store;
      expectEqual(capabilities.port, 1, 'the version of the port');
      expectThat(typeof capabilities.durable === 'boolean', 'durable must be yes or no');
      for (const name of ['feed', 'due', 'erase', 'enlist'] as const) {
        const has = typeof store[name] === 'function';
        expectEqual(has, capabilities[name], `whether there is a method \`${name}\``);
      }
      const { maxStreams, maxEvents, maxBytes } = capabilities;
      const whole = [maxStreams, maxEvents, maxBytes].every(Number.isSafeInteger);
      const enough = maxStreams >= 25 && maxEvents >= 500 && maxBytes >= MIB;
      expectThat(whole && enough, 'a store must take 25 streams, 500 events and 1 MiB at once');
    },
  },
  {
    id: 'C42',
    level: 'contract',
    promise: 10,
    rule: 'a batch as large as every store must take is taken, and one over a limit is refused',
    test: async ({ store }) => {
      const note = 'x'.repeat(MIB / 500 - 60);
      const changes = Array.from({ length: 25 }, (_, place) =>
        change(
          `s${place}`,
          0,
          Array.from({ length: 20 }, () => note),
        ),
      );
      const { versions } = await store.commit(batchOf('large', changes));
      expectEqual(
        versions,
        changes.map(() => 20),
        'the versions of a large batch',
      );

      const { maxStreams, maxEvents } = store.capabilities;
      const wide = Array.from({ length: maxStreams + 1 }, (_, place) =>
        change(`w${place}`, 0, [1]),
      );
      const long = [
        change(
          'l',
          0,
          Array.from({ length: maxEvents + 1 }, () => 1),
        ),
      ];
      await expectFailure(store.commit(batchOf('w', wide)), 'LIMIT_EXCEEDED', 'too many streams');
      await expectFailure(store.commit(batchOf('l', long)), 'LIMIT_EXCEEDED', 'too many events');
      await expectUntouched(store, 'w0');
      await expectUntouched(store, 'l');
    },
  },
];

/** Streams whose names come close to each other, one field at a time. */
function oddRefs() {
  return [
    ...ODD_IDS.map((id) => refTo(id, TENANT, 'odd')),
    ...ODD_IDS.map((type) => refTo('same', TENANT, type)),
    ...ODD_IDS.map((tenant) => refTo('same', tenant, 'odd')),
    ...[':', '/', '|', '-', ',', '","'].flatMap((mark) => [
      refTo(`b${mark}c`, 'joined', 'a'),
      refTo('c', 'joined', `a${mark}b`),
      refTo('c', `joined${mark}a`, 'b'),
      refTo(`a${mark}b`, `joined${mark}`, 'c'),
    ]),
  ];
}

/** An event of so many bytes of UTF-8, most of them in characters of two. */
function eventOfBytes(bytes: number): JsonObject {
  const room = bytes - '{"type":"Noted","note":""}'.length;
  return { type: 'Noted', note: 'a'.repeat(room % 2) + '\u00e9'.repeat(Math.floor(room / 2)) };
}

/** Changes a value, as deep as it lets itself be changed. */
function tamper(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const field of Object.keys(value)) {
    tamper(Reflect.get(value, field));
    Reflect.set(value, field, 'changed');
  }
}

async function expectUntouched(store: Store, id: string): Promise<void> {
  await expectStream(store, refTo(id), [], 'the stream of a refused batch');
}
