/** Load whole: a stream read page after page, believed only if nothing is missing or doubled. */
import { FailureError } from '../../kernel/errors.ts';
import type { Store } from '../storage/store.ts';
import type { EventRecord, StreamRef } from '../storage/stream.ts';

/**
 * The events of a stream after a version, page after page, up to a version or the last there is.
 *
 * @returns The events; `null` if the stream is not even at that version.
 * @throws FailureError `STORE_FAILURE` if the store leaves one out, doubles one or swaps them.
 */
export async function loadWhole(
  store: Store,
  stream: StreamRef,
  after: number,
  until: number | null = null,
): Promise<readonly EventRecord[] | null> {
  const records: EventRecord[] = [];
  for (;;) {
    const seen = after + records.length;
    const limit = until === null ? {} : { limit: until - seen };
    const page = await store.load(stream, { after: seen, ...limit });
    if (page.version < after) return null;
    for (const record of page.events) {
      records.push(record);
      if (record.version !== after + records.length) throw leftOut();
    }
    const last = until ?? page.version;
    if (after + records.length === last) return records;
    if (after + records.length > last || page.events.length === 0) throw leftOut();
  }
}

function leftOut(): FailureError {
  const rule = 'load must give every event after a version, once and in order';
  return new FailureError('STORE_FAILURE', rule, { outcome: 'not-committed' });
}
