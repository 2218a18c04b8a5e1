/** FCA: the time limits of DISP, the rules on complaints in the FCA Handbook. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * DISP for firms regulated by the FCA: three business days to resolve a complaint in a short form,
 * eight weeks for the final response, and the customer's six months after it.
 *
 * Complaints about payment services or electronic money (fact `payment-services`) have the shorter
 * limits of the regime `psd2` in place of the eight weeks. The prompt acknowledgement has no number
 * of days in the rules, so it is no clock here; a contract clock can promise one.
 *
 * @see Financial Conduct Authority, "FCA Handbook", DISP 1.5, DISP 1.6 and DISP 2.8.
 */
export const fcaDisp: Regime = {
  id: 'fca-disp',
  title: 'Dispute Resolution: Complaints (DISP)',
  jurisdiction: 'GB',
  scope: 'Eligible complaints to firms regulated by the FCA, MiFID business apart.',
  versions: [
    {
      id: 'from-2016-06-30',
      from: '2016-06-30',
      until: null,
      sources: [
        {
          title: 'FCA Handbook',
          publisher: 'Financial Conduct Authority',
          year: 2026,
          section: 'DISP 1.5.1R, DISP 1.6.2R, DISP 2.8.2R',
          url: 'https://handbook.fca.org.uk/handbook/DISP/1/',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'summary-resolution',
          title: 'Resolved by close of the third business day',
          basis: 'statutory',
          owner: 'firm',
          isDuty: false,
          startsOn: 'received',
          target: { kind: 'business-days', days: 3, endsAt: 'close-of-business' },
          completedBy: ['resolved'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Resolved means that the customer accepts; a short written notice follows.',
          checked: 'text',
          checkedAgainst: 'DISP 1.5.1R and 1.5.2AR of the FCA Handbook as of 2024-02-27',
        },
        {
          ...PLAIN_CLOCK,
          id: 'final-response',
          title: 'Final response within eight weeks',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          unless: ['payment-services'],
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 56, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'A written response on the delay and the ombudsman is enough: DISP 1.6.2R(2).',
          checked: 'text',
          checkedAgainst: 'DISP 1.6.1R of the FCA Handbook as of 2026-06-01, which names the limit',
        },
        {
          ...PLAIN_CLOCK,
          id: 'ombudsman',
          title: 'Six months to go to the Financial Ombudsman Service',
          basis: 'statutory',
          owner: 'customer',
          isDuty: false,
          startsOn: 'responded',
          target: { kind: 'calendar-months', months: 6, lastDate: 'any-date' },
          completedBy: ['referred'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Limits of six and three years apply beside it, and a firm may waive them.',
          checked: 'text',
          checkedAgainst: 'DISP 1.6.2R(1)(e) as of 2012-02-14, which names the six months',
        },
      ],
    },
  ],
};
