/** The hours that the telecentres of the benchmark keep, and the half-days that follow from them. */
import { halfDayOn, type HalfDay } from '../../src/reservation/half-day.js';
import { addDays, localDateOf, type LocalDate } from '../../src/reservation/local-time.js';
import { SHUT, type DayHours, type OpeningHours } from '../../src/reservation/opening-hours.js';

export const TIME_ZONE = 'Europe/Paris';

/** Half-days of so many days back and ahead carry allocations; bookings are made within those ahead. */
const DAYS_BACK = 200;
export const DAYS_AHEAD = 60;

/** Monday to Saturday at hours that differ, so that a search covers windows that differ. */
export const HOURS: readonly OpeningHours[] = [
  openFrom('09:00', '12:00', '14:00', '17:30'),
  openFrom('08:30', '12:30', '13:30', '18:00'),
  openFrom('09:30', '12:30', '14:00', '19:00'),
];

export interface BookableHalfDay {
  readonly date: LocalDate;
  readonly half: Exclude<HalfDay, 'day'>;
  readonly past: boolean;
}

/** Those on which the telecentres are open, in order of time; today is left out. */
export function bookableHalfDays(now: number, daysBack = DAYS_BACK): BookableHalfDay[] {
  const today = localDateOf(now, TIME_ZONE);
  const all: BookableHalfDay[] = [];
  for (let day = -daysBack; day <= DAYS_AHEAD; day++) {
    if (day === 0) continue;
    const date = addDays(today, day);
    for (const half of ['morning', 'afternoon'] as const)
      if (HOURS.every((hours) => halfDayOn(hours, date, half).length > 0))
        all.push({ date, half, past: day < 0 });
  }
  return all;
}

function openFrom(opens: string, closes: string, opensAgain: string, closesAtLast: string): OpeningHours {
  const open: DayHours = {
    segments: [
      { opens, closes },
      { opens: opensAgain, closes: closesAtLast },
    ],
    noon: null,
  };
  return {
    timeZone: TIME_ZONE,
    week: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: SHUT },
    namedPeriods: [],
    holidayZone: 'metropole',
    closedOnPublicHolidays: true,
    holidayCorrections: [],
    exceptionalOpenings: [],
  };
}
