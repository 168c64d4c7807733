import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import { findBooking } from '../bookings/people.queries.js';
import { membersAmong } from '../occupancy/expected-day.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { findPhone, listMoments, type BookingMoment } from './host-booking.queries.js';

export interface ReceivedBooking extends KnownBooking {
  /** Null when the network does not show it any more. */
  readonly telecentre: Telecentre | null;
  readonly phone: string | null;
  readonly story: readonly BookingMoment[];
}

/** One booking as those see it who receive people there. */
@Injectable()
export class HostBookingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** To everybody else there is no such booking. That its holder’s name was seen is remembered. */
  async open(caller: Caller, reference: string): Promise<ReceivedBooking> {
    const known = await findBooking(this.database, reference);
    const role = known && roleAt(caller, 'bookings.place.read', known.place);
    if (!known || !role) throw notFound();
    const { booking, holder } = known;
    const network = await this.directory.fresh();
    const [phone, story] = await Promise.all([
      holder.kind === 'member' ? findPhone(this.database, holder.account) : null,
      listMoments(this.database, booking.id),
    ]);
    const reading = {
      reader: caller.pseudonym,
      role,
      subjects: membersAmong([known]),
      place: booking.telecentre,
    };
    await rememberReading(this.database, reading, this.clock.now());
    return { ...known, telecentre: network.telecentres.get(booking.telecentre) ?? null, phone, story };
  }
}
