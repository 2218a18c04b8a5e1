/** Australia: the public holidays that all states and territories have in common. Data alone. */
import type { HolidayList } from '../../calendar-definition.ts';

/**
 * The national public holidays of Australia, 2024 to 2026.
 *
 * Those that all states and territories keep on the same day. What single ones add, the King’s
 * Birthday among them, and a day in lieu of an Anzac Day on a weekend, a host adds as a list of
 * its own. The days of January 2026 were checked against a notice of the trade press, the others of
 * 2026 against no published list; 2027 was not to be had.
 */
export const australia: HolidayList = {
  id: 'australia',
  sources: [
    { title: 'Fair Work Act 2009, section 115', publisher: 'Parliament of Australia', year: 2009 },
    { title: 'Public holidays', publisher: 'Fair Work Ombudsman', year: 2025 },
  ],
  from: '2024-01-01',
  until: '2027-01-01',
  holidays: [
    { date: '2024-01-01', name: 'New Year’s Day' },
    { date: '2024-01-26', name: 'Australia Day' },
    { date: '2024-03-29', name: 'Good Friday' },
    { date: '2024-04-01', name: 'Easter Monday' },
    { date: '2024-04-25', name: 'Anzac Day' },
    { date: '2024-12-25', name: 'Christmas Day' },
    { date: '2024-12-26', name: 'Boxing Day' },
    { date: '2025-01-01', name: 'New Year’s Day' },
    { date: '2025-01-27', name: 'Australia Day' },
    { date: '2025-04-18', name: 'Good Friday' },
    { date: '2025-04-21', name: 'Easter Monday' },
    { date: '2025-04-25', name: 'Anzac Day' },
    { date: '2025-12-25', name: 'Christmas Day' },
    { date: '2025-12-26', name: 'Boxing Day' },
    { date: '2026-01-01', name: 'New Year’s Day' },
    { date: '2026-01-26', name: 'Australia Day' },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-06', name: 'Easter Monday' },
    { date: '2026-04-25', name: 'Anzac Day' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-26', name: 'Boxing Day' },
    { date: '2026-12-28', name: 'Boxing Day (additional day)' },
  ],
  workingDays: [],
};
