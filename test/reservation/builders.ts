/**
 * The small world of these tests: a telecentre with its week, desks and rooms with their rules. Everything has a plain
 * default, so that a test names only what it is about. Instants are written with their offset, which makes them
 * independent of the code under test.
 */
import { type Taken } from '../../src/reservation/availability.js';
import { type Request } from '../../src/reservation/decide.js';
import { type HalfDay } from '../../src/reservation/half-day.js';
import { type LocalDate, type LocalTime, withOffset } from '../../src/reservation/local-time.js';
import { type DayHours, type OpeningHours, SHUT, type Week } from '../../src/reservation/opening-hours.js';
import { type Instant, type Period } from '../../src/reservation/period.js';
import { type Policy } from '../../src/reservation/policy.js';
import { type Resource, type UnitId } from '../../src/reservation/resource.js';
import { isStay, type Moment, type Stay, stayOf, type WantedTime } from '../../src/reservation/stay.js';

export const PARIS = 'Europe/Paris';

/** `instant('2027-01-12T09:00+01:00')`. */
export function instant(text: string): Instant {
  const milliseconds = Date.parse(text);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(milliseconds))
    throw new Error(`not an instant: ${text}`);
  return milliseconds;
}

/** `period('2027-01-12T09:00+01:00', '2027-01-12T12:00+01:00')`. */
export function period(start: string, end: string): Period {
  return { start: instant(start), end: instant(end) };
}

/** Periods as people read them, `2027-01-12T09:00 > 12:00`, so that a failing test says which hour is wrong. */
export function wallClock(periods: readonly Period[], zone = PARIS): string[] {
  return periods.map(({ start, end }) => {
    const [from, to] = [withOffset(start, zone).slice(0, 16), withOffset(end, zone).slice(0, 16)];
    return from.slice(0, 10) === to.slice(0, 10) ? `${from} > ${to.slice(11)}` : `${from} > ${to}`;
  });
}

/** `hours('09:00-12:00 14:00-17:30')`; no text, no opening. */
export function hours(text: string, noon: LocalTime | null = null): DayHours {
  const segments = text.split(' ').flatMap((word) => {
    const [opens, closes] = word.split('-');
    return opens && closes ? [{ opens, closes }] : [];
  });
  return { segments, noon };
}

export function everyDay(day: DayHours): Week {
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}

/** Monday to Friday alike, shut at the weekend, apart from the days that are named. */
export function week(day: DayHours, butOn: Partial<Week> = {}): Week {
  return { ...everyDay(day), sat: SHUT, sun: SHUT, ...butOn };
}

export const AURILLAC_HOURS = hours('08:30-12:00 13:30-17:30');
export const ROUND_THE_CLOCK = hours('00:00-24:00');

/** Aurillac, unless something else is said: 8:30-12:00 and 13:30-17:30, Monday to Friday, shut on public holidays. */
export function telecentre(but: Partial<OpeningHours> = {}): OpeningHours {
  return {
    timeZone: PARIS,
    week: week(AURILLAC_HOURS),
    namedPeriods: [],
    holidayZone: 'metropole',
    closedOnPublicHolidays: true,
    holidayCorrections: [],
    exceptionalOpenings: [],
    ...but,
  };
}

export const CASSANIOUZE = telecentre({
  week: week(hours('09:00-12:00 14:00-17:30'), { wed: hours('09:00-12:00') }),
});

export const MONTMURAT = telecentre({
  week: week(hours('07:30-20:00', '13:00'), { sat: hours('07:30-20:00', '13:00') }),
  closedOnPublicHolidays: false,
});

/** A place that members enter with a badge, day and night, every day of the year. */
export function alwaysOpen(timeZone = PARIS): OpeningHours {
  return telecentre({ timeZone, week: everyDay(ROUND_THE_CLOCK), closedOnPublicHolidays: false });
}

/** Rules that nothing reasonable breaks. */
export function policy(but: Partial<Policy> = {}): Policy {
  return {
    granularities: ['hour', 'half_day', 'day'],
    stepMinutes: 15,
    shortestMinutes: 15,
    longestMinutes: 31 * 24 * 60,
    noticeMinutes: 0,
    horizonDays: 365,
    minutesBetween: 0,
    cancellationMinutes: 0,
    holdMinutes: 15,
    needsApproval: false,
    approvalHours: 48,
    ...but,
  };
}

export function desk(unit: UnitId, but: Partial<Resource> = {}): Resource {
  return {
    id: `desk-${unit}`,
    kind: 'desk',
    name: `Open space ${unit}`,
    capacity: 1,
    equipment: [],
    units: [unit],
    policy: policy(),
    closures: [],
    ...but,
  };
}

export function room(units: readonly UnitId[], capacity: number, but: Partial<Resource> = {}): Resource {
  const number = units.join('-');
  return {
    ...desk(0),
    id: `room-${number}`,
    kind: 'meeting_room',
    name: `Salle ${number}`,
    capacity,
    units,
    ...but,
  };
}

export function halfDay(date: LocalDate, half: HalfDay): WantedTime {
  return { date, halfDay: half };
}

/** What the clock on the wall shows: `clock('2027-01-12T09:00')`. */
export function clock(text: string): Moment {
  return { date: text.slice(0, 10), time: text.slice(11) };
}

/** From one time on the wall to another; an instant where the text carries an offset. */
export function fromTo(start: string, end: string): WantedTime {
  return { start: moment(start), end: moment(end) };
}

export function request(time: WantedTime, but: Partial<Request> = {}): Request {
  return { time, kind: 'desk', people: 1, equipment: [], ...but };
}

/** The stay that is asked for, where a test is about something that comes after. */
export function stay(time: WantedTime, opening: OpeningHours = telecentre()): Stay {
  const answer = stayOf(time, opening);
  if (!isStay(answer)) throw new Error(`no such stay: ${JSON.stringify(answer)}`);
  return answer;
}

/** `taken([1, period], [2, period])`: what is occupied, unit by unit. */
export function taken(...entries: readonly (readonly [UnitId, Period])[]): Taken {
  const map = new Map<UnitId, Period[]>();
  for (const [unit, occupied] of entries) map.set(unit, [...(map.get(unit) ?? []), occupied]);
  return map;
}

export const NOTHING_TAKEN: Taken = new Map();

function moment(text: string): Moment {
  return /(Z|[+-]\d\d:\d\d)$/.test(text.slice(11)) ? { instant: instant(text) } : clock(text);
}
