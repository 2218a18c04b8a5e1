/** Account schema: commands, events and snapshots of accounts, read from what may be anything. */
import { checked } from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import { migrateSnapshot } from '../../kernel/migrate-snapshot.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import { faultsOfSnapshot } from './account-coherence.ts';
import type { AccountCommand } from './account-command.ts';
import { command, faultsOfCommand } from './account-command-schema.ts';
import { type AccountEvent, accountFormats } from './account-event.ts';
import { event } from './account-event-schema.ts';
import { type AccountSnapshot, SNAPSHOT_FORM } from './account-snapshot.ts';
import { snapshot } from './account-snapshot-schema.ts';

/** How many values the JSON of an event or an account may hold. */
const NODES_MAX = 5_000_000;

/**
 * Reads a command from data that may be anything.
 *
 * @param from Anything.
 * @returns The command in canonical form, or every issue with its path.
 * @example
 * ```ts
 * import { parseLoyaltyCommand } from 'everbond/loyalty/schema';
 *
 * const read = parseLoyaltyCommand({ type: 'Void', at: '2026-05-01T10:00Z', by: 'bob' });
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]); // => [['MISSING', 'hold']]
 * ```
 */
export function parseLoyaltyCommand(from: unknown): Parsed<AccountCommand> {
  const json = parseJsonValue(from);
  return json.ok ? checked(command, json.value, faultsOfCommand) : json;
}

/**
 * Reads an event from data that may be anything, in whichever form it was stored.
 *
 * @param from Anything. An event without a `version` counts as of today.
 * @returns The event without its version, or every issue with its path; `NEWER_VERSION` if a newer
 *   release wrote it.
 * @example
 * ```ts
 * import { parseLoyaltyEvent } from 'everbond/loyalty/schema';
 *
 * const read = parseLoyaltyEvent({ type: 'Closed', version: 2 });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEWER_VERSION']
 * ```
 */
export function parseLoyaltyEvent(from: unknown): Parsed<AccountEvent> {
  const json = parseJsonValue(from, { nodes: NODES_MAX });
  if (!json.ok) return json;
  const form = eventOfToday(json.value, accountFormats);
  return form.ok ? checked(event, form.value) : form;
}

/**
 * Reads a snapshot from data that may be anything, in whichever form it was saved.
 *
 * @param from Anything, of up to five million values.
 * @returns The snapshot in the form of today, or every issue with its path: `OTHER_MACHINE`,
 *   `NEWER_VERSION`, `MISSING_STEP` if no step leads on from its version; then those of the shape;
 *   then what does not agree: `STATE_MISPLACED`, `DUPLICATE_ID`, `WRONG_NUMBER`, `OUT_OF_RANGE`,
 *   `UNKNOWN_REFERENCE`, `HOLDS_DIFFER`, `BOOKS_DIFFER`, `TIMER_MISPLACED`.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_ACCOUNT, saveAccount } from 'everbond/loyalty';
 * import { parseLoyaltySnapshot } from 'everbond/loyalty/schema';
 *
 * const saved = saveAccount(NO_ACCOUNT, instant('2026-05-11T10:00Z'));
 *
 * parseLoyaltySnapshot(JSON.parse(JSON.stringify(saved))); // => { ok: true, value: saved }
 * ```
 */
export function parseLoyaltySnapshot(from: unknown): Parsed<AccountSnapshot> {
  const form = migrateSnapshot(from, SNAPSHOT_FORM, { nodes: NODES_MAX });
  return form.ok ? checked(snapshot, form.value, faultsOfSnapshot) : form;
}
