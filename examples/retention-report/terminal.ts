/** Terminal: tables and shades for people who read in a terminal, plain text for everybody else. */

/** How to write. */
export interface Terminal {
  /** Columns of characters to use. */
  readonly width: number;
  /** Whether shades and bold may be used. */
  readonly hasColour: boolean;
}

/** One column of a table. */
export interface TableColumn {
  readonly head: string;
  /** Texts stand left, numbers right. */
  readonly isText?: boolean;
}

const WIDTH_MIN = 80;
const WIDTH_MAX = 100;
/** Backgrounds of the 256-colour palette, from little to much; on the last the text is white. */
const SHADES = [195, 159, 117, 75, 26];

/** What a stream can show; `NO_COLOR` asks for none, see no-color.org. */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const asked = environment['NO_COLOR'];
  const width = Math.min(Math.max(stream.columns ?? WIDTH_MAX, WIDTH_MIN), WIDTH_MAX);
  return { width, hasColour: stream.isTTY === true && (asked === undefined || asked === '') };
}

/** The text of somebody else without what could steer a terminal or turn its writing round. */
export function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u00b7');
}

/** At most so many characters; an ellipsis stands for the rest. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** A heading with an empty line above and below. */
export function heading(text: string, { hasColour }: Terminal): string {
  return `\n${hasColour ? `\u001b[1m${text}\u001b[0m` : text}\n`;
}

/** Lines of a table, each cell padded to the widest of its column. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  paint: (cell: string, row: number, column: number) => string = (cell) => cell,
): string[] {
  const widths = columns.map(({ head }, column) =>
    rows.reduce((widest, row) => Math.max(widest, lengthOf(row[column] ?? '')), lengthOf(head)),
  );
  const padded = (cell: string, column: number) => {
    const blanks = ' '.repeat(widths[column]! - lengthOf(cell));
    return columns[column]!.isText ? cell + blanks : blanks + cell;
  };
  const line = (cells: readonly string[]) => `  ${cells.join('  ')}`.trimEnd();
  return [
    line(columns.map(({ head }, column) => padded(head, column))),
    ...rows.map((row, index) =>
      line(columns.map((_, column) => paint(padded(row[column] ?? '', column), index, column))),
    ),
  ];
}

/** A cell on a background that tells a part from 0 to 1. */
export function shaded(cell: string, part: number, { hasColour }: Terminal): string {
  if (!hasColour) return cell;
  const level = Math.min(Math.floor(part * SHADES.length), SHADES.length - 1);
  const text = level === SHADES.length - 1 ? 231 : 16;
  return `\u001b[48;5;${SHADES[level]}m\u001b[38;5;${text}m${cell}\u001b[0m`;
}

/** Sentences broken into lines that fit. */
export function wrapped(text: string, width: number, indent = '  '): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(indent + word);
  }
  return lines;
}

function lengthOf(text: string): number {
  return [...text].length;
}
