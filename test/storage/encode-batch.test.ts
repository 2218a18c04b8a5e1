import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/host/storage/batch.ts';
import { encodeBatch, KEY_BYTES_MAX } from '../../src/host/storage/encode-batch.ts';
import { hostileBatches, hostileValues } from '../../src/host/testing/hostile-values.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';
import { thrownBy } from '../kernel/thrown.ts';

const limits = { maxStreams: 3, maxEvents: 5, maxBytes: 200 };
const recordedAt = instant('2026-05-01T10:00Z');
const timer = { id: 'expire', dueAt: recordedAt };

function goodBatch() {
  return {
    tenant: 'shop',
    key: 'order-17',
    fingerprint: 'Earn 20',
    recordedAt,
    streams: [
      {
        type: 'account',
        id: 'ada',
        expected: 3,
        events: [{ type: 'Earned', points: 20 }, { type: 'Warned' }],
        timers: { set: [timer], cancel: ['remind'] },
      },
      { type: 'account', id: 'bob', expected: 0, events: [] },
    ],
    result: { points: 20 },
  };
}

/** The batch with one part of it changed, and with one of its first stream. */
const batchWith = (part: object): Batch => ({ ...goodBatch(), ...part });
const streamWith = (part: object): Batch => {
  const [stream, ...others] = goodBatch().streams;
  return batchWith({ streams: [{ ...stream, ...part }, ...others] });
};

/** The code and field of the failure that a batch ends in; the encoded batch if it ends in none. */
function endOf(batch: unknown): unknown {
  const error = thrownBy(() => encodeBatch(batch as Batch, limits));
  if (error === null) return 'encoded';
  expect(error).toBeInstanceOf(FailureError);
  const { code, facts } = error as FailureError;
  return `${code} ${String(facts['field'])}`;
}

function raise(): never {
  throw new Error('a trap was run');
}

describe('encodeBatch', () => {
  it('turns events and result into JSON text and keeps the rest', () => {
    expect(encodeBatch(goodBatch(), limits)).toStrictEqual({
      tenant: 'shop',
      key: 'order-17',
      fingerprint: 'Earn 20',
      recordedAt: '2026-05-01T10:00:00.000Z',
      streams: [
        {
          type: 'account',
          id: 'ada',
          expected: 3,
          events: ['{"type":"Earned","points":20}', '{"type":"Warned"}'],
          timers: { set: [timer], cancel: ['remind'] },
        },
        { type: 'account', id: 'bob', expected: 0, events: [], timers: { set: [], cancel: [] } },
      ],
      result: '{"points":20}',
    });
  });

  it('shares nothing with the batch', () => {
    const batch = goodBatch();
    const encoded = encodeBatch(batch, limits);
    const before = structuredClone(encoded);
    batch.streams[0]?.events.splice(0);
    batch.streams[0]?.timers?.set.push(timer);
    batch.streams[0]?.timers?.cancel.push('late');
    batch.streams.pop();

    expect(encoded).toEqual(before);
  });

  it('keeps nothing that the port does not name', () => {
    const batch = batchWith({ extra: 1, streams: [{ ...goodBatch().streams[1], extra: 1 }] });

    expect(JSON.stringify(encodeBatch(batch, limits))).not.toContain('extra');
  });

  it('takes frozen batches, and objects of a class of the host', () => {
    const made = Object.assign(Object.create({ method: raise }) as object, goodBatch());

    expect(endOf(Object.freeze(goodBatch()))).toBe('encoded');
    expect(endOf(made)).toBe('encoded');
  });

  it.each<[string, Batch, string]>([
    ['as many streams as declared', batchWith({ streams: streams(3) }), 'encoded'],
    ['a stream more', batchWith({ streams: streams(4) }), 'LIMIT_EXCEEDED streams'],
    ['as many events as declared', streamWith({ events: events(5) }), 'encoded'],
    ['an event more', streamWith({ events: events(6) }), 'LIMIT_EXCEEDED streams.0.events'],
    [
      'an event more over several streams',
      batchWith({ streams: streams(3).map((stream) => ({ ...stream, events: events(2) })) }),
      'LIMIT_EXCEEDED events',
    ],
    ['as many timers as events', streamWith({ timers: { set: timers(5), cancel: [] } }), 'encoded'],
    [
      'a timer more',
      streamWith({ timers: { set: timers(6), cancel: [] } }),
      'LIMIT_EXCEEDED streams.0.timers.set',
    ],
    [
      'a cancellation more',
      streamWith({ timers: { set: [], cancel: timers(6).map(({ id }) => id) } }),
      'LIMIT_EXCEEDED streams.0.timers.cancel',
    ],
    ['as many bytes as declared', resultOf(200), 'encoded'],
    ['a byte more', resultOf(201), 'LIMIT_EXCEEDED bytes'],
    ['as long a fingerprint', batchWith({ fingerprint: 'x'.repeat(200) }), 'encoded'],
    ['a longer one', batchWith({ fingerprint: 'x'.repeat(201) }), 'LIMIT_EXCEEDED fingerprint'],
    ['as long a key', batchWith({ key: 'x'.repeat(KEY_BYTES_MAX) }), 'encoded'],
    ['a longer key', batchWith({ key: 'x'.repeat(KEY_BYTES_MAX + 1) }), 'INVALID_VALUE key'],
    ['a key longer in bytes', batchWith({ key: 'é'.repeat(501) }), 'INVALID_VALUE key'],
    ['a key as long in bytes', batchWith({ key: 'é'.repeat(500) }), 'encoded'],
    ['a result alone', batchWith({ streams: [] }), 'encoded'],
    ['nothing', batchWith({ streams: [], result: null }), 'INVALID_VALUE streams'],
    [
      'one id in two types',
      batchWith({ streams: [emptyStream('a', 'x'), emptyStream('b', 'x')] }),
      'encoded',
    ],
    [
      'one stream twice',
      batchWith({ streams: [emptyStream('a', 'x'), emptyStream('a', 'x')] }),
      'INVALID_VALUE streams',
    ],
    ['one timer set twice', timersOf([timer, timer], []), 'INVALID_VALUE streams.0.timers'],
    ['one cancelled twice', timersOf([], ['a', 'a']), 'INVALID_VALUE streams.0.timers'],
    ['one set and cancelled', timersOf([timer], ['expire']), 'INVALID_VALUE streams.0.timers'],
    ['no word on timers', streamWith({ timers: undefined }), 'encoded'],
    ['timers that are null', streamWith({ timers: null }), 'INVALID_VALUE streams.0.timers.set'],
    ['an event that is a list', streamWith({ events: [[]] }), 'INVALID_VALUE streams.0.events.0'],
    [
      'an event too deep',
      streamWith({ events: [{ a: nested(33) }] }),
      'LIMIT_EXCEEDED streams.0.events.0',
    ],
  ])('says of a batch with %s', (_, batch, end) => {
    expect(endOf(batch)).toBe(end);
  });

  it('says how much there may be and how much there is', () => {
    const error = thrownBy(() => encodeBatch(resultOf(201), limits));

    expect(error).toMatchObject({ facts: { field: 'bytes', limit: 200, actual: 201 } });
    expect(error).toMatchObject({ message: 'bytes must be at most 200, got 201' });
  });

  it('counts characters by their bytes in UTF-8', () => {
    const two = (count: number): Batch => batchWith({ streams: [], result: 'é'.repeat(count) });

    expect(endOf(two(99))).toBe('encoded'); // and two quotes
    expect(endOf(two(100))).toBe('LIMIT_EXCEEDED bytes');
    expect(endOf(batchWith({ streams: [], result: '€'.repeat(66) }))).toBe('encoded');
    expect(endOf(batchWith({ streams: [], result: '€'.repeat(67) }))).toBe('LIMIT_EXCEEDED bytes');
    expect(endOf(batchWith({ streams: [], result: '😀'.repeat(49) }))).toBe('encoded');
    expect(endOf(batchWith({ streams: [], result: '😀'.repeat(50) }))).toBe('LIMIT_EXCEEDED bytes');
  });

  it('refuses what no store may take, wherever it stands', () => {
    const values = hostileValues();
    expect(values.length).toBeGreaterThan(15);
    for (const [what, value] of values) {
      const code = what.includes('deep') ? 'LIMIT_EXCEEDED' : 'INVALID_VALUE';
      expect([what, endOf(streamWith({ events: [{ note: [value] }] }))]).toEqual([
        what,
        `${code} streams.0.events.0`,
      ]);
      expect([what, endOf(batchWith({ result: value }))]).toEqual([what, `${code} result`]);
    }
    for (const [what, batch] of hostileBatches(batchWith({ streams: [emptyStream('a', 'x')] }))) {
      expect([what, endOf(batch)]).toEqual([what, expect.stringMatching(/^INVALID_VALUE /)]);
    }
  });

  it('survives getters, and a proxy that throws at every touch', () => {
    const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'] as const;
    const hostile = Object.fromEntries(traps.map((trap) => [trap, raise]));
    const throwing = (target: object): unknown => new Proxy(target, hostile);
    const revoked = Proxy.revocable([], {});
    revoked.revoke();
    const computed = (object: object, field: string): unknown =>
      Object.defineProperty(object, field, { get: raise, enumerable: true });

    expect(endOf(throwing(goodBatch()))).toBe('INVALID_VALUE tenant');
    expect(endOf(computed(goodBatch(), 'key'))).toBe('INVALID_VALUE key');
    expect(endOf(batchWith({ streams: throwing([]) }))).toBe('INVALID_VALUE streams');
    expect(endOf(batchWith({ streams: revoked.proxy }))).toBe('INVALID_VALUE streams');
    expect(endOf(batchWith({ streams: [throwing({})] }))).toBe('INVALID_VALUE streams.0.events');
    expect(endOf(streamWith({ events: computed([{}], '0') }))).toBe(
      'INVALID_VALUE streams.0.events.0',
    );
    expect(endOf(streamWith({ events: throwing([]) }))).toBe('INVALID_VALUE streams.0.events');
    expect(endOf(timersOf(throwing([]), []))).toBe('INVALID_VALUE streams.0.timers.set');
    expect(endOf(timersOf([throwing({})], []))).toBe('INVALID_VALUE streams.0.timers.set');
  });

  it('does not count the holes of a long list', () => {
    const endless: unknown[] = [];
    endless.length = 2 ** 32 - 1;

    expect(endOf(batchWith({ streams: endless }))).toBe('LIMIT_EXCEEDED streams');
    expect(endOf(streamWith({ events: endless }))).toBe('LIMIT_EXCEEDED streams.0.events');
    expect(endOf(timersOf([], endless))).toBe('LIMIT_EXCEEDED streams.0.timers.cancel');
  });

  it('reads each part once, so that a proxy cannot show one thing and leave another', () => {
    let reads = 0;
    const shifty = new Proxy(goodBatch().streams[1] ?? {}, {
      get: (target, field) => {
        if (field !== 'id') return Reflect.get(target, field) as unknown;
        reads += 1;
        return reads === 1 ? 'bob' : 7;
      },
    });
    const [encoded] = encodeBatch(batchWith({ streams: [shifty] }), limits).streams;

    expect([encoded?.id, reads]).toEqual(['bob', 1]);
  });

  it('calls no method of a list', () => {
    const methods = { map: raise, [Symbol.iterator]: raise, flatMap: raise };
    const own = (list: readonly unknown[]): unknown => Object.assign([...list], methods);
    const [first] = goodBatch().streams;
    const timerLists = { set: own([timer]), cancel: own(['remind']) };
    const streamLists = { ...first, events: own(first?.events ?? []), timers: timerLists };

    expect(endOf(batchWith({ streams: own([streamLists]) }))).toBe('encoded');
  });

  it('ends in one of two codes for whatever stands wherever, and never shows it', () => {
    const ends = { encoded: 0, INVALID_VALUE: 0, LIMIT_EXCEEDED: 0 };
    const canary = fc.constant('a secret of the caller');
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withSparseArray: true, withMap: true }),
      fc.jsonValue(),
      canary,
      fc.array(canary, { maxLength: 8 }),
    );
    const places = ['tenant', 'key', 'fingerprint', 'recordedAt', 'streams', 'result'] as const;
    const within = ['type', 'id', 'expected', 'events', 'timers'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...places, ...within), anything, (place, value) => {
        const inStream = within.some((name) => name === place);
        const batch = inStream ? streamWith({ [place]: value }) : batchWith({ [place]: value });
        const error = thrownBy(() => encodeBatch(batch, limits));
        if (error === null) {
          ends.encoded += 1;
          return;
        }
        expect(error).toBeInstanceOf(FailureError);
        const { code, message } = error as FailureError;
        expect(['INVALID_VALUE', 'LIMIT_EXCEEDED']).toContain(code);
        expect(message).not.toContain('secret');
        ends[code as 'INVALID_VALUE'] += 1;
      }),
      { numRuns: 1000 },
    );
    expect(ends.encoded).toBeGreaterThan(50);
    expect(ends.INVALID_VALUE).toBeGreaterThan(300);
    expect(ends.LIMIT_EXCEEDED).toBeGreaterThan(10);
  });
});

function emptyStream(type: string, id: string) {
  return { type, id, expected: 0, events: [] };
}

function streams(count: number) {
  return Array.from({ length: count }, (_, place) => emptyStream('account', `${place}`));
}

function events(count: number) {
  return Array.from({ length: count }, () => ({}));
}

function timers(count: number) {
  return Array.from({ length: count }, (_, place) => ({ ...timer, id: `${place}` }));
}

function timersOf(set: unknown, cancel: unknown): Batch {
  return streamWith({ timers: { set, cancel } });
}

/** A batch of so many bytes. */
function resultOf(bytes: number): Batch {
  return batchWith({ streams: [], result: 'x'.repeat(bytes - 2) });
}

function nested(depth: number): unknown {
  return depth === 1 ? [] : [nested(depth - 1)];
}
