/** Contact intensity: how often a firm and a customer are in touch, about what, and how. */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { requireInstant } from '../../kernel/require-instant.ts';
import { shown } from '../../kernel/shown.ts';
import { BONDS_DEFAULTS } from './bonds-defaults.ts';

/** One contact between those who sell or serve and a customer. */
export interface Contact {
  /** When. */
  readonly at: Instant;
  /** What for: personal, or business that serves, or business that sells. */
  readonly about: 'personal' | 'service' | 'sales';
  /** In which manner: letters and calls are indirect. */
  readonly manner: 'face-to-face' | 'indirect';
}

/** Which contacts count, and what frequency is counted in. */
export interface ContactWindow {
  /** From this instant on. */
  readonly from: Instant;
  /** Until this one, which no more counts. */
  readonly until: Instant;
  /** The days of 24 hours in a period; 30 if it is left out. */
  readonly periodDays?: number;
}

/** How often there was contact in a window, about what, and how. */
export interface ContactIntensity {
  /** How many contacts. */
  readonly contacts: number;
  /** How many in a period, on average. */
  readonly perPeriod: number;
  /** How many were personal. */
  readonly personal: number;
  /** How many served. */
  readonly service: number;
  /** How many sold. */
  readonly sales: number;
  /** How many were face to face; the others were indirect. */
  readonly faceToFace: number;
  /** Contacts that served for each that sold; `null` if none sold. */
  readonly servicePerSale: number | null;
  /** Whether every contact was there to sell, on which no trust is built; `null` without any. */
  readonly isOnlyToSell: boolean | null;
}

const DAY_MS = 86_400_000;

/**
 * How intense the contact with a customer is.
 *
 * Contact keeps the channel open and shows commitment. Who is in touch only when there is something
 * to sell cannot expect trust at the moment that matters.
 *
 * @param contacts Contacts with one customer, in any order; those outside the window are left out.
 * @param window From when until when, half-open, and the period.
 * @returns Counts, the frequency, and service for each sale.
 * @throws ContractError if the window is empty or not between instants, or the period is not above
 *   0.
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @example
 * ```ts
 * import { contactIntensity } from 'everbond/bonds';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-10T09:00Z');
 * const window = { from: instant('2026-05-01T00:00Z'), until: instant('2026-06-30T00:00Z') };
 * const intensity = contactIntensity(
 *   [
 *     { at, about: 'sales', manner: 'indirect' },
 *     { at, about: 'service', manner: 'face-to-face' },
 *     { at, about: 'service', manner: 'indirect' },
 *   ],
 *   window,
 * );
 *
 * [intensity.perPeriod, intensity.servicePerSale, intensity.isOnlyToSell]; // => [1.5, 2, false]
 * ```
 */
export function contactIntensity(
  contacts: Iterable<Contact>,
  window: ContactWindow,
): ContactIntensity {
  const { from, until, periodDays = BONDS_DEFAULTS.contactPeriodDays.value } = window;
  requireInstant('contactIntensity', 'from', from);
  requireInstant('contactIntensity', 'until', until);
  const windowMs = epochMsOf(until) - epochMsOf(from);
  if (!(windowMs > 0)) breach('contactIntensity', 'until', 'must be after from');
  if (!(Number.isFinite(periodDays) && periodDays > 0)) {
    breach('contactIntensity', 'periodDays', `must be above 0, got ${shown(periodDays)}`);
  }

  const counted = [...contacts].filter(({ at }) => from <= at && at < until);
  const about = (what: Contact['about']) => counted.filter((one) => one.about === what).length;
  const [personal, service, sales] = [about('personal'), about('service'), about('sales')];
  return {
    contacts: counted.length,
    perPeriod: (counted.length * periodDays * DAY_MS) / windowMs,
    personal,
    service,
    sales,
    faceToFace: counted.filter(({ manner }) => manner === 'face-to-face').length,
    servicePerSale: sales === 0 ? null : service / sales,
    isOnlyToSell: counted.length === 0 ? null : sales === counted.length,
  };
}
