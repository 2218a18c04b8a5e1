/** Account schema: commands and events of accounts, read from data that may be anything. */
import { checked } from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { AccountCommand } from './account-command.ts';
import { command, faultsOfCommand } from './account-command-schema.ts';
import { type AccountEvent, accountFormats } from './account-event.ts';
import { event } from './account-event-schema.ts';

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
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const form = eventOfToday(json.value, accountFormats);
  return form.ok ? checked(event, form.value) : form;
}
