/**
 * HTML text: pages put together so that no text of a caller can become markup.
 *
 * A value inside an `html` template is escaped unless another template made it, so that a customer
 * called `<script>` stays a name.
 */

/** Markup; made by `html` and `markup` only. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with values in it; texts are escaped, lists joined, `null` is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const [first = '', ...rest] = parts;
  return { html: rest.reduce((text, part, at) => text + write(values[at] ?? null) + part, first) };
}

/** Takes text for markup: only for text of our own making, such as a drawn chart. */
export function markup(text: string): Html {
  return { html: text };
}

/** One column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => HtmlValue;
  /** Words stand at the left, numbers at the right. */
  readonly isText?: boolean;
}

/** A table that scrolls on its own when the page is too narrow for it. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  isOpen: (row: Row) => boolean = () => false,
): Html {
  const side = ({ isText = false }: Column<Row>) => (isText ? 'text' : 'number');
  const heads = columns.map(
    (column) => html`<th scope="col" class="${side(column)}">${column.head}</th>`,
  );
  const lines = rows.map(
    (row) => html`<tr${isOpen(row) ? markup(' class="open"') : null}>${columns.map((column, at) =>
      at === 0
        ? html`<th scope="row" class="${side(column)}">${column.cell(row)}</th>`
        : html`<td class="${side(column)}">${column.cell(row)}</td>`,
    )}</tr>
`,
  );
  return html`<div class="scroll" tabindex="0"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody></table></div>`;
}

function write(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
  return 'html' in value ? value.html : value.map(write).join('');
}
