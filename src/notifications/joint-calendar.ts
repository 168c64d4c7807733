/** What a calendar is told of one of several bookings that belong together, and of all of them. Pure. */
import type { CalendarNews } from '../booking-letters/booking-news.js';
import {
  isAt,
  isRegular,
  seriesEntry,
  teamEntry,
  timeOn,
  usualStart,
} from '../booking-letters/joint-entry.js';
import type { EntryFace, JointEntry, UsualHours } from '../booking-letters/joint-entry.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { inCalendars } from './in-calendars.js';
import type { JointRecord, MailedWhole, ToldDate } from './joint-entries.queries.js';

export interface JointState {
  readonly record: JointRecord;
  /** Where all of it can be seen; it asks for signing in. */
  readonly page: string;
  /** As it now is; null: nothing of it stands. */
  readonly whole: JointEntry | null;
  readonly usual: UsualHours | null;
  /** What its holder's calendar was mailed under its present UID. */
  readonly mailed: MailedWhole | null;
  /** Of the next message. */
  readonly sequence: number;
}

/** Where all of it can be seen; it asks for signing in. */
export function jointPage(baseUrl: string, { id, series }: JointRecord): string {
  return `${baseUrl}/${series === null ? 'teams' : 'series'}/${id}`;
}

/** Null: each of its bookings is an entry of its own, as no calendar would understand the rule. */
export function jointStateOf(record: JointRecord, page: string): JointState | null {
  const { series, bookings, uid } = record;
  const mailed = record.mailed.find((one) => one.uid === uid) ?? null;
  const sequence = record.mailed.length === 0 ? record.sequence : record.sequence + 1;
  if (series === null)
    return {
      ...{ record, page, usual: null, mailed, sequence },
      whole: teamEntry(bookings, page, mailed?.stands === true ? mailed : null),
    };
  if (!isRegular(series)) return null;
  const whole = seriesEntry(series, bookings, page);
  if (whole === null && bookings.length > 0 && mailed?.stands !== true) return null;
  return { record, page, whole, usual: whole?.usual ?? null, mailed, sequence };
}

/** Whether this booking, as it is here, is shown with the others and not by itself: elsewhere it is, and a place at another hour. */
export function isShownWith({ record, whole, mailed }: JointState, booking: BookingSnapshot): boolean {
  if (record.telecentre !== booking.telecentre) return false;
  const hours = whole?.main ?? mailed;
  return record.series !== null || hours === null || isAt(booking, hours);
}

/** The calendar dropped this date, and has not been told of it since. */
export function hasLetGo({ mailed }: JointState, { seriesDate }: BookingSnapshot): boolean {
  return mailed !== null && (!mailed.stands || toldDate(mailed, seriesDate)?.gone === true);
}

/** All of it, as it now is. Null: nothing of it stands. */
export function wholeRequest(state: JointState, stamp: Instant): CalendarNews | null {
  const { record, whole, sequence } = state;
  return whole && { method: 'REQUEST', uid: record.uid, sequence, stamp, whole };
}

/** It is over, and is shown for the last time. */
export function wholeCancel(
  { page, sequence }: Pick<JointState, 'page' | 'sequence'>,
  { uid, start, end, told }: MailedWhole,
  face: EntryFace,
  stamp: Instant,
): CalendarNews {
  const first = told && timeOn(localDateOf(start, face.timeZone), told, face.timeZone);
  const main = { ...face, start, end: first?.end ?? end };
  return { method: 'CANCEL', uid, sequence, stamp, whole: { page, main, apart: [] } };
}

/** Another telecentre has them now: of what the old one invited to, what is over stays. */
export function wholeTakenBack(
  {
    state,
    face,
    over,
  }: {
    readonly state: Pick<JointState, 'record' | 'page' | 'sequence'>;
    readonly face: EntryFace;
    readonly over: readonly BookingSnapshot[];
  },
  mailed: MailedWhole,
  stamp: Instant,
): CalendarNews {
  const { record, page, sequence } = state;
  const whole = record.series && seriesEntry(record.series, over, page);
  return whole
    ? { method: 'REQUEST', uid: mailed.uid, sequence, stamp, whole }
    : wholeCancel(state, mailed, face, stamp);
}

/**
 * One of them has changed. A date that its calendar shows is told by itself: whatever people have noted with the others then
 * stays. One that it does not show only comes with all the others, as many calendars add no date to what they know.
 */
export function oneRequest(
  state: JointState,
  booking: BookingSnapshot,
  before: BookingSnapshot | null,
  { stamp, isWanted }: { readonly stamp: Instant; readonly isWanted: boolean },
): CalendarNews | null {
  const { record, mailed, sequence } = state;
  const stands = mailed?.stands === true;
  if (!inCalendars(booking) || (!stands && !isWanted)) return null;
  const wasShown =
    before !== null && inCalendars(before) && isShownWith(state, before) && !hasLetGo(state, before);
  const insteadOf = usualStartOf(state, booking);
  if (stands && wasShown && insteadOf !== null)
    return { method: 'REQUEST', uid: record.uid, sequence, stamp, insteadOf };
  return wholeRequest(state, stamp);
}

/**
 * One of them is not there any more. Of a series it is cancelled by itself (RFC 5546, 3.2.5), which all calendars understand;
 * an update of the whole would ask about every date anew.
 */
export function oneGone(state: JointState, booking: BookingSnapshot, stamp: Instant): CalendarNews | null {
  const { record, mailed, whole, sequence } = state;
  if (mailed?.stands !== true) return null;
  if (whole === null) return wholeCancel(state, mailed, booking, stamp);
  const insteadOf = usualStartOf(state, booking);
  if (insteadOf === null) return wholeRequest(state, stamp);
  return { method: 'CANCEL', uid: record.uid, sequence, stamp, insteadOf };
}

function usualStartOf({ mailed }: JointState, { seriesDate, timeZone }: BookingSnapshot): Instant | null {
  return mailed?.told && seriesDate ? usualStart(seriesDate, mailed.told, timeZone) : null;
}

function toldDate({ told }: MailedWhole, date: string | null | undefined): ToldDate | undefined {
  return date ? told?.dates[date] : undefined;
}
