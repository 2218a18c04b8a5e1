/** Reg Z: the time limits for billing errors. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Regulation Z: a written acknowledgement within 30 days, a resolution within two complete billing
 * cycles and at the latest 90 days.
 *
 * The pack knows the 90 days. Billing cycles are those of the account: by the official
 * interpretation of 1026.13(c)(2) what is left of the present one does not count, and the next two
 * do. A host that keeps them adds a clock of its own for the shorter limit.
 *
 * @see United States, "Code of Federal Regulations", title 12, section 1026.13(c).
 */
export const regZ: Regime = {
  id: 'reg-z',
  title: 'Regulation Z, billing error resolution',
  jurisdiction: 'US',
  scope: 'Written notices of billing errors of open-end credit.',
  versions: [
    {
      id: 'from-2011-12-30',
      from: '2011-12-30',
      until: null,
      sources: [
        {
          title: 'Code of Federal Regulations, title 12',
          publisher: 'Consumer Financial Protection Bureau',
          year: 2021,
          section: '1026.13(c)',
          url: 'https://www.consumerfinance.gov/rules-policy/regulations/1026/13/',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'acknowledgement',
          title: 'Acknowledged within 30 days',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 30, lastDate: 'any-date' },
          completedBy: ['acknowledged', 'responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'A resolution within the 30 days takes its place.',
          checked: 'report',
          checkedAgainst: '12 CFR 1026.13(c)(1) as quoted in 2022, and the answers of the CFPB',
        },
        {
          ...PLAIN_CLOCK,
          id: 'resolution',
          title: 'Resolved within 90 days',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 90, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'And within the next two complete billing cycles, which may be sooner.',
          checked: 'report',
          checkedAgainst: '15 U.S.C. 1666(a)(3)(B) and 12 CFR 1026.13(c)(2) as quoted in 2026',
        },
      ],
    },
  ],
};
