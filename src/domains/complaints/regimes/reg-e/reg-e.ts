/** Reg E: the time limits for errors of electronic fund transfers. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Regulation E: ten business days to find out whether there was an error, or 45 calendar days with
 * a provisional credit, and three business days to tell the customer.
 *
 * With the fact `new-account` it is 20 business days and 90 days, with `point-of-sale-or-foreign`
 * ten business days and 90 days. The reason `provisional-credit` extends, if the credit was given
 * before the first limit. Business days are those on which the institution is open for nearly all
 * its business, so bring its calendar.
 *
 * @see United States, "Code of Federal Regulations", title 12, section 1005.11(c).
 */
export const regE: Regime = {
  id: 'reg-e',
  title: 'Regulation E, procedures for resolving errors',
  jurisdiction: 'US',
  scope: 'Notices of error about electronic fund transfers of consumers.',
  versions: [
    {
      id: 'from-2011-12-30',
      from: '2011-12-30',
      until: null,
      sources: [
        {
          title: 'Code of Federal Regulations, title 12',
          publisher: 'Consumer Financial Protection Bureau',
          year: 2019,
          section: '1005.11(c)',
          url: 'https://www.consumerfinance.gov/rules-policy/regulations/1005/11/',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'determination',
          title: 'Determined within 10 business days, 45 days with provisional credit',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          unless: ['new-account', 'point-of-sale-or-foreign'],
          startsOn: 'received',
          target: { kind: 'business-days', days: 10, endsAt: 'end-of-date' },
          extendedBy: [
            {
              reason: 'provisional-credit',
              target: { kind: 'calendar-days', days: 45, lastDate: 'any-date' },
            },
          ],
          completedBy: ['concluded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'text',
          checkedAgainst:
            'the model notice of Regulation E, and articles of 2026 on 12 CFR 1005.11',
        },
        {
          ...PLAIN_CLOCK,
          id: 'long-determination',
          title: 'Determined within 10 business days, 90 days with provisional credit',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['point-of-sale-or-foreign'],
          unless: ['new-account'],
          startsOn: 'received',
          target: { kind: 'business-days', days: 10, endsAt: 'end-of-date' },
          extendedBy: [
            {
              reason: 'provisional-credit',
              target: { kind: 'calendar-days', days: 90, lastDate: 'any-date' },
            },
          ],
          completedBy: ['concluded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'text',
          checkedAgainst:
            'the model notice of Regulation E, and articles of 2026 on 12 CFR 1005.11',
        },
        {
          ...PLAIN_CLOCK,
          id: 'new-account-determination',
          title: 'Determined within 20 business days, 90 days with provisional credit',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          onlyIf: ['new-account'],
          startsOn: 'received',
          target: { kind: 'business-days', days: 20, endsAt: 'end-of-date' },
          extendedBy: [
            {
              reason: 'provisional-credit',
              target: { kind: 'calendar-days', days: 90, lastDate: 'any-date' },
            },
          ],
          completedBy: ['concluded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'text',
          checkedAgainst:
            'the model notice of Regulation E, and articles of 2026 on 12 CFR 1005.11',
        },
        {
          ...PLAIN_CLOCK,
          id: 'result',
          title: 'Told within three business days of the determination',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'concluded',
          target: { kind: 'business-days', days: 3, endsAt: 'end-of-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'An error that was found is to be corrected within one business day.',
          checked: 'text',
          checkedAgainst:
            'the model notice of Regulation E, and articles of 2026 on 12 CFR 1005.11',
        },
      ],
    },
  ],
};
