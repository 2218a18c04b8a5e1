/** Ireland: the public holidays of the Organisation of Working Time Act. Data alone. */
import type { HolidayList } from '../../calendar-definition.ts';

/**
 * The public holidays of Ireland, 2024 to 2027.
 *
 * The dates the law names. It moves none that falls on a weekend: whether another day is given for
 * it is for each employer to say, so a host adds that day as a list of its own. Good Friday is no
 * public holiday. The rule for February, which is the first Monday or a Friday that is the 1st, was
 * checked against reports of the regulations; the other dates follow the rules of the law, and
 * were compared with no published list of 2026 and 2027.
 */
export const ireland: HolidayList = {
  id: 'ireland',
  sources: [
    {
      title: 'Organisation of Working Time Act 1997, Second Schedule',
      publisher: 'Oireachtas',
      year: 1997,
    },
    {
      title: 'Regulations under paragraph 1(g) of that Schedule, for the day in February',
      publisher: 'Government of Ireland',
      year: 2022,
    },
  ],
  from: '2024-01-01',
  until: '2028-01-01',
  holidays: [
    { date: '2024-01-01', name: 'New Year’s Day' },
    { date: '2024-02-05', name: 'Saint Brigid’s Day' },
    { date: '2024-03-17', name: 'Saint Patrick’s Day' },
    { date: '2024-04-01', name: 'Easter Monday' },
    { date: '2024-05-06', name: 'First Monday in May' },
    { date: '2024-06-03', name: 'First Monday in June' },
    { date: '2024-08-05', name: 'First Monday in August' },
    { date: '2024-10-28', name: 'Last Monday in October' },
    { date: '2024-12-25', name: 'Christmas Day' },
    { date: '2024-12-26', name: 'Saint Stephen’s Day' },
    { date: '2025-01-01', name: 'New Year’s Day' },
    { date: '2025-02-03', name: 'Saint Brigid’s Day' },
    { date: '2025-03-17', name: 'Saint Patrick’s Day' },
    { date: '2025-04-21', name: 'Easter Monday' },
    { date: '2025-05-05', name: 'First Monday in May' },
    { date: '2025-06-02', name: 'First Monday in June' },
    { date: '2025-08-04', name: 'First Monday in August' },
    { date: '2025-10-27', name: 'Last Monday in October' },
    { date: '2025-12-25', name: 'Christmas Day' },
    { date: '2025-12-26', name: 'Saint Stephen’s Day' },
    { date: '2026-01-01', name: 'New Year’s Day' },
    { date: '2026-02-02', name: 'Saint Brigid’s Day' },
    { date: '2026-03-17', name: 'Saint Patrick’s Day' },
    { date: '2026-04-06', name: 'Easter Monday' },
    { date: '2026-05-04', name: 'First Monday in May' },
    { date: '2026-06-01', name: 'First Monday in June' },
    { date: '2026-08-03', name: 'First Monday in August' },
    { date: '2026-10-26', name: 'Last Monday in October' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-26', name: 'Saint Stephen’s Day' },
    { date: '2027-01-01', name: 'New Year’s Day' },
    { date: '2027-02-01', name: 'Saint Brigid’s Day' },
    { date: '2027-03-17', name: 'Saint Patrick’s Day' },
    { date: '2027-03-29', name: 'Easter Monday' },
    { date: '2027-05-03', name: 'First Monday in May' },
    { date: '2027-06-07', name: 'First Monday in June' },
    { date: '2027-08-02', name: 'First Monday in August' },
    { date: '2027-10-25', name: 'Last Monday in October' },
    { date: '2027-12-25', name: 'Christmas Day' },
    { date: '2027-12-26', name: 'Saint Stephen’s Day' },
  ],
  workingDays: [],
};
