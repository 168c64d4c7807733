import { occupiesTime, statusAt, type Status } from '../reservation/booking.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { withOffset, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Place } from '../permissions/roles.js';
import type { Booker, Holder, SeenBooker, SeenHolder } from './people.js';

/** A booking as the database describes it, in answers and in its events. */
export interface BookingSnapshot {
  readonly reference: string;
  readonly status: Status;
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly resource: string;
  readonly resourceName: string;
  readonly kind: Kind;
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: string;
  readonly halfDay: HalfDay | null;
  readonly people: number;
  readonly equipment: readonly string[];
  readonly title: string | null;
  /** What the holder lets whoever receives them know. */
  readonly message: string | null;
  /** A request: held until a host agrees. */
  readonly awaitsApproval: boolean;
  /** When somebody said that they are there. */
  readonly arrivedAt: Instant | null;
  readonly revision: number;
  readonly expiresAt: Instant | null;
  /** What calendars know it by; another one once it has moved to another telecentre. */
  readonly calendarUid: string;
  /** What whoever cancelled it has told the holder. */
  readonly cancellationReason: string | null;
  /** By its id, the series of which it is a date; null or, in older events, missing. */
  readonly series?: string | null;
  /** Which date of it, as its rule has it. */
  readonly seriesDate?: LocalDate | null;
  /** By its id, the team booking of which it is a part. */
  readonly team?: string | null;
}

/** The same with what only the engine needs to know. */
export interface BookingRecord extends BookingSnapshot {
  readonly id: string;
}

/** A booking as somebody knows it: once it has changed it is not that any more. */
export type BookingVersion = Pick<BookingRecord, 'id' | 'revision'>;

/** Undefined: any is meant. */
export function isOneOf(
  { id, revision }: BookingVersion,
  these: readonly BookingVersion[] | undefined,
): boolean {
  return these?.some((one) => one.id === id && one.revision === revision) ?? true;
}

/** It is one of these, and has changed since they were looked at. */
export function isOvertaken(
  { id, revision }: BookingVersion,
  these: readonly BookingVersion[] | undefined,
): boolean {
  return these?.some((one) => one.id === id && one.revision !== revision) ?? false;
}

/** A booking and the people in it, and where it is: what decides whose business it is. */
export interface KnownBooking {
  readonly booking: BookingRecord;
  readonly holder: Holder;
  /** Null: the holder themselves, or somebody who has been erased. */
  readonly booker: Booker | null;
  readonly place: Place;
}

/** A booking with what whoever looks at it may see of the people in it. */
export interface SeenBooking extends BookingSnapshot {
  readonly holder?: SeenHolder;
  readonly bookedBy?: SeenBooker;
}

export function bookingView(booking: SeenBooking, now: Instant): object {
  const { start, end, expiresAt, timeZone, holder, bookedBy } = booking;
  const status = statusAt(booking, now);
  const reason = booking.cancellationReason;
  return {
    reference: booking.reference,
    status,
    telecentre: booking.telecentre,
    telecentreName: booking.telecentreName,
    resource: booking.resource,
    resourceName: booking.resourceName,
    kind: booking.kind,
    start: withOffset(start, timeZone),
    end: withOffset(end, timeZone),
    timeZone,
    halfDay: booking.halfDay,
    people: booking.people,
    equipment: booking.equipment,
    title: booking.title,
    message: booking.message,
    awaitsApproval: booking.awaitsApproval && occupiesTime(status),
    revision: booking.revision,
    ...(expiresAt !== null && occupiesTime(status) ? { expiresAt: withOffset(expiresAt, timeZone) } : {}),
    ...(reason ? { cancellationReason: reason } : {}),
    ...(holder === undefined ? {} : { holder }),
    ...(bookedBy === undefined ? {} : { bookedBy }),
  };
}
