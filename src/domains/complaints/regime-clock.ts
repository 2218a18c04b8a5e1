/** Regime clock: one deadline of a regime, and the milestones that start and complete it. */
import type { ClockPolicy } from '../../time/clock-policy.ts';

/**
 * One deadline: whose it is, what starts it, how long it is, what completes it.
 *
 * Only the reasons listed here pause or extend it; for most laws there are none. An extension that
 * comes when the time is up already extends nothing.
 */
export interface RegimeClock extends ClockPolicy {
  /** Its code in kebab-case, unique in the version, such as `final-response`. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** Owed by law to each complaint, or by a contract or a promise of the firm's own. */
  readonly basis: 'statutory' | 'contract';
  /** Whose time runs. */
  readonly owner: ClockOwner;
  /** Whether letting it pass is a breach; `false` for a way or a right that ends with it. */
  readonly isDuty: boolean;
  /** Facts of a case, as codes, that must all be there; empty for every case. */
  readonly onlyIf: readonly string[];
  /** Facts of a case, as codes, none of which may be there. */
  readonly unless: readonly string[];
  /** What starts it, the first time that it is reached. */
  readonly startsOn: CaseMilestone;
  /** What completes it. */
  readonly completedBy: readonly CaseMilestone[];
  /** Those of `completedBy` after which it begins anew, as with updates every so many days. */
  readonly repeatsOn: readonly CaseMilestone[];
  /** What ends it without completing it, such as a withdrawal. */
  readonly cancelledBy: readonly CaseMilestone[];
  /** What the text says and this data cannot; `null` if nothing. */
  readonly note: string | null;
  /** Whether it was checked against its own text, against a report of it, or not at all. */
  readonly checked: 'text' | 'report' | 'no';
  /** The text or the report; `null` if it was not checked. */
  readonly checkedAgainst: string | null;
}

/** What a clock has that nothing pauses, extends, limits to some cases, or begins anew. */
export const PLAIN_CLOCK = Object.freeze({
  onlyIf: Object.freeze([]),
  unless: Object.freeze([]),
  pausedBy: Object.freeze([]),
  extendedBy: Object.freeze([]),
  repeatsOn: Object.freeze([]),
  note: null,
}) satisfies Partial<RegimeClock>;

/** Whose time runs: the firm's, an authority's or a mediator's, or the customer's own. */
export type ClockOwner = 'firm' | 'authority' | 'customer';

/** The points of a case that start, complete or end clocks, in the order of a case. */
export const MILESTONES = Object.freeze([
  'received',
  'forwarded',
  'accepted',
  'acknowledged',
  'answered',
  'updated',
  'concluded',
  'resolved',
  'responded',
  'referred',
  'closed',
  'withdrawn',
] as const);

/** One of the points of a case. */
export type CaseMilestone = (typeof MILESTONES)[number];

/** Every milestone with what it is. */
export const CASE_MILESTONES = /* @__PURE__ */ Object.freeze({
  received: 'The complaint came in.',
  forwarded: 'An authority sent it on to the firm.',
  accepted: 'An authority or a mediator took it on.',
  acknowledged: 'The customer was told that it has been received.',
  answered: 'Somebody answered the customer for the first time.',
  updated: 'The customer was told how far it is.',
  concluded: 'It was decided.',
  resolved: 'The customer accepted what was done.',
  responded: 'The final response was sent.',
  referred: 'The customer took it to a body outside.',
  closed: 'It was closed.',
  withdrawn: 'The customer took it back.',
} as const satisfies Readonly<Record<CaseMilestone, string>>);
