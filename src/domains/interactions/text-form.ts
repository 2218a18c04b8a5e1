/** Text form: where a text goes, and what keeps a value a value there. */
import { breach } from '../../kernel/errors.ts';
import { isStorableText } from '../../kernel/text.ts';
import type { Channel } from '../../kernel/words.ts';

/**
 * Where a text goes: `html`, between tags or within a quoted attribute; `plain`, a text for people;
 * `header`, one line such as a subject or an address field; `sms`, a text message; `url`, one part
 * of an address.
 */
export const TEXT_FORMS = Object.freeze(['html', 'plain', 'header', 'sms', 'url'] as const);

/** Where a text goes. */
export type TextForm = (typeof TEXT_FORMS)[number];

/** The forms that the texts of a channel come in, the body first; none where people speak. */
export const CHANNEL_TEXT_FORMS: Readonly<Record<Channel, readonly TextForm[]>> = Object.freeze({
  'face-to-face': [],
  store: ['plain'],
  telephone: [],
  letter: ['plain'],
  email: ['html', 'plain', 'header', 'url'],
  'text-message': ['sms', 'url'],
  push: ['plain', 'url'],
  app: ['plain', 'url'],
  website: ['html', 'url'],
  chat: ['plain', 'url'],
  social: ['plain', 'url'],
  club: ['plain'],
});

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};
/** Control characters but tab and line breaks, and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;

/**
 * A value as a text of a form, so that it stays a value and never becomes markup, a second line of
 * a header, or a further part of an address.
 *
 * @param value Any text.
 * @param form Where it goes.
 * @returns The text; `null` if the form refuses it: a header takes no line break nor any other
 *   control character, an address no `.` or `..` alone, which lead elsewhere however they are
 *   written, and no form takes half a surrogate pair or NUL.
 * @throws ContractError if the form is none of the five.
 * @see OWASP, "Cross Site Scripting Prevention Cheat Sheet", cheatsheetseries.owasp.org.
 * @example
 * ```ts
 * import { escapeText } from 'everbond/interactions';
 *
 * escapeText('<script>', 'html'); // => '&lt;script&gt;'
 * escapeText('a&b=c', 'url'); // => 'a%26b%3Dc'
 * escapeText('Hello\nBcc: all', 'header'); // => null
 * ```
 */
export function escapeText(value: string, form: TextForm): string | null {
  if (!TEXT_FORMS.includes(form)) {
    breach('escapeText', 'form', `must be one of ${TEXT_FORMS.join(', ')}`);
  }
  if (!isStorableText(value)) return null;
  if (form === 'header') return LINE_BREAK.test(value) ? null : withoutUnseen(value);
  if (form === 'url' && (value === '.' || value === '..')) return null;
  if (form === 'url') return encodeURIComponent(value).replace(/[!'()*]/g, percentOf);
  const seen = withoutUnseen(value);
  return form === 'html' ? seen.replace(/[&<>"'`=]/g, (mark) => HTML[mark] ?? mark) : seen;
}

function withoutUnseen(value: string): string {
  return value.replace(UNSEEN, (mark) => (mark === '\n' || mark === '\t' ? mark : ''));
}

/** Marks that `encodeURIComponent` leaves, though addresses give them a meaning. */
function percentOf(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
