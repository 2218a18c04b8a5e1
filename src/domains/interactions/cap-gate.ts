/** Cap gate: when a cap lets pass another contact, counted from the newest contact back. */
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { addMonths, dateOfDayNumber, dayNumberOf } from '../../time/local-date.ts';
import { dayNumberAt, startOfDayMs } from '../../time/start-of-date.ts';
import { weekdayIndex } from '../../time/weekday.ts';
import type { ContactRecord } from './contact-ask.ts';
import { type CapUnit, type CapWindow, type ContactCap, capCovers } from './contact-cap.ts';
import { type ContactGate, closedGate, waitingGate } from './contact-gate.ts';
import type { PossibleClocks } from './possible-offsets.ts';

const HOUR_MS = 3_600_000;

/**
 * What a cap says to another contact; `null` if it never stands in the way.
 *
 * A contact counts until its window has passed, one that is held until it lapses: it may yet take
 * place in any window that begins before. The contact that gives way is therefore the one that is,
 * of all that count, the `most`-th from the end.
 */
export function capGate(
  cap: ContactCap,
  contacts: readonly ContactRecord[],
  clocks: PossibleClocks,
  atMs: number,
): ContactGate | null {
  const { id, scope, most, window } = cap;
  const reason = { code: 'CAP_REACHED', cap: id, scope, most } as const;
  if (most === 0) return closedGate(reason);

  const { sent, held } = newestOf(cap, contacts, atMs);
  if (sent.length + held.length < most) return null;

  // The newest contacts give way last whatever the held ones do; they need not be looked at.
  const surely = Math.max(0, most - 1 - held.length);
  const endsMs = [
    ...held,
    ...sent.slice(surely).map((at) => windowEndMs(window, clocks, epochMsOf(at))),
  ];
  const untilMs = endsMs.toSorted((one, other) => other - one)[most - 1 - surely];
  return untilMs === undefined || untilMs <= atMs ? null : waitingGate(untilMs, reason);
}

/** The contacts that a cap is about: those sent, newest first, and the ends of those held. */
function newestOf(
  cap: ContactCap,
  contacts: readonly ContactRecord[],
  atMs: number,
): { readonly sent: readonly Instant[]; readonly held: readonly number[] } {
  const sent: Instant[] = [];
  const held: number[] = [];
  for (let place = contacts.length - 1; place >= 0 && sent.length < cap.most; place -= 1) {
    const { at, heldUntil, channel, purpose } = contacts[place] as ContactRecord;
    if (!capCovers(cap, channel, purpose)) continue;
    if (heldUntil === null) {
      sent.push(at);
      continue;
    }
    const heldUntilMs = epochMsOf(heldUntil);
    if (heldUntilMs > atMs) held.push(heldUntilMs);
  }
  return { sent, held };
}

/** From when on a contact of an instant counts no more, wherever the person is. */
function windowEndMs(window: CapWindow, clocks: PossibleClocks, sentMs: number): number {
  if (window.kind === 'rolling') return sentMs + window.hours * HOUR_MS;
  const zones = window.zone === 'customer' ? clocks.zones : [window.zone];
  let endMs = sentMs;
  for (const zone of zones) {
    const day = dayNumberAt(zone, sentMs);
    const endDay = window.kind === 'calendar' ? nextPeriod(day, window.unit) : day + window.days;
    endMs = Math.max(endMs, startOfDayMs(zone, endDay));
  }
  return endMs;
}

/** The first day of the period after that of a day. */
function nextPeriod(day: number, unit: CapUnit): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 7 - weekdayIndex(day);
  return dayNumberOf(`${addMonths(dateOfDayNumber(day), 1).slice(0, 8)}01`);
}
