/**
 * Consent: what a customer has said about each purpose on each channel, and which answer is the
 * stricter when two must become one.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Channel, Consent, Purpose } from '../../kernel/words.ts';
import { compareKeys, entryOf, type KeyOf, withEntry } from './keyed-list.ts';

/** What a customer has said last about one purpose on one channel. */
export interface ConsentEntry {
  /** What contact, or the use of data, is for. */
  readonly purpose: Purpose;
  /** The channel. */
  readonly channel: Channel;
  /** What was said. Of what nothing was said there is no entry. */
  readonly consent: Exclude<Consent, 'unknown'>;
  /** When. */
  readonly at: Instant;
  /** The host's id of the proof: a form and its version, a recording, a page. */
  readonly evidence: string;
}

/**
 * The answers from the loosest to the strictest.
 *
 * Granted is the only yes. Unknown is no yes, so it is stricter than granted; but nobody has said
 * no, so a refusal is stricter. Withdrawn is the strictest: it is a refusal by one who knows what
 * they had agreed to, and it must be as easy as the granting was.
 *
 * @see Regulation (EU) 2016/679 (GDPR), article 7 (1) and (3): consent must be shown, and may be
 *   withdrawn at any time.
 */
export const CONSENT_ORDER = Object.freeze([
  'granted',
  'unknown',
  'refused',
  'withdrawn',
] as const satisfies readonly Consent[]);

/**
 * The stricter of two answers. Withdrawal wins.
 *
 * @param one One answer.
 * @param other The other.
 * @returns The one that stands further on in {@link CONSENT_ORDER}.
 * @example
 * ```ts
 * import { stricterConsent } from 'everbond/customers';
 *
 * stricterConsent('granted', 'unknown'); // => 'unknown'
 * stricterConsent('withdrawn', 'granted'); // => 'withdrawn'
 * ```
 */
export function stricterConsent(one: Consent, other: Consent): Consent {
  return CONSENT_ORDER.indexOf(one) >= CONSENT_ORDER.indexOf(other) ? one : other;
}

/**
 * Where consent stands for one purpose on one channel.
 *
 * @param consents What was said.
 * @param purpose What contact is for.
 * @param channel The channel.
 * @returns What was said; `unknown` if nothing was.
 * @example
 * ```ts
 * import { consentFor, NO_CUSTOMER } from 'everbond/customers';
 *
 * consentFor(NO_CUSTOMER.consents, 'marketing', 'email'); // => 'unknown'
 * ```
 */
export function consentFor(
  consents: readonly ConsentEntry[],
  purpose: Purpose,
  channel: Channel,
): Consent {
  return entryOf(consents, [purpose, channel], consentKey)?.consent ?? 'unknown';
}

/**
 * What two records of one customer come to: for each purpose and channel the stricter of both.
 *
 * Where only one of the two has said yes, the other is unknown, and so is the result: a consent
 * is that of the record it was given on. In whatever order and however often records are
 * merged, the result is the same, and it is never looser than any of them.
 *
 * @param one What was said on one record.
 * @param other What was said on the other.
 * @returns The entries that decide, in the order of purpose and channel; of equally strict ones
 *   the later.
 * @example
 * ```ts
 * import { consentFor, mergeConsents } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const said = { purpose: 'marketing', at, evidence: 'form-7' } as const;
 * const one = [
 *   { ...said, channel: 'email', consent: 'granted' },
 *   { ...said, channel: 'letter', consent: 'granted' },
 * ] as const;
 * const other = [{ ...said, channel: 'email', consent: 'withdrawn' }] as const;
 * const merged = mergeConsents(one, other);
 *
 * consentFor(merged, 'marketing', 'email'); // => 'withdrawn'
 * consentFor(merged, 'marketing', 'letter'); // => 'unknown'
 * ```
 */
export function mergeConsents(
  one: readonly ConsentEntry[],
  other: readonly ConsentEntry[],
): readonly ConsentEntry[] {
  const merged: ConsentEntry[] = [];
  for (const entry of one) {
    const against = entryOf(other, consentKey(entry), consentKey);
    if (against !== null) merged.push(strictest(entry, against));
    else if (entry.consent !== 'granted') merged.push(entry);
  }
  for (const entry of other) {
    const isAlone = entryOf(one, consentKey(entry), consentKey) === null;
    if (isAlone && entry.consent !== 'granted') merged.push(entry);
  }
  return merged.sort((left, right) => compareKeys(consentKey(left), consentKey(right)));
}

/** The list after one more word on it: the later counts, of the same instant the stricter. */
export function withConsent(
  consents: readonly ConsentEntry[],
  entry: ConsentEntry,
): readonly ConsentEntry[] {
  const before = entryOf(consents, consentKey(entry), consentKey);
  if (before !== null && entry.at < before.at) return consents;
  const counts = before?.at === entry.at ? strictest(entry, before) : entry;
  return withEntry(consents, counts, consentKey);
}

/** What an entry is known by. */
export const consentKey: KeyOf<ConsentEntry> = ({ purpose, channel }) => [purpose, channel];

function strictest(one: ConsentEntry, other: ConsentEntry): ConsentEntry {
  const rankOf = ({ consent, at, evidence }: ConsentEntry) =>
    [String(CONSENT_ORDER.indexOf(consent)), at, evidence] as const;
  return compareKeys(rankOf(one), rankOf(other)) >= 0 ? one : other;
}
