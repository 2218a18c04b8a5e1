/** ASIC: the time limits of Regulatory Guide 271. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Internal dispute resolution: an acknowledgement within 24 hours or one business day, and a
 * response within 30 calendar days.
 *
 * Facts that change the response: `superannuation` gives 45 days, `credit-default` and `hardship`
 * give 21. For a `death-benefit` the guide counts from the end of a period of objection, which no
 * milestone marks, so there is no clock for it. A notice of delay before the limit excuses a firm
 * in particular cases, and names no new one.
 *
 * @see Australian Securities and Investments Commission, "Regulatory Guide 271: Internal dispute
 *   resolution" (2020, in force from 5 October 2021).
 */
export const asicRg271: Regime = {
  id: 'asic-rg-271',
  title: 'Regulatory Guide 271: Internal dispute resolution',
  jurisdiction: 'AU',
  scope: 'Complaints to Australian financial firms, credit licensees and superannuation trustees.',
  versions: [
    {
      id: 'from-2021-10-05',
      from: '2021-10-05',
      until: null,
      sources: [
        {
          title: 'Regulatory Guide 271: Internal dispute resolution',
          publisher: 'Australian Securities and Investments Commission',
          year: 2020,
          section: 'part C',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'acknowledgement',
          title: 'Acknowledged within one business day',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'business-days', days: 1, endsAt: 'end-of-date' },
          completedBy: ['acknowledged'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'The guide says 24 hours or one business day; this is the longer of the two.',
          checked: 'report',
          checkedAgainst: 'summaries by advisers of 2021: 24 hours or one business day',
        },
        {
          ...PLAIN_CLOCK,
          id: 'response',
          title: 'Response within 30 days',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          unless: ['superannuation', 'credit-default', 'hardship'],
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 30, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'report',
          checkedAgainst: 'the trade press of 2020 and 2021 on RG 271',
        },
        {
          ...PLAIN_CLOCK,
          id: 'superannuation-response',
          title: 'Response within 45 days',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['superannuation'],
          unless: ['death-benefit'],
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 45, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'report',
          checkedAgainst: 'the trade press of 2020 on RG 271',
        },
        {
          ...PLAIN_CLOCK,
          id: 'credit-default-response',
          title: 'Response within 21 days to a complaint about a default notice',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['credit-default'],
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 21, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'report',
          checkedAgainst: 'the published complaints policy of a credit licensee under RG 271',
        },
        {
          ...PLAIN_CLOCK,
          id: 'hardship-response',
          title: 'Response within 21 days to a complaint about hardship',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['hardship'],
          unless: ['credit-default'],
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 21, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Longer if the firm lacks facts to decide, or has come to an agreement.',
          checked: 'report',
          checkedAgainst: 'ASIC, Information Sheet 105, and the complaints policy of a licensee',
        },
      ],
    },
  ],
};
