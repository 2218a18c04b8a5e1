/** Automatic compensation: the amounts of the scheme for broadband and landlines. Data alone. */
import type { RedressTariff } from '../../redress-tariff.ts';

const PRESS_2019 = 'the trade press of 2019-04 on the start of the scheme';
const PRESS_2022 = 'the trade press of 2022-04-01, which names the old amounts and the new ones';
const PRESS_2024 = 'the trade press of 2024, which names the old amounts and the new ones';
const REPORT_2026 = 'a comparison service of 2026, which names the amounts from 1 April on';

/**
 * What providers in the scheme of the United Kingdom pay without being asked, 2019 to 2027.
 *
 * Amounts rise on 1 April with the consumer prices of the October before; from 1 April 2027 on they
 * are not known here. A repair is late after two full working days; from the next day on every
 * calendar day counts. The amounts that were not checked follow from those before and after.
 *
 * @see Ofcom, "Automatic Compensation: Protecting consumers from quality of service problems"
 *   (2017).
 */
export const automaticCompensation: RedressTariff = {
  id: 'automatic-compensation',
  title: 'Automatic compensation scheme for broadband and landlines',
  sources: [
    {
      title: 'Automatic Compensation: Protecting consumers from quality of service problems',
      publisher: 'Ofcom',
      year: 2017,
      section: 'the scheme of the industry',
      url: null,
    },
  ],
  currency: 'GBP',
  items: [
    { id: 'delayed-repair', title: 'Loss of service not repaired in time', per: 'day' },
    { id: 'missed-appointment', title: 'Appointment missed or cancelled late', per: 'event' },
    { id: 'delayed-start', title: 'New service not begun on the promised date', per: 'day' },
  ],
  steps: [
    step('2019-04-01', 800, 2500, 500, PRESS_2019),
    step('2021-04-01', 806, 2518, 504, PRESS_2022),
    step('2022-04-01', 840, 2624, 525, PRESS_2022),
    step('2023-04-01', 933, 2915, 583, PRESS_2024),
    step('2024-04-01', 976, 3049, 610, PRESS_2024),
    step('2025-04-01', 998, 3119, 624, null),
    step('2026-04-01', 1034, 3231, 646, REPORT_2026),
  ],
  until: '2027-04-01',
};

function step(
  from: string,
  repair: number,
  appointment: number,
  start: number,
  checkedAgainst: string | null,
): RedressTariff['steps'][number] {
  const minor = {
    'delayed-repair': repair,
    'missed-appointment': appointment,
    'delayed-start': start,
  };
  return { from, minor, checkedAgainst };
}
