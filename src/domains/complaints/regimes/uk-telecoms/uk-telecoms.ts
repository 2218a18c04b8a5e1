/** UK telecoms: when customers are told of alternative dispute resolution. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Telephone and broadband in the United Kingdom: a complaint that is not resolved within eight
 * weeks, or six if it was received on or after 8 April 2026, gets a letter on dispute resolution.
 *
 * @see Ofcom, "General Conditions of Entitlement", condition C4.
 */
export const ukTelecoms: Regime = {
  id: 'uk-telecoms',
  title: 'General Condition C4, alternative dispute resolution',
  jurisdiction: 'GB',
  scope: 'Complaints of domestic and small business customers of communications providers.',
  versions: [
    {
      id: 'eight-weeks',
      from: null,
      until: '2026-04-08',
      sources: [
        {
          title: 'General Conditions of Entitlement',
          publisher: 'Ofcom',
          year: 2018,
          section: 'C4',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'dispute-letter',
          title: 'Resolved, or told of dispute resolution, within eight weeks',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 56, lastDate: 'any-date' },
          completedBy: ['resolved', 'responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Responded means the letter on dispute resolution, or an earlier one of deadlock.',
          checked: 'report',
          checkedAgainst: 'the announcement by Ofcom of 2025-07-09',
        },
      ],
    },
    {
      id: 'six-weeks',
      from: '2026-04-08',
      until: null,
      sources: [
        {
          title: 'General Conditions of Entitlement',
          publisher: 'Ofcom',
          year: 2026,
          section: 'C4',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'dispute-letter',
          title: 'Resolved, or told of dispute resolution, within six weeks',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 42, lastDate: 'any-date' },
          completedBy: ['resolved', 'responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Responded means the letter on dispute resolution, or an earlier one of deadlock.',
          checked: 'report',
          checkedAgainst:
            'the announcement by Ofcom of 2025-07-09, and the trade press for the date',
        },
      ],
    },
  ],
};
