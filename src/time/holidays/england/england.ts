/**
 * England: the bank holidays of England and Wales, as the government publishes them. Data alone.
 */
import type { HolidayList } from '../../calendar-definition.ts';

/**
 * The bank holidays of England and Wales, 2024 to 2027.
 *
 * Where a holiday falls on a weekend the list holds the substitute day alone, as published. 2026
 * and 2027 were checked against copies of the published list, the days at Christmas against
 * Schedule 1 of the Banking and Financial Dealings Act 1971, and 2024 and 2025 against lists of
 * others that name it as their source; later years were not to be had.
 */
export const england: HolidayList = {
  id: 'england',
  sources: [{ title: 'UK bank holidays: England and Wales', publisher: 'GOV.UK', year: 2025 }],
  from: '2024-01-01',
  until: '2028-01-01',
  holidays: [
    { date: '2024-01-01', name: 'New Year’s Day' },
    { date: '2024-03-29', name: 'Good Friday' },
    { date: '2024-04-01', name: 'Easter Monday' },
    { date: '2024-05-06', name: 'Early May bank holiday' },
    { date: '2024-05-27', name: 'Spring bank holiday' },
    { date: '2024-08-26', name: 'Summer bank holiday' },
    { date: '2024-12-25', name: 'Christmas Day' },
    { date: '2024-12-26', name: 'Boxing Day' },
    { date: '2025-01-01', name: 'New Year’s Day' },
    { date: '2025-04-18', name: 'Good Friday' },
    { date: '2025-04-21', name: 'Easter Monday' },
    { date: '2025-05-05', name: 'Early May bank holiday' },
    { date: '2025-05-26', name: 'Spring bank holiday' },
    { date: '2025-08-25', name: 'Summer bank holiday' },
    { date: '2025-12-25', name: 'Christmas Day' },
    { date: '2025-12-26', name: 'Boxing Day' },
    { date: '2026-01-01', name: 'New Year’s Day' },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-06', name: 'Easter Monday' },
    { date: '2026-05-04', name: 'Early May bank holiday' },
    { date: '2026-05-25', name: 'Spring bank holiday' },
    { date: '2026-08-31', name: 'Summer bank holiday' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-28', name: 'Boxing Day (substitute day)' },
    { date: '2027-01-01', name: 'New Year’s Day' },
    { date: '2027-03-26', name: 'Good Friday' },
    { date: '2027-03-29', name: 'Easter Monday' },
    { date: '2027-05-03', name: 'Early May bank holiday' },
    { date: '2027-05-31', name: 'Spring bank holiday' },
    { date: '2027-08-30', name: 'Summer bank holiday' },
    { date: '2027-12-27', name: 'Christmas Day (substitute day)' },
    { date: '2027-12-28', name: 'Boxing Day (substitute day)' },
  ],
  workingDays: [],
};
