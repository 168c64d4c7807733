/** What a letter about several bookings says of them, and whether it can be declined. Pure. */
import type { BookingNews, CalendarNews } from '../booking-letters/booking-news.js';
import type { LaterDate, MissingDate } from '../booking-letters/joint-news.js';
import type { Repetition } from '../bookings/repetition.words.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingEvent } from './booking-event.js';
import { wholeCancel, wholeRequest, type JointState } from './joint-calendar.js';
import type { JointRecord, SeriesFacts } from './joint-entries.queries.js';
import type { JointEvent } from './joint-event.js';
import type { Recipient } from './recipient.js';
import type { Topic } from './topics.js';

/** All of it anew. Null: the calendar knows nothing of it, and is not to. */
export function jointCalendar(
  state: JointState,
  { declined }: Recipient,
  [first]: readonly BookingEvent[],
  stamp: Instant,
): CalendarNews | null {
  const { mailed } = state;
  if (first === undefined || (mailed?.stands !== true && declined.includes('invitation'))) return null;
  const request = wholeRequest(state, stamp);
  if (request !== null || mailed?.stands !== true) return request;
  return wholeCancel(state, mailed, first.booking, stamp);
}

/** Whoever did it themselves knows of it, and may do without the mail, unless their calendar is told with it. */
export function topicOf({ kind, by }: JointEvent, calendar: CalendarNews | null): Topic | null {
  const isDeclinable = by === 'self' && (kind === 'changed' || kind === 'cancelled');
  return isDeclinable && calendar === null ? 'own_change' : null;
}

export function doerOf({ by }: JointEvent): BookingNews['by'] {
  return by === 'place' ? 'telecentre' : by;
}

/** Name of the colleague who did it. */
export function colleagueOf({ by, events }: JointEvent, { bookerName }: JointRecord): string | null {
  return by === 'colleague' ? (events[0]?.known.booker?.name ?? bookerName) : null;
}

export function lastEndOf({ bookings }: JointRecord): Instant {
  return Math.max(0, ...bookings.map(({ end }) => end));
}

export function repetitionOf({ rule, startsOn, time }: SeriesFacts, dates: number): Repetition {
  return { rule, startsOn, time, dates };
}

/** Of what is new, all dates that were not had; of a change, those that could not follow. */
export function missingDates({ kind, details }: JointEvent, { dates }: SeriesFacts): MissingDate[] {
  const lost = (date: LocalDate, fate: string): MissingDate => ({
    date,
    why: fate === 'taken' || fate === 'closed' ? fate : 'refused',
    isKept: false,
    violations: dates.find((one) => one.date === date)?.violations ?? [],
  });
  if (kind === 'made')
    return dates.flatMap(({ date, fate }) => (NOT_HAD.has(fate) ? [lost(date, fate)] : []));
  return [
    ...(details.failed ?? []).map(({ date, fate }) => lost(date, fate)),
    ...(details.kept ?? []).map((one) => ({ ...one, isKept: true, violations: [] })),
  ];
}

export function laterDates({ kind }: JointEvent, { dates }: SeriesFacts): LaterDate[] {
  if (kind !== 'made') return [];
  return dates.flatMap(({ date, opensOn }) => (opensOn === null ? [] : [{ date, opensOn }]));
}

const NOT_HAD: ReadonlySet<string> = new Set(['taken', 'closed', 'refused']);

/** Dates that were given back before anything was booked on them. */
export function leftOutDates({ details, events }: JointEvent): LocalDate[] {
  const booked = new Set(events.map(({ booking }) => booking.seriesDate));
  return (details.cancelled ?? []).filter((date) => !booked.has(date));
}
