/** Requests: what every adapter checks of a question before it asks its database. */
import { FailureError } from '../../kernel/errors.ts';
import type { Cursor, DueRequest, FeedRequest, ListRequest } from './pages.ts';
import { readField, readId, readInstant, readWhole } from './read-plain.ts';
import type { StreamPage, StreamRef } from './stream.ts';

/**
 * A stream's name, checked.
 *
 * @throws FailureError `INVALID_VALUE` if a part of it can be no id.
 */
export function readRef(stream: StreamRef): StreamRef {
  return {
    tenant: readId(readField(stream, 'tenant'), 'tenant'),
    type: readId(readField(stream, 'type'), 'type'),
    id: readId(readField(stream, 'id'), 'id'),
  };
}

/**
 * A part of a stream, checked; the whole stream if nothing is said.
 *
 * @throws FailureError `INVALID_VALUE` if a number is not whole, or below 0.
 */
export function readPart(page: StreamPage = {}): Required<StreamPage> {
  const after = readField(page, 'after') ?? 0;
  const limit = readField(page, 'limit') ?? Number.MAX_SAFE_INTEGER;
  return { after: readWhole(after, 'after', 0), limit: readWhole(limit, 'limit', 0) };
}

/**
 * What of a page's request is asked of every list, checked.
 *
 * @throws FailureError `INVALID_VALUE` if the tenant can be no id, or the limit is not 1 or more.
 */
export function readPage(request: FeedRequest): Omit<FeedRequest, 'after'> {
  return {
    tenant: readId(readField(request, 'tenant'), 'tenant'),
    limit: readWhole(readField(request, 'limit'), 'limit', 1),
  };
}

/** As {@link readPage}, of a list of ids. */
export function readListPage(request: ListRequest): Omit<ListRequest, 'after'> {
  return { ...readPage(request), type: readId(readField(request, 'type'), 'type') };
}

/** As {@link readPage}, of timers. */
export function readDuePage(request: DueRequest): Omit<DueRequest, 'after'> {
  return { ...readPage(request), by: readInstant(readField(request, 'by'), 'by') };
}

/**
 * A cursor that is a number of items passed.
 *
 * @throws FailureError `CURSOR_INVALID` if it is no such number, or lies beyond the end.
 */
export function readCursor(cursor: Cursor | null, count: number): number {
  if (cursor === null) return 0;
  const isNumber = typeof cursor === 'string' && /^(?:0|[1-9]\d{0,15})$/.test(cursor);
  return isNumber && Number(cursor) <= count ? Number(cursor) : strangeCursor();
}

/** Says that a cursor is none of this store's. */
export function strangeCursor(): never {
  throw new FailureError(
    'CURSOR_INVALID',
    'cursor must come from this store; begin anew with null',
  );
}
