/** Ombudsman interest: the rate of the Financial Ombudsman Service for older cases. Data alone. */
import type { InterestTable } from '../../interest-table.ts';

/**
 * Eight per cent simple interest a year on money that a customer was deprived of, as the ombudsman
 * applies it to cases referred before 1 January 2026.
 *
 * For cases referred from that date on it is the average base rate of the Bank of England over the
 * span, and one point more: bring a table of these rates, each date with its own, which comes to
 * the same average. Interest on an award that is paid late stays at eight per cent.
 *
 * The day count is our own choice; the announcement names none. The first date is that of no rule:
 * the rate held for nearly 25 years before 2025.
 *
 * @see Financial Ombudsman Service, "Financial Ombudsman Service announces change to compensation
 *   interest levels" (15 July 2025).
 */
export const ombudsmanInterest: InterestTable = {
  id: 'ombudsman-interest',
  title: 'Interest on awards of the Financial Ombudsman Service, cases referred before 2026',
  sources: [
    {
      title: 'Financial Ombudsman Service announces change to compensation interest levels',
      publisher: 'Financial Ombudsman Service',
      year: 2025,
      section: 'news of 15 July 2025',
      url: 'https://www.financial-ombudsman.org.uk/news',
    },
  ],
  dayCount: 'actual-365',
  steps: [
    {
      from: '2001-12-01',
      rate: { numerator: 2, denominator: 25 },
      checkedAgainst: 'the announcement of 15 July 2025 for the rate; the first date was not',
    },
  ],
  until: null,
};
