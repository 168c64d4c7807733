import { Injectable } from '@nestjs/common';
import type { Visit } from '../accounts/visit.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { readStanding } from '../bookings/lists.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { overlaps, type Period } from '../reservation/period.js';

/** What the visitor has booked already: shown where they look for a place, so that nothing is booked twice unawares. */
@Injectable()
export class OwnBookings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Soonest first; none for somebody who has not finished signing in. */
  async of(visit: Visit): Promise<Own> {
    const caller = signedIn(visit);
    return caller === null ? NOTHING : this.ofAccount(caller.account);
  }

  async ofAccount(account: string): Promise<Own> {
    return readStanding(this.database, account, this.clock.now());
  }
}

export interface Own {
  /** All that stands and is not over, soonest first. */
  readonly occupying: readonly SeenBooking[];
  /** How often anything has happened to any booking of theirs: it only ever grows. */
  readonly changes: number;
}

/** Null before somebody has finished signing in: until then a session is good for nothing else. */
export function signedIn({ visitor }: Visit): Caller | null {
  if (visitor === null) return null;
  const { means } = visitor.caller;
  return means.by === 'session' && means.complete && !means.secondFactorPending ? visitor.caller : null;
}

const NOTHING: Own = { occupying: [], changes: 0 };

export function at(bookings: readonly SeenBooking[], period: Period): readonly SeenBooking[] {
  return bookings.filter((booking) => overlaps(booking, period));
}
