/**
 * Contact gate: one thing that can stand in the way of a contact, at any instant from now on.
 *
 * While nothing but time goes on. A gate answers when it lets pass next, so that several gates
 * together can be asked for the first instant at which all of them do.
 */
import type { ContactReason } from './contact-reason.ts';
import { type HoursPlan, isOpenAt, nextOpenMs, openUntilMs } from './hours-plan.ts';
import type { PossibleClocks } from './possible-offsets.ts';

/** One thing that can stand in the way. All instants are epoch milliseconds. */
export interface ContactGate {
  /** What stands in the way at an instant; `null` if nothing does. */
  readonly reasonAt: (epochMs: number) => ContactReason | null;
  /** The first instant from one on, and before a limit, at which nothing does; `null` if none. */
  readonly clearMs: (fromMs: number, limitMs: number) => number | null;
  /** Until when nothing stands in the way, from an instant at which nothing does; to the limit. */
  readonly openUntilMs: (fromMs: number, limitMs: number) => number;
  /** From when on it only goes by hours that come round; 0 if always. */
  readonly settledMs: number;
}

const untilTheLimit = (_: number, limitMs: number): number => limitMs;

/** What stands in the way whatever the time. */
export function closedGate(reason: ContactReason): ContactGate {
  return {
    reasonAt: () => reason,
    clearMs: () => null,
    openUntilMs: untilTheLimit,
    settledMs: 0,
  };
}

/** What stands in the way until an instant; that instant itself is free. */
export function waitingGate(untilMs: number, reason: ContactReason): ContactGate {
  return {
    reasonAt: (epochMs) => (epochMs < untilMs ? reason : null),
    clearMs: (fromMs) => Math.max(fromMs, untilMs),
    openUntilMs: untilTheLimit,
    settledMs: untilMs,
  };
}

/** What stands in the way from an instant on: what is not done before then is not done at all. */
export function expiringGate(untilMs: number, reason: ContactReason): ContactGate {
  return {
    reasonAt: (epochMs) => (epochMs < untilMs ? null : reason),
    clearMs: (fromMs) => (fromMs < untilMs ? fromMs : null),
    openUntilMs: (_, limitMs) => Math.min(untilMs, limitMs),
    settledMs: untilMs,
  };
}

/** What stands in the way at times that a plan leaves closed, by any clock of the person's. */
export function hoursGate(
  plan: HoursPlan,
  clocks: PossibleClocks,
  reason: ContactReason,
  settledMs: number,
): ContactGate {
  return {
    reasonAt: (epochMs) => (isOpenAt(plan, clocks, epochMs) ? null : reason),
    clearMs: (fromMs, limitMs) => nextOpenMs(plan, clocks, fromMs, limitMs),
    openUntilMs: (fromMs, limitMs) => openUntilMs(plan, clocks, fromMs, limitMs),
    settledMs,
  };
}

/** A waiting gate that also lets pass where a plan is open, such as a law that is not in force. */
export function unlessOpen(
  gate: ContactGate,
  plan: HoursPlan,
  clocks: PossibleClocks,
  settledMs: number,
): ContactGate {
  return {
    reasonAt: (epochMs) => {
      const reason = gate.reasonAt(epochMs);
      return reason === null || isOpenAt(plan, clocks, epochMs) ? null : reason;
    },
    clearMs: (fromMs, limitMs) => {
      const clearMs = gate.clearMs(fromMs, limitMs);
      const openMs = nextOpenMs(plan, clocks, fromMs, Math.min(limitMs, clearMs ?? limitMs));
      return openMs ?? clearMs;
    },
    openUntilMs: (fromMs, limitMs) =>
      gate.reasonAt(fromMs) === null ? limitMs : openUntilMs(plan, clocks, fromMs, limitMs),
    settledMs: Math.max(gate.settledMs, settledMs),
  };
}

/** How far ahead hours that come round are searched. All that repeats has come round by then. */
const SEARCH_MS = 400 * 86_400_000;

/**
 * The first instant from one on at which every gate lets pass; `null` if none does within 400 days
 * of the last instant at which something else than the hours of the week changes.
 */
export function firstClearMs(gates: readonly ContactGate[], fromMs: number): number | null {
  const limitMs = Math.max(fromMs, ...gates.map(({ settledMs }) => settledMs)) + SEARCH_MS;
  let atMs = fromMs;
  for (;;) {
    let nextMs = atMs;
    for (const gate of gates) {
      const clearMs = gate.clearMs(nextMs, limitMs);
      if (clearMs === null) return null;
      nextMs = clearMs;
    }
    if (nextMs === atMs) return atMs;
    atMs = nextMs;
  }
}
