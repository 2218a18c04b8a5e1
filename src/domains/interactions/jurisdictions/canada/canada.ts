/** Canada: the hours of telemarketing calls. Data alone. */
import type { ContactLaw } from '../../contact-law.ts';

/**
 * The hours of telemarketing calls in Canada: 9:00 to 21:30 on weekdays and 10:00 to 18:00 at
 * weekends, where the call is answered.
 *
 * Provinces may restrict them further. The national list of numbers that are not to be called is
 * kept as `doNotContact`.
 */
export const canada: readonly ContactLaw[] = Object.freeze([
  {
    id: 'ca-telemarketing-hours',
    place: 'CA',
    from: '2008-09-30',
    until: null,
    channels: ['telephone'],
    purposes: ['marketing'],
    hours: [
      ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((weekday) => ({
        weekday,
        opens: '09:00',
        closes: '21:30',
      })),
      ...(['saturday', 'sunday'] as const).map((weekday) => ({
        weekday,
        opens: '10:00',
        closes: '18:00',
      })),
    ],
    holidays: null,
    needsConsent: false,
    caps: [],
    refusalPauseDays: null,
    isChecked: true,
    remark:
      'Checked against the summary of the Commission. The day it came into force is that of the ' +
      'national list. Rules of provinces, such as for holidays, are not here, nor are the hours ' +
      'of calls by machines.',
    sources: [
      {
        title: 'Unsolicited Telecommunications Rules, calling curfews',
        publisher: 'Canadian Radio-television and Telecommunications Commission',
        year: 2008,
      },
    ],
  },
]);
