/** Hostile values: what no store may take, as a table, each with its name. */
import type { Batch } from '../storage/batch.ts';

const LEVELS = 1_000_000;

/** Values that are no JSON, or too deep. Made anew each time: some are objects. */
export function hostileValues(): readonly (readonly [string, unknown])[] {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  return [
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus zero', -0],
    ['a big integer', 1n],
    ['a symbol', Symbol('a')],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a text with NUL', 'a\0b'],
    ['half a character', '\ud83d'],
    ['a cycle', cycle],
    ['a hole', Object.assign([1], { 2: 3 })],
    ['a getter', Object.defineProperty({}, 'a', { get: raise, enumerable: true })],
    ['a hidden field', Object.defineProperty({}, 'a', { value: 1 })],
    ['a proxy that throws', new Proxy({}, { ownKeys: raise })],
    ['a revoked proxy', revoked.proxy],
    ['a field called __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ['a method toJSON', { toJSON: () => 1 }],
    ['a million lists deep', nested()],
  ];
}

/** Batches that are none: a good one with one part spoilt. */
export function hostileBatches(good: Batch): readonly (readonly [string, unknown])[] {
  const [stream] = good.streams;
  const streamWith = (part: object): object => ({ ...good, streams: [{ ...stream, ...part }] });
  const timer = { id: 'a', dueAt: good.recordedAt };
  return [
    ...['', 'a\0b', '\ud83d', 'x'.repeat(201), '\u00e9'.repeat(101), 7, null, undefined].flatMap(
      (id) =>
        [
          ['an impossible tenant', { ...good, tenant: id }],
          ['an impossible type', streamWith({ type: id })],
          ['an impossible id', streamWith({ id })],
          ['an impossible timer', streamWith({ timers: { set: [], cancel: [id] } })],
          [
            'a timer without a name',
            streamWith({ timers: { set: [{ ...timer, id }], cancel: [] } }),
          ],
        ] as const,
    ),
    ...['', 'a\0b', '\ud83d', 'x'.repeat(1001), '\u00e9'.repeat(501), 7, undefined].map(
      (key) => ['an impossible key', { ...good, key }] as const,
    ),
    ...['a\0b', '\ud83d', 7, undefined].map(
      (fingerprint) => ['an impossible fingerprint', { ...good, fingerprint }] as const,
    ),
    ...['', '2026-05-01', '2026-05-01T10:00:00Z', new Date(0), 0, undefined].flatMap(
      (at) =>
        [
          ['an impossible instant', { ...good, recordedAt: at }],
          [
            'a timer due never',
            streamWith({ timers: { set: [{ id: 'a', dueAt: at }], cancel: [] } }),
          ],
        ] as const,
    ),
    ...[-1, 0.5, -0, Number.NaN, 2 ** 53, '0', null, undefined].map(
      (expected) => ['an impossible version', streamWith({ expected })] as const,
    ),
    ...[
      null,
      undefined,
      'streams',
      {},
      [null],
      [undefined],
      [7],
      Object.assign([], { 1: stream }),
    ].map((streams) => ['impossible streams', { ...good, streams }] as const),
    ...[null, undefined, 'events', {}, [null], [[]], ['event'], Object.assign([], { 1: {} })].map(
      (events) => ['impossible events', streamWith({ events })] as const,
    ),
    ['one stream twice', { ...good, streams: [stream, stream] }],
    ['one timer twice', streamWith({ timers: { set: [timer, timer], cancel: [] } })],
    ['a timer both set and cancelled', streamWith({ timers: { set: [timer], cancel: ['a'] } })],
    ['nothing at all', undefined],
  ];
}

function nested(): unknown {
  let value: unknown = [];
  for (let level = 1; level < LEVELS; level += 1) value = [value];
  return value;
}

function raise(): never {
  throw new Error('a trap was run');
}
