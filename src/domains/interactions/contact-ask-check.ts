/**
 * Contact ask check: what is left out of an ask stops it here. A field that nobody filled in must
 * never count as a limit that nobody set.
 */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { requireInstantOrNull } from '../../kernel/require-instant.ts';
import { CONSENTS } from '../../kernel/words.ts';
import { isZone } from '../../time/zone.ts';
import type { ContactAsk, ContactHistory, ContactPerson, ContactRival } from './contact-ask.ts';
import { isPlace } from './contact-place.ts';

/** How many zones a person may be in at most, where some are known. */
export const ZONES_MAX = 100;

/** Holds an ask against what its comments say. */
export function requireAsk({ at, person, contacts, rank, rivals }: ContactAsk): void {
  if (Number.isNaN(epochMsOf(at))) breach('decideContact', 'at', 'must be an instant');
  if (!isGiven(person)) breach('decideContact', 'person', 'must be given');
  if (!isGiven(contacts)) breach('decideContact', 'contacts', 'must be given');
  if (!Number.isFinite(rank)) breach('decideContact', 'rank', 'must be a number');
  if (!isList(rivals)) breach('decideContact', 'rivals', 'must be a list');
  requirePerson(person);
  requireHistory(contacts);
  requireRivals(rivals);
}

function requirePerson(person: ContactPerson): void {
  const { zones, place, consents, channelConsent, coolingUntil, refusedAt } = person;
  if (zones !== null) requireZones(zones);
  if (place !== null && !isPlace(place)) {
    breach('decideContact', 'place', 'must be a code of ISO 3166 such as FR or CA-ON, or null');
  }
  if (!isList(consents)) breach('decideContact', 'consents', 'must be a list');
  if (!CONSENTS.includes(channelConsent)) {
    breach('decideContact', 'channelConsent', `must be one of ${CONSENTS.join(', ')}`);
  }
  requireInstantOrNull('decideContact', 'coolingUntil', coolingUntil);
  requireInstantOrNull('decideContact', 'refusedAt', refusedAt);
}

function requireZones(zones: readonly string[]): void {
  if (!isList(zones) || zones.length === 0 || zones.length > ZONES_MAX) {
    const count = isList(zones) ? zones.length : 'no list';
    breach('decideContact', 'zones', `must be 1 to ${ZONES_MAX}, or null, got ${count}`);
  }
  if (!zones.every((zone) => isZone(zone))) {
    breach('decideContact', 'zones', 'must be names of time zones');
  }
}

function requireHistory({ person, household, account }: ContactHistory): void {
  for (const [scope, records] of Object.entries({ person, household, account })) {
    if (records !== null && !isList(records)) {
      breach('decideContact', `contacts.${scope}`, 'must be a list, or null if it is not known');
    }
    let before = '';
    for (const { at, heldUntil } of records ?? []) {
      if (typeof at !== 'string') {
        breach('decideContact', 'contacts.at', 'must be an instant; write instant(date)');
      }
      if (at < before) breach('decideContact', 'contacts', 'must ascend by `at`');
      if (heldUntil !== null && typeof heldUntil !== 'string') {
        breach('decideContact', 'contacts.heldUntil', 'must be null once a contact took place');
      }
      before = at;
    }
  }
}

function requireRivals(rivals: readonly ContactRival[]): void {
  for (const { rank, until } of rivals) {
    if (!Number.isFinite(rank)) breach('decideContact', 'rivals.rank', 'must be a number');
    requireInstantOrNull('decideContact', 'rivals.until', until);
  }
}

function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Whether it is a list, without a word to the compiler, who knows what is in it. */
function isList(value: unknown): boolean {
  return Array.isArray(value);
}
