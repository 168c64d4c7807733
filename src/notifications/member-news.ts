/**
 * What whoever comes is told of an event, and whether their calendar is told with it. Pure: the table of the README as a
 * function.
 */
import type { BookingNews, CalendarNews, NewsKind } from '../booking-letters/booking-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { actedAs } from '../bookings/standing.js';
import { statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { BookingEvent, EventKind } from './booking-event.js';
import { inCalendars } from './in-calendars.js';
import type { MailedEntries } from './invitations.queries.js';
import { hasLetGo, isShownWith, oneGone, oneRequest, type JointState } from './joint-calendar.js';
import type { Topic } from './topics.js';

export interface MemberNews extends Pick<
  BookingNews,
  'kind' | 'at' | 'booking' | 'before' | 'now' | 'by' | 'calendar'
> {
  /** It makes a booking of what was asked for. */
  readonly isApproval?: boolean;
  /** By which it can be declined; null when it cannot. */
  readonly topic: Topic | null;
  /** What it tells, so that nobody is told twice. */
  readonly key: string;
}

/** `joint`: what the booking is a part of; null: it stands for itself, or calendars are told of it as if it did. */
export function memberNewsOf(
  event: BookingEvent,
  mailed: MailedEntries,
  joint: JointState | null,
  now: Instant,
): readonly MemberNews[] {
  const kind = kindOf(event, mailed, joint);
  const declined = event.holder?.declined ?? [];
  if (kind === null || isOvertaken(event, now) || isHoldGivenBack(event) || isSlip(event)) return [];
  const { booking, before, at } = event;
  const by = doerOf(event);
  const calendar = calendarOf(kind, event, mailed, joint);
  const topic = calendar === null && by === 'self' ? (OWN[kind] ?? null) : null;
  const news = {
    kind,
    at,
    booking,
    before: kind === 'moved' ? before : null,
    now: null,
    by,
    calendar,
    topic,
    isApproval: kind === 'confirmed' && isWaiting(before),
  };
  const farewell = farewellOf(event, by, mailed, joint);
  if (topic !== null && declined.includes(topic)) return farewell;
  return [...farewell, { ...news, key: `event:${event.id}` }];
}

/** A hold is told as one, whatever has happened to it: until when it waits matters most. */
function kindOf(event: BookingEvent, mailed: MailedEntries, joint: JointState | null): ToldKind | null {
  const { kind, booking } = event;
  if (isExpectedAgain(event, mailed, joint)) return 'restored';
  if (isAfterwards(event) || kind === 'offered') return null;
  if (isWaiting(booking)) return kind === 'requested' ? 'requested' : null;
  if (kind === 'expired') return isWaiting(event.before) ? 'lapsed' : null;
  return booking.status === 'held' ? 'held' : KINDS[kind];
}

/** Events that were written down before there were requests do not say it. */
function isWaiting(booking: BookingSnapshot | null): boolean {
  return booking?.status === 'held' && booking.awaitsApproval;
}

/** Of who came and who did not, once it is over: whoever puts the books right takes nothing from anybody. */
function isAfterwards({ kind, before, booking, at }: BookingEvent): boolean {
  return (kind === 'missed' || before?.status === 'no_show') && at >= booking.end;
}

/** Whoever was missed and then ticked by mistake: their calendar has dropped what they are now to come to. */
function isExpectedAgain(
  { kind, booking, at }: BookingEvent,
  { withdrawn }: MailedEntries,
  joint: JointState | null,
): boolean {
  const isExpected = booking.status === 'confirmed' && at < booking.end;
  if (kind !== 'check_in_undone' || !isExpected) return false;
  return joint !== null && isShownWith(joint, booking)
    ? hasLetGo(joint, booking)
    : withdrawn.has(booking.calendarUid);
}

type ToldKind = Exclude<NewsKind, 'moved-away' | 'reminder'>;

const KINDS: Readonly<Record<EventKind, ToldKind | null>> = {
  held: 'held',
  requested: 'requested',
  declined: 'declined',
  // Told with the cancellation that it makes up for.
  offered: null,
  booked: 'confirmed',
  confirmed: 'confirmed',
  moved: 'moved',
  edited: 'edited',
  cancelled: 'cancelled',
  restored: 'restored',
  // The clock's doings, and what happens at the door: whoever comes was there.
  expired: null,
  walked_in: null,
  checked_in: null,
  check_in_undone: null,
  completed: null,
  // Somebody else may have their place now.
  missed: 'missed',
  // Told by whoever arranged it, to both of them.
  handed_over: null,
  // They went themselves; the time that is over is nobody's news.
  left_early: null,
};

/** Whoever did it themselves knows of it, and may do without the mail; what others did is always told. */
const OWN: Readonly<Partial<Record<NewsKind, Topic>>> = {
  held: 'hold',
  moved: 'own_change',
  edited: 'own_change',
  cancelled: 'own_change',
};

/** A hold that has been confirmed, given back or left to lapse by now: what came of it says more. */
function isOvertaken({ booking, known }: BookingEvent, now: Instant): boolean {
  return booking.status === 'held' && statusAt(known.booking, now) !== 'held';
}

/** An absence that was taken back before anybody was told of it: neither of the two is news. */
function isSlip({ before, isTakenBack, absenceWasTold }: BookingEvent): boolean {
  return isTakenBack || (before?.status === 'no_show' && !absenceWasTold);
}

/** Whoever lets go of what they only held, or of what our pages gave back for them, has lost no booking. */
function isHoldGivenBack(event: BookingEvent): boolean {
  return event.kind === 'cancelled' && event.before?.status === 'held' && doerOf(event) === 'self';
}

function doerOf({ actor, known }: BookingEvent): BookingNews['by'] {
  const as = actedAs(actor, known);
  return as === null ? 'clock' : DOERS[as];
}

const DOERS = { holder: 'self', colleague: 'colleague', receiver: 'telecentre' } as const;

/** Calendars follow one sender: what the old telecentre invited to, the old telecentre takes back. */
function farewellOf(
  event: BookingEvent,
  by: BookingNews['by'],
  mailed: MailedEntries,
  joint: JointState | null,
): readonly MemberNews[] {
  const { id, before, booking, at } = event;
  if (before === null) return [];
  const wasWithOthers = joint !== null && isShownWith(joint, before) && inCalendars(before);
  const leavesOthers = wasWithOthers && inCalendars(booking) && !isShownWith(joint, booking);
  if (before.calendarUid === booking.calendarUid && !leavesOthers) return [];
  const calendar = wasWithOthers ? oneGone(joint, before, at) : cancelOf(before, event, mailed);
  if (calendar === null) return [];
  const key = `event:${id}:away`;
  return [
    { kind: 'moved-away', at, booking: before, before: null, now: booking, by, calendar, topic: null, key },
  ];
}

function calendarOf(
  kind: ToldKind,
  event: BookingEvent,
  mailed: MailedEntries,
  joint: JointState | null,
): CalendarNews | null {
  const { booking, before, at, holder } = event;
  const isOver = kind === 'cancelled' || kind === 'missed';
  const isWanted = holder?.declined.includes('invitation') !== true;
  if (joint !== null && isShownWith(joint, booking))
    return isOver ? oneGone(joint, booking, at) : oneRequest(joint, booking, before, { stamp: at, isWanted });
  return isOver ? cancelOf(booking, event, mailed) : requestOf(event, isWanted, mailed);
}

/**
 * An entry that was mailed is kept right, also for those who want no other, and while somebody is there: where a place closes,
 * their time may end at once.
 */
function requestOf(
  { booking, at }: BookingEvent,
  isWanted: boolean,
  { standing }: MailedEntries,
): CalendarNews | null {
  return inCalendars(booking) && (isWanted || standing.has(booking.calendarUid))
    ? { method: 'REQUEST', uid: booking.calendarUid, sequence: booking.revision - 1, stamp: at }
    : null;
}

/** What was never mailed is never taken back. The version is that of the event, also for the entry that it replaces. */
function cancelOf(
  { calendarUid: uid }: BookingSnapshot,
  { booking, at }: BookingEvent,
  { standing }: MailedEntries,
): CalendarNews | null {
  return standing.has(uid) ? { method: 'CANCEL', uid, sequence: booking.revision - 1, stamp: at } : null;
}
