/** United States: the federal hours of telephone solicitation. Data alone. */
import type { ContactLaw } from '../../contact-law.ts';

const WEEK = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/**
 * The federal hours of telephone solicitation in the United States: 8 a.m. to 9 p.m. where the call
 * is answered, every day.
 *
 * States are stricter in part, in hours, days and numbers of calls: a host that calls into one adds
 * its law. Registries of numbers that are not to be called are kept as `doNotContact`.
 */
export const unitedStates: readonly ContactLaw[] = Object.freeze([
  {
    id: 'us-telephone-solicitation',
    place: 'US',
    from: '1992-12-20',
    until: null,
    channels: ['telephone', 'text-message'],
    purposes: ['marketing'],
    hours: WEEK.map((weekday) => ({ weekday, opens: '08:00', closes: '21:00' })),
    holidays: null,
    needsConsent: false,
    caps: [],
    refusalPauseDays: null,
    isChecked: true,
    remark:
      'The rule is of residential subscribers and of solicitation; calls by invitation or within ' +
      'an established business relationship are none there, and are held to the hours here. ' +
      'The day it came into force, and that texts count as calls, are from memory. ' +
      'Laws of states are not here.',
    sources: [
      {
        title: '47 CFR 64.1200(c)(1), Delivery restrictions',
        publisher: 'Federal Communications Commission',
        year: 1992,
      },
    ],
  },
]);
