/**
 * Deciding: what stands between a command that was never read and the rules that believe its type.
 *
 * Types end where a program begins: a command from a form, a queue or plain JavaScript may be
 * anything. Each domain's `decide` goes through here, so that such a command ends as an error that
 * says what to do, and never as a `TypeError` from inside a rule.
 */
import { parseActor } from './actor.ts';
import type { Command } from './decider.ts';
import { breach, ContractError } from './errors.ts';
import { parseInstant } from './instant.ts';

/**
 * The same rules, which take only what every command must hold, and say what they cannot read.
 *
 * Whether each field of a command is what its type says is for the domain's `parseCommand`; a
 * command on which the rules stumble is told to go there first. The first error stays its `cause`.
 *
 * @param where The function that makes the rules, for the message.
 * @param decide The rules.
 * @returns Rules that give the same answers, and throw nothing but errors with a code.
 * @throws ContractError from the rules returned, if `type`, `at` or `by` is not what a command
 *   holds, or another field is not what its `type` needs. Nothing has changed then.
 * @example
 * ```ts
 * import type { Command } from 'everbond/kernel';
 * import { accept, deciding, instant } from 'everbond/kernel';
 *
 * type Buy = Command & { readonly lines: readonly string[] };
 * const sum = ({ lines }: Buy, count: number) => accept([count + lines.length]);
 * const decide = deciding('shop', sum);
 * const ask = { type: 'Buy', at: instant('2026-05-01T00:00Z'), by: 'till-4' };
 *
 * decide({ ...ask, lines: ['tea'] }, 1).accepted; // => true
 * decide(ask as Buy, 1); // throws /command must be what its type says/
 * decide({ ...ask, by: '', lines: [] }, 1); // throws /by must be/
 * ```
 */
export function deciding<SomeCommand extends Command, State, Answer>(
  where: string,
  decide: (command: SomeCommand, state: State) => Answer,
): (command: SomeCommand, state: State) => Answer {
  return (command, state) => {
    checkCommand(where, command);
    try {
      return decide(command, state);
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw error;
      throw unread(where, error);
    }
  };
}

/** Throws unless `type`, `at` and `by` are what every command holds, or where a `Date` stands. */
function checkCommand(where: string, command: unknown): void {
  if (typeof command !== 'object' || command === null) {
    breach(where, 'command', 'must be an object with type, at and by');
  }
  const { type, at, by } = command as { readonly [field in keyof Command]: unknown };
  if (typeof type !== 'string') breach(where, 'type', 'must be text');
  const read = parseInstant(at);
  if (!read.ok || read.value !== at) breach(where, 'at', 'must be an instant, as instant() gives');
  if (!parseActor(by).ok) breach(where, 'by', 'must be an id, or an actor and an authority');
  for (const [field, value] of Object.entries(command)) {
    if (value instanceof Date) breach(where, field, 'must be an instant; write instant(date)');
  }
}

function unread(where: string, cause: unknown): ContractError {
  const rule = 'must be what its type says; give it to parseCommand first, which names the field';
  const error = new ContractError(where, 'command', rule);
  error.cause = cause;
  return error;
}
