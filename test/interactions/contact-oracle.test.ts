/** The contact decision beside an oracle that asks every rule of one instant alone. */
import { expect, it } from 'vitest';

import { notoriousZones } from '../time/zones.ts';
import { compareContacts, type Reach } from './contact-cases.ts';

// 100,000 cases over every zone: `node scripts/contact-oracle.ts`.
const CASES = 400;

it('allows, denies for every reason and names the next instant as the oracle does', () => {
  const reach: Reach = {};
  const places = { zones: notoriousZones, unknownInTenThousand: 0 };
  compareContacts(Number(process.env['EVERBOND_SEED'] ?? 1), CASES, reach, places);

  for (const [what, least] of Object.entries(LEAST)) {
    expect.soft(reach[what] ?? 0, what).toBeGreaterThanOrEqual(least);
  }
});

/** What the cases must have met, so that they agree about something. */
const LEAST: Readonly<Record<string, number>> = {
  cases: CASES,
  '1 zones': 200,
  '3 zones': 30,
  allowed: 10,
  'held for less': 1,
  later: 50,
  never: 15,
  DO_NOT_CONTACT: 1,
  DECEASED: 1,
  ADDRESS_DEAD: 1,
  FACT_UNKNOWN: 3,
  CONSENT_MISSING: 8,
  CHANNEL_CONSENT_MISSING: 1,
  COMPLAINT_OPEN: 1,
  COOLING: 8,
  LAW_NEEDS_CONSENT: 2,
  OUTSIDE_LAWFUL_HOURS: 25,
  HOLIDAYS_UNKNOWN: 1,
  REFUSED_RECENTLY: 3,
  QUIET_HOURS: 30,
  CAP_REACHED: 20,
  NO_SUCH_CARRIER: 1,
  OUTRANKED: 1,
};
