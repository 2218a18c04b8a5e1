/**
 * Template: a text with named gaps, read once, and filled in one pass.
 *
 * No engine and no code in texts: a gap is `{{name}}`, and a name is looked up among the values
 * that were given, nowhere else. What was filled in is never read again.
 */
import { breach } from '../../kernel/errors.ts';
import { type Issue, type Parsed, parsed } from '../../kernel/parsed.ts';
import { plainFields } from '../../kernel/plain-data.ts';
import { escapeText, type TextForm } from './text-form.ts';

/** The names of the gaps of a text that is written in code. */
export type VariableOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | VariableOf<Rest>
  : never;

/** A text with gaps. `Variable` are the names that have to be given. */
export interface Template<Variable extends string = string> {
  /** The texts before, between and after the gaps: one more than there are gaps. */
  readonly texts: readonly string[];
  /** The gaps, in order; a name may stand more than once. */
  readonly gaps: readonly {
    /** The name. */
    readonly name: string;
    /** What stands there if the name is not given; `null` if it has to be. */
    readonly fallback: string | null;
  }[];
  /** The names that have to be given, each once. */
  readonly needs: readonly Variable[];
}

/** What can fill a gap. `null` fills none. */
export type TemplateValue = string | number | null;

/** What comes of filling a template. */
export type FilledTemplate =
  | {
      readonly isFilled: true;
      /** The text. */
      readonly text: string;
    }
  | {
      readonly isFilled: false;
      /** What stands in the way: a name without a value, or a value that the form refuses. */
      readonly problems: readonly {
        /** Stable name in UPPER_SNAKE. */
        readonly code: 'VALUE_MISSING' | 'VALUE_REFUSED';
        /** The name of the gap. */
        readonly variable: string;
      }[];
    };

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const LENGTH_MAX = 100_000;

/**
 * A template from a text in code: the compiler reads the names of its gaps.
 *
 * @param text At most 100 000 characters; a gap is a name in two pairs of braces, such as
 *   `{{name}}`.
 * @param fallbacks What stands in a gap if its name is not given, by name.
 * @returns The template. The names without a fallback have to be given, or it does not compile.
 * @throws ContractError if a gap is not closed, its name is none, or a fallback has no gap.
 * @example
 * ```ts
 * import { createTemplate, fillTemplate } from 'everbond/interactions';
 *
 * const greeting = createTemplate('Dear {{name}}, you have {{points}} points.', {
 *   name: 'customer',
 * });
 *
 * fillTemplate(greeting, { points: 120 }, 'plain');
 * // => { isFilled: true, text: 'Dear customer, you have 120 points.' }
 * fillTemplate(greeting, { name: '<b>Ada</b>', points: 1 }, 'html');
 * // => { isFilled: true, text: 'Dear &lt;b&gt;Ada&lt;/b&gt;, you have 1 points.' }
 * ```
 */
export function createTemplate<
  const Text extends string,
  const Fallback extends VariableOf<Text> = never,
>(
  text: Text,
  fallbacks: Readonly<Record<Fallback, string>> = {} as Readonly<Record<Fallback, string>>,
): Template<Exclude<VariableOf<Text>, Fallback>> {
  const read = readTemplate(text, new Map(Object.entries<string>(fallbacks)), null);
  if (!read.ok) breach('createTemplate', 'text', `must be a template, got ${read.issues[0]?.code}`);
  return read.value as Template<Exclude<VariableOf<Text>, Fallback>>;
}

/**
 * Reads a template from data that may be anything.
 *
 * @param from Anything; a text, or an object with `text` and perhaps `fallbacks`, can be one.
 * @param variables The names that are declared; a gap with another name is an issue.
 * @returns The template, or every issue: `NOT_A_TEMPLATE`, `TOO_LONG`, `GAP_NOT_CLOSED`,
 *   `UNKNOWN_VARIABLE`, `UNKNOWN_FALLBACK`.
 * @example
 * ```ts
 * import { parseTemplate } from 'everbond/interactions';
 *
 * parseTemplate('Hello {{name}}', ['name']).ok; // => true
 * const read = parseTemplate('Hello {{constructor}}', ['name']);
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['UNKNOWN_VARIABLE']
 * ```
 */
export function parseTemplate<Variable extends string>(
  from: unknown,
  variables: readonly Variable[],
): Parsed<Template<Variable>> {
  const fields = plainFields(from);
  const text = fields === null ? from : fields.get('text');
  const table = plainFields(fields?.get('fallbacks') ?? {});
  const isTable = table !== null && [...table.values()].every((one) => typeof one === 'string');
  if (typeof text !== 'string' || !isTable) {
    return { ok: false, issues: [issue('NOT_A_TEMPLATE', 'must be a text, fallbacks texts')] };
  }
  const read = readTemplate(text, table as ReadonlyMap<string, string>, variables);
  return read as Parsed<Template<Variable>>;
}

function readTemplate(
  text: string,
  fallbacks: ReadonlyMap<string, string>,
  declared: readonly string[] | null,
): Parsed<Template> {
  if (text.length > LENGTH_MAX) {
    const message = `must be at most ${LENGTH_MAX} characters, got ${text.length}`;
    return { ok: false, issues: [issue('TOO_LONG', message)] };
  }
  const issues: Issue[] = [];
  const texts: string[] = [];
  const gaps: string[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const close = text.indexOf('}}', open);
    if (close < 0) {
      issues.push(issue('GAP_NOT_CLOSED', 'must close every gap it opens'));
      break;
    }
    const name = text.slice(open + 2, close);
    if (!NAME.test(name) || declared?.includes(name) === false) {
      issues.push(issue('UNKNOWN_VARIABLE', 'must name a variable that is declared'));
    }
    texts.push(text.slice(from, open));
    gaps.push(name);
    from = close + 2;
  }
  const names = new Set(gaps);
  if (![...fallbacks.keys()].every((name) => names.has(name))) {
    issues.push(issue('UNKNOWN_FALLBACK', 'must have a gap for every fallback'));
  }
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, 100) };
  return parsed({
    texts: [...texts, text.slice(from)],
    gaps: gaps.map((name) => ({ name, fallback: fallbacks.get(name) ?? null })),
    needs: [...names].filter((name) => !fallbacks.has(name)),
  });
}

/**
 * The text of a template with its gaps filled, each value escaped for where the text goes.
 *
 * The text of the template itself is taken as it is: whoever writes it writes the form. A value is
 * escaped, filled in, and not looked at again, so braces within one are only braces.
 *
 * @param template Made by {@link createTemplate} or {@link parseTemplate}.
 * @param values By name. Only fields of their own are read; numbers must be finite.
 * @param form Where the text goes.
 * @returns The text; or all that stands in the way: `VALUE_MISSING` where neither a value nor a
 *   fallback is there, `VALUE_REFUSED` where the form does not take one, such as a line break in a
 *   header.
 * @example
 * ```ts
 * import { createTemplate, fillTemplate } from 'everbond/interactions';
 *
 * const subject = createTemplate('News for {{name}}');
 *
 * fillTemplate(subject, { name: 'Ada\r\nBcc: everybody' }, 'header');
 * // => { isFilled: false, problems: [{ code: 'VALUE_REFUSED', variable: 'name' }] }
 * fillTemplate(subject, { name: '{{name}}' }, 'plain');
 * // => { isFilled: true, text: 'News for {{name}}' }
 * ```
 */
export function fillTemplate<Variable extends string>(
  template: Template<Variable>,
  values: Readonly<Record<Variable, TemplateValue>> & { readonly [name: string]: TemplateValue },
  form: TextForm,
): FilledTemplate {
  const { texts, gaps } = template;
  const problems: Extract<FilledTemplate, { isFilled: false }>['problems'][number][] = [];
  const told = new Set<string>();
  let text = texts[0] ?? '';
  for (const [index, { name: variable, fallback }] of gaps.entries()) {
    const value = valueOf(values, variable) ?? fallback;
    const escaped = value === null ? null : escapeText(value, form);
    if (escaped === null && !told.has(variable)) {
      told.add(variable);
      problems.push({ code: value === null ? 'VALUE_MISSING' : 'VALUE_REFUSED', variable });
    }
    text += (escaped ?? '') + (texts[index + 1] ?? '');
  }
  return problems.length > 0 ? { isFilled: false, problems } : { isFilled: true, text };
}

/** The value given under a name, as text; `null` if none was, or it is no text or finite number. */
function valueOf(values: Readonly<Record<string, unknown>>, name: string): string | null {
  const value: unknown = Object.getOwnPropertyDescriptor(values, name)?.value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value : null;
}

function issue(code: string, message: string): Issue {
  return { path: [], code, message };
}
