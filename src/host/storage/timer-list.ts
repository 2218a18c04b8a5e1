/** Timer list: the timers of one tenant in memory, kept in the order in which they are due. */
import type { Instant } from '../../kernel/instant.ts';
import type { Timer, TimerChanges } from '../../kernel/timer.ts';
import type { Cursor, DuePage, TimerRow } from './pages.ts';
import { strangeCursor } from './requests.ts';

/** The timers of one tenant. */
export interface TimerList {
  /** Sets and cancels timers of one stream. */
  change(type: string, stream: string, changes: TimerChanges): void;
  /** Timers due by an instant, by deadline, type, stream and id. */
  due(by: Instant, after: Cursor | null, limit: number): DuePage;
}

/** A list without timers. */
export function createTimerList(): TimerList {
  const rows: TimerRow[] = [];
  const dueAts = new Map<string, Map<string, Map<string, Instant>>>();

  const remove = (row: TimerRow): void => {
    rows.splice(placeOf(rows, row), 1);
  };

  return {
    change(type, stream, { set, cancel }) {
      if (set.length === 0 && cancel.length === 0) return;
      const ofType = dueAts.get(type) ?? new Map<string, Map<string, Instant>>();
      const known = ofType.get(stream) ?? new Map<string, Instant>();
      dueAts.set(type, ofType.set(stream, known));
      for (const id of [...cancel, ...set.map((timer) => timer.id)]) {
        const dueAt = known.get(id);
        if (dueAt !== undefined) remove({ type, stream, id, dueAt });
        known.delete(id);
      }
      for (const { id, dueAt } of set) {
        const row = Object.freeze({ type, stream, id, dueAt });
        rows.splice(placeOf(rows, row), 0, row);
        known.set(id, dueAt);
      }
      if (known.size === 0) ofType.delete(stream);
    },

    due(by, after, limit) {
      const from = after === null ? 0 : placeAfter(rows, readRow(after));
      const until = Math.min(from + limit, rows.length);
      const page = rows.slice(from, until);
      const early = page.findIndex(({ dueAt }) => dueAt > by);
      const timers = early === -1 ? page : page.slice(0, early);
      const last = timers.at(-1);
      const next = rows[from + timers.length];
      const goesOn = last !== undefined && next !== undefined && next.dueAt <= by;
      return { timers, next: goesOn ? cursorOf(last) : null };
    },
  };
}

/** Where a row stands or would stand. */
function placeOf(rows: readonly TimerRow[], row: TimerRow): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = rows[middle];
    if (at !== undefined && compareRows(at, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeAfter(rows: readonly TimerRow[], row: TimerRow): number {
  const place = placeOf(rows, row);
  const at = rows[place];
  return at !== undefined && compareRows(at, row) === 0 ? place + 1 : place;
}

function compareRows(one: TimerRow, other: TimerRow): number {
  return (
    compareTexts(one.dueAt, other.dueAt) ||
    compareTexts(one.type, other.type) ||
    compareTexts(one.stream, other.stream) ||
    compareTexts(one.id, other.id)
  );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function cursorOf({ dueAt, type, stream, id }: TimerRow & Timer): Cursor {
  return JSON.stringify([dueAt, type, stream, id]);
}

function readRow(cursor: Cursor): TimerRow {
  try {
    const fields: unknown = JSON.parse(cursor);
    if (Array.isArray(fields) && fields.length === 4 && fields.every(isText)) {
      const [dueAt, type, stream, id] = fields as [Instant, string, string, string];
      return { dueAt, type, stream, id };
    }
  } catch {
    // Falls through to what is said of every cursor that this store did not make.
  }
  return strangeCursor();
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
