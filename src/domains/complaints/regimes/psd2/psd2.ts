/** PSD2: the time limits of the second Payment Services Directive for complaints. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Payment services: a reply within 15 business days, and within 35 if a holding response within
 * the first 15 gave reasons beyond the control of the firm.
 *
 * It applies to cases with the fact `payment-services`. What extends it is the reason
 * `holding-response`, while the first limit has not passed.
 *
 * @see European Union, "Directive (EU) 2015/2366 on payment services in the internal market",
 *   Official Journal L 337 (2015), article 101.
 */
export const psd2: Regime = {
  id: 'psd2',
  title: 'Payment Services Directive 2, article 101',
  jurisdiction: 'EU',
  scope: 'Complaints about payment services and electronic money in the EU and the UK.',
  versions: [
    {
      id: 'from-2018-01-13',
      from: '2018-01-13',
      until: null,
      sources: [
        {
          title: 'Directive (EU) 2015/2366 on payment services in the internal market',
          publisher: 'European Union',
          year: 2015,
          section: 'article 101',
          url: 'https://eur-lex.europa.eu/eli/dir/2015/2366/oj',
        },
        {
          title: 'FCA Handbook',
          publisher: 'Financial Conduct Authority',
          year: 2026,
          section: 'DISP 1.6.2AR',
          url: 'https://handbook.fca.org.uk/handbook/DISP/1/',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'final-response',
          title: 'Reply within 15 business days, 35 with a holding response',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['payment-services'],
          startsOn: 'received',
          target: { kind: 'business-days', days: 15, endsAt: 'end-of-date' },
          extendedBy: [
            {
              reason: 'holding-response',
              target: { kind: 'business-days', days: 35, endsAt: 'end-of-date' },
            },
          ],
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'The holding response gives the reasons of the delay and the date of the reply.',
          checked: 'text',
          checkedAgainst: 'DISP 1.6.1R of the FCA Handbook as of 2026-06-01',
        },
      ],
    },
  ],
};
