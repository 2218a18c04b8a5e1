/** France: when, how often and after which consent people are called. Data alone. */
import { franceHolidays } from '../../../../time/holidays/france/france-holidays.ts';
import type { ContactLaw } from '../../contact-law.ts';

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/**
 * Calls to consumers in France: Monday to Friday from 10:00 to 13:00 and from 14:00 to 20:00 by the
 * consumer's clock, not on public holidays, at most four within thirty calendar days, and sixty
 * calendar days of peace after a refusal; since 11 August 2026 only with consent given beforehand.
 */
export const france: readonly ContactLaw[] = Object.freeze([
  {
    id: 'fr-calling-hours',
    place: 'FR',
    from: '2023-03-01',
    until: null,
    channels: ['telephone'],
    purposes: ['marketing'],
    hours: WORKDAYS.flatMap((weekday) => [
      { weekday, opens: '10:00', closes: '13:00' },
      { weekday, opens: '14:00', closes: '20:00' },
    ]),
    holidays: franceHolidays,
    needsConsent: false,
    caps: [
      {
        id: 'fr-four-in-thirty-days',
        scope: 'person',
        most: 4,
        window: { kind: 'rolling-dates', days: 30, zone: 'customer' },
        channels: ['telephone'],
        purposes: ['marketing'],
      },
    ],
    refusalPauseDays: 60,
    isChecked: true,
    remark:
      'A consumer who has agreed beforehand to be called at other times may be; here the hours ' +
      'hold for everybody. Attempts count as calls: a host records them.',
    sources: [
      {
        title:
          'Décret n° 2022-1313 du 13 octobre 2022, article D. 223-9 du code de la consommation',
        publisher: 'République française',
        year: 2022,
      },
    ],
  },
  {
    id: 'fr-opt-in',
    place: 'FR',
    from: '2026-08-11',
    until: null,
    channels: ['telephone'],
    purposes: ['marketing'],
    hours: null,
    holidays: null,
    needsConsent: true,
    caps: [],
    refusalPauseDays: null,
    isChecked: true,
    remark:
      'Calls about a contract that is being carried out are excepted, and so are papers and ' +
      'magazines; a host asks for the former as service.',
    sources: [
      {
        title: 'Loi n° 2025-594 du 30 juin 2025, article 13; code de la consommation, L. 223-1',
        publisher: 'République française',
        year: 2025,
      },
    ],
  },
]);
