import { Injectable } from '@nestjs/common';
import type { Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
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
  async of({ visitor }: Visit): Promise<Own> {
    if (visitor === null) return NOTHING;
    const { caller } = visitor;
    if (caller.means.by !== 'session' || !caller.means.complete || caller.means.secondFactorPending)
      return NOTHING;
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

const NOTHING: Own = { every: [], occupying: [] };

export function at(bookings: readonly SeenBooking[], period: Period): readonly SeenBooking[] {
  return bookings.filter((booking) => overlaps(booking, period));
}
