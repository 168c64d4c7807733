import { Injectable } from '@nestjs/common';
import type { Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { overlaps, type Period } from '../reservation/period.js';

/** More than anybody has to come. */
const READ_AT_ONCE = 100;

/** What the visitor has booked already: shown where they look for a place, so that nothing is booked twice unawares. */
@Injectable()
export class OwnBookings {
  constructor(
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  /** Soonest first; none for somebody who has not finished signing in. */
  async of(visit: Visit): Promise<Own> {
    const caller = signedIn(visit);
    if (caller === null) return NOTHING;
    const page = { when: 'coming', limit: READ_AT_ONCE, after: undefined } as const;
    const now = this.clock.now();
    const every = await this.bookings.list(caller, page);
    return { every, occupying: every.filter((booking) => occupiesTime(statusAt(booking, now))) };
  }
}

export interface Own {
  /** Not over yet by the clock, the given back and the lapsed among them. */
  readonly every: readonly SeenBooking[];
  /** Those that count. */
  readonly occupying: readonly SeenBooking[];
}

/** Null before somebody has finished signing in: until then a session is good for nothing else. */
export function signedIn({ visitor }: Visit): Caller | null {
  if (visitor === null) return null;
  const { means } = visitor.caller;
  return means.by === 'session' && means.complete && !means.secondFactorPending ? visitor.caller : null;
}

const NOTHING: Own = { every: [], occupying: [] };

export function at(bookings: readonly SeenBooking[], period: Period): readonly SeenBooking[] {
  return bookings.filter((booking) => overlaps(booking, period));
}
