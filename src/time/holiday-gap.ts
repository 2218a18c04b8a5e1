/** Holiday gap: the first date that was needed and whose holidays are not known. */
import { ContractError } from '../kernel/errors.ts';
import type { Calendar } from './calendar.ts';
import { dateOfDayNumber } from './local-date.ts';

/** The answer to a question that reaches beyond the holidays a calendar knows. */
export interface Gap {
  /** Whole days since 1970-01-01. */
  readonly day: number;
}

/** Whether a measure could not be taken. */
export function isGap(measure: number | Gap): measure is Gap {
  return typeof measure !== 'number';
}

/** Refuses a question that would have to be guessed at. Ids are codes, so the message shows one. */
export function refuseGap(where: string, { definition }: Calendar, { day }: Gap): never {
  const code = 'HOLIDAYS_TOO_SHORT';
  const calendar = definition.id;
  const date = dateOfDayNumber(day);
  const rule = `must reach ${date}: ${code} in ${calendar}`;
  throw new ContractError(where, 'calendar', rule, code, { calendar, date });
}
