/**
 * Taiwan: the days off and the working Saturdays of the calendar of government offices. Data
 * alone.
 */
import type { HolidayList } from '../../calendar-definition.ts';

/**
 * The days off of government offices in Taiwan, 2024 to 2026, with the Saturdays worked for them.
 *
 * That of 2025 as amended in June 2025, after which no Saturday is worked for a day off. 2024, the
 * second half of 2025, and 2026 were checked against circulars that quote the calendars; that of
 * 2027 was not to be had.
 */
export const taiwan: HolidayList = {
  id: 'taiwan',
  sources: [
    { title: '中華民國113年政府行政機關辦公日曆表', publisher: '行政院人事行政總處', year: 2023 },
    {
      title: '中華民國114年政府行政機關辦公日曆表（修正版）',
      publisher: '行政院人事行政總處',
      year: 2025,
    },
    { title: '中華民國115年政府行政機關辦公日曆表', publisher: '行政院人事行政總處', year: 2025 },
  ],
  from: '2024-01-01',
  until: '2027-01-01',
  holidays: [
    { date: '2024-01-01', name: '開國紀念日' },
    { date: '2024-02-08', name: '春節' },
    { date: '2024-02-09', name: '春節' },
    { date: '2024-02-10', name: '春節' },
    { date: '2024-02-11', name: '春節' },
    { date: '2024-02-12', name: '春節' },
    { date: '2024-02-13', name: '春節' },
    { date: '2024-02-14', name: '春節' },
    { date: '2024-02-28', name: '和平紀念日' },
    { date: '2024-04-04', name: '兒童節及民族掃墓節' },
    { date: '2024-04-05', name: '兒童節及民族掃墓節（補假）' },
    { date: '2024-06-10', name: '端午節' },
    { date: '2024-09-17', name: '中秋節' },
    { date: '2024-10-10', name: '國慶日' },
    { date: '2025-01-01', name: '開國紀念日' },
    { date: '2025-01-27', name: '春節' },
    { date: '2025-01-28', name: '春節' },
    { date: '2025-01-29', name: '春節' },
    { date: '2025-01-30', name: '春節' },
    { date: '2025-01-31', name: '春節' },
    { date: '2025-02-28', name: '和平紀念日' },
    { date: '2025-04-03', name: '兒童節（補假）' },
    { date: '2025-04-04', name: '兒童節及民族掃墓節' },
    { date: '2025-05-30', name: '端午節（補假）' },
    { date: '2025-05-31', name: '端午節' },
    { date: '2025-09-28', name: '孔子誕辰紀念日' },
    { date: '2025-09-29', name: '孔子誕辰紀念日（補假）' },
    { date: '2025-10-06', name: '中秋節' },
    { date: '2025-10-10', name: '國慶日' },
    { date: '2025-10-24', name: '臺灣光復暨金門古寧頭大捷紀念日（補假）' },
    { date: '2025-10-25', name: '臺灣光復暨金門古寧頭大捷紀念日' },
    { date: '2025-12-25', name: '行憲紀念日' },
    { date: '2026-01-01', name: '開國紀念日' },
    { date: '2026-02-15', name: '春節' },
    { date: '2026-02-16', name: '春節' },
    { date: '2026-02-17', name: '春節' },
    { date: '2026-02-18', name: '春節' },
    { date: '2026-02-19', name: '春節' },
    { date: '2026-02-20', name: '春節' },
    { date: '2026-02-27', name: '和平紀念日（補假）' },
    { date: '2026-02-28', name: '和平紀念日' },
    { date: '2026-04-03', name: '兒童節（補假）' },
    { date: '2026-04-04', name: '兒童節' },
    { date: '2026-04-05', name: '清明節' },
    { date: '2026-04-06', name: '清明節（補假）' },
    { date: '2026-05-01', name: '勞動節' },
    { date: '2026-06-19', name: '端午節' },
    { date: '2026-09-25', name: '中秋節' },
    { date: '2026-09-28', name: '孔子誕辰紀念日' },
    { date: '2026-10-09', name: '國慶日（補假）' },
    { date: '2026-10-10', name: '國慶日' },
    { date: '2026-10-25', name: '臺灣光復暨金門古寧頭大捷紀念日' },
    { date: '2026-10-26', name: '臺灣光復暨金門古寧頭大捷紀念日（補假）' },
    { date: '2026-12-25', name: '行憲紀念日' },
  ],
  workingDays: [
    { date: '2024-02-17', name: '春節（補行上班）' },
    { date: '2025-02-08', name: '春節（補行上班）' },
  ],
};
