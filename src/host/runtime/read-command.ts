/** Read command: what a host hands over, made canonical, or refused with what is wrong. */
import { parseActor } from '../../kernel/actor.ts';
import type { FireTimer } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import { FailureError } from '../../kernel/errors.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import { formatIssues, type Issue, type Parsed } from '../../kernel/parsed.ts';

/** A command as a host writes it: `at` may be a `Date`, or text that names its zone. */
export type Told<SomeCommand extends Command> = SomeCommand extends FireTimer
  ? never // the runtime's own
  : Omit<SomeCommand, 'at'> & { readonly at: Instant | string | Date };

/**
 * A command of which the type, the instant and the actor are sound, and the rest is JSON.
 *
 * @param told What the host handed over; may be anything.
 * @param parse The domain's own check, if the host gave one.
 * @throws FailureError `INVALID_VALUE` with the path of every field that is wrong.
 */
export function readCommand<SomeCommand extends Command>(
  told: unknown,
  parse: ((from: unknown) => Parsed<SomeCommand>) | undefined,
): SomeCommand {
  const json = parseJsonValue(withInstant(told));
  if (!json.ok) throw invalid(json.issues);
  const fields = json.value as Readonly<Record<string, JsonValue | undefined>>;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw invalid([issue([], 'NOT_A_COMMAND', 'must be a plain object')]);
  }
  const { type } = fields;
  const at = parseInstant(fields['at']);
  const by = parseActor(fields['by']);
  const issues = [
    ...(typeof type === 'string' ? [] : [issue(['type'], 'NOT_A_TYPE', 'must be text')]),
    ...(at.ok ? [] : under('at', at.issues)),
    ...(by.ok ? [] : under('by', by.issues)),
  ];
  if (!at.ok || !by.ok || issues.length > 0) throw invalid(issues);
  if (type === 'FireTimer') {
    throw invalid([issue(['type'], 'NOT_FOR_HOSTS', 'must not be FireTimer; call fireDue')]);
  }

  const command = { ...fields, at: at.value, by: by.value };
  if (parse === undefined) return command as unknown as SomeCommand;
  const read = parse(command);
  if (!read.ok) throw invalid(read.issues);
  return read.value;
}

/** The command with its `Date` as text; whatever else it is, as it is. */
function withInstant(told: unknown): unknown {
  try {
    const at: unknown = Reflect.getOwnPropertyDescriptor(Object(told), 'at')?.value;
    if (!(at instanceof Date)) return told;
    const read = parseInstant(at);
    return read.ok ? { ...(told as object), at: read.value } : told;
  } catch {
    return told; // a proxy whose trap throws; it is refused as no plain object
  }
}

function under(field: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((one) => ({ ...one, path: [field, ...one.path] }));
}

function issue(path: readonly string[], code: string, message: string): Issue {
  return { path, code, message };
}

function invalid(issues: readonly Issue[]): FailureError {
  const [first] = issues;
  const facts = { field: first?.path.join('.') ?? '', code: first?.code ?? '' };
  return new FailureError('INVALID_VALUE', formatIssues(issues), facts);
}
