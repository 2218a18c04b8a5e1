/** CFPB: the times that the portal for companies asks for. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * The company portal: a response within 15 calendar days of the day on which the complaint was sent
 * to the company, and a final one within 60 if the first said that work is in progress.
 *
 * Both count from the milestone `forwarded`, not from when the customer wrote.
 *
 * @see Consumer Financial Protection Bureau, "Company Portal Manual", section 8.1.
 */
export const cfpbPortal: Regime = {
  id: 'cfpb-portal',
  title: 'CFPB company portal',
  jurisdiction: 'US',
  scope: 'Complaints that the bureau forwards to a company.',
  versions: [
    {
      id: 'from-2012-01-01',
      from: '2012-01-01',
      until: null,
      sources: [
        {
          title: 'Company Portal Manual',
          publisher: 'Consumer Financial Protection Bureau',
          year: 2015,
          section: '8.1',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'response',
          title: 'Response within 15 days of the forwarding',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'forwarded',
          target: { kind: 'calendar-days', days: 15, lastDate: 'any-date' },
          completedBy: ['updated', 'responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'A response that work is in progress is enough: the milestone updated.',
          checked: 'report',
          checkedAgainst: 'the Company Portal Manual as quoted by the trade press of 2012 and 2015',
        },
        {
          ...PLAIN_CLOCK,
          id: 'final-response',
          title: 'Final response within 60 days of the forwarding',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'forwarded',
          target: { kind: 'calendar-days', days: 60, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'report',
          checkedAgainst: 'the Company Portal Manual as quoted by the trade press of 2012 and 2015',
        },
      ],
    },
  ],
};
