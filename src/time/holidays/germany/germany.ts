/** Germany: the public holidays that all sixteen states have in common. Data alone. */
import type { HolidayList } from '../../calendar-definition.ts';

/**
 * The nine public holidays common to all states of Germany, 2024 to 2028.
 *
 * One is federal law, eight stand in the law of each state; the movable ones by the date of
 * Easter. What single states have beyond them, a host adds as a list of its own. The dates follow
 * the rules of the laws; those of 2027 and 2028 were compared with lists of others, not with an
 * official one.
 */
export const germany: HolidayList = {
  id: 'germany',
  sources: [
    {
      title: 'Einigungsvertrag, Artikel 2 Absatz 2',
      publisher: 'Bundesrepublik Deutschland',
      year: 1990,
    },
    { title: 'Feiertagsgesetze der Länder', publisher: 'Landtage der sechzehn Länder', year: 2024 },
  ],
  from: '2024-01-01',
  until: '2029-01-01',
  holidays: [
    { date: '2024-01-01', name: 'Neujahr' },
    { date: '2024-03-29', name: 'Karfreitag' },
    { date: '2024-04-01', name: 'Ostermontag' },
    { date: '2024-05-01', name: 'Tag der Arbeit' },
    { date: '2024-05-09', name: 'Christi Himmelfahrt' },
    { date: '2024-05-20', name: 'Pfingstmontag' },
    { date: '2024-10-03', name: 'Tag der Deutschen Einheit' },
    { date: '2024-12-25', name: 'Erster Weihnachtstag' },
    { date: '2024-12-26', name: 'Zweiter Weihnachtstag' },
    { date: '2025-01-01', name: 'Neujahr' },
    { date: '2025-04-18', name: 'Karfreitag' },
    { date: '2025-04-21', name: 'Ostermontag' },
    { date: '2025-05-01', name: 'Tag der Arbeit' },
    { date: '2025-05-29', name: 'Christi Himmelfahrt' },
    { date: '2025-06-09', name: 'Pfingstmontag' },
    { date: '2025-10-03', name: 'Tag der Deutschen Einheit' },
    { date: '2025-12-25', name: 'Erster Weihnachtstag' },
    { date: '2025-12-26', name: 'Zweiter Weihnachtstag' },
    { date: '2026-01-01', name: 'Neujahr' },
    { date: '2026-04-03', name: 'Karfreitag' },
    { date: '2026-04-06', name: 'Ostermontag' },
    { date: '2026-05-01', name: 'Tag der Arbeit' },
    { date: '2026-05-14', name: 'Christi Himmelfahrt' },
    { date: '2026-05-25', name: 'Pfingstmontag' },
    { date: '2026-10-03', name: 'Tag der Deutschen Einheit' },
    { date: '2026-12-25', name: 'Erster Weihnachtstag' },
    { date: '2026-12-26', name: 'Zweiter Weihnachtstag' },
    { date: '2027-01-01', name: 'Neujahr' },
    { date: '2027-03-26', name: 'Karfreitag' },
    { date: '2027-03-29', name: 'Ostermontag' },
    { date: '2027-05-01', name: 'Tag der Arbeit' },
    { date: '2027-05-06', name: 'Christi Himmelfahrt' },
    { date: '2027-05-17', name: 'Pfingstmontag' },
    { date: '2027-10-03', name: 'Tag der Deutschen Einheit' },
    { date: '2027-12-25', name: 'Erster Weihnachtstag' },
    { date: '2027-12-26', name: 'Zweiter Weihnachtstag' },
    { date: '2028-01-01', name: 'Neujahr' },
    { date: '2028-04-14', name: 'Karfreitag' },
    { date: '2028-04-17', name: 'Ostermontag' },
    { date: '2028-05-01', name: 'Tag der Arbeit' },
    { date: '2028-05-25', name: 'Christi Himmelfahrt' },
    { date: '2028-06-05', name: 'Pfingstmontag' },
    { date: '2028-10-03', name: 'Tag der Deutschen Einheit' },
    { date: '2028-12-25', name: 'Erster Weihnachtstag' },
    { date: '2028-12-26', name: 'Zweiter Weihnachtstag' },
  ],
  workingDays: [],
};
