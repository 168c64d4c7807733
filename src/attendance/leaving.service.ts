import { Injectable } from '@nestjs/common';
import type { BookingRecord, BookingSnapshot } from '../bookings/booking-record.js';
import { stale, wrongState } from '../bookings/bookings.problems.js';
import { takeInHand } from '../bookings/known-booking.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { notItsTime, wrongMoment } from './attendance.problems.js';
import { hasLeft, leave } from './attendance.queries.js';
import { endOnLeaving, isUnderWay, leftAt, occupiedUntil } from './leaving-time.js';

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

/** Whoever leaves early frees the rest for others. That somebody came is said by a tick, or by a host who sees them go. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Said by whoever comes, at any telecentre, as it only ever gives something back; or by whoever receives them, who may say
   * when that was. `revision`: the one that was looked at. Once more is the same as once.
   */
  async leave(
    caller: Caller,
    reference: string,
    at: Instant | null,
    language: Language,
    revision?: number,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const { booking, place, standing } = await takeInHand(this.database, caller, 'change', reference);
      const isHosts = roleAt(caller, 'attendance', place) !== null;
      if (!isHosts && standing.as !== 'holder') throw notFound();
      if (await hasLeft(this.database, booking)) return booking;
      if (revision !== undefined && revision !== booking.revision) throw stale(booking.revision);
      if (booking.status !== 'confirmed' && booking.status !== 'checked_in') throw wrongState(booking.status);
      if (!isUnderWay(booking, now)) throw notItsTime(booking, now, booking.timeZone);
      const left = at === null || !isHosts ? now : leftAt(at, booking, now);
      if (left === undefined) throw wrongMoment(language);
      const changed = await this.end(booking, { left, wasSeen: isHosts }, caller, now);
      if (changed) return changed;
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
  }

  private async end(
    booking: BookingRecord,
    { left, wasSeen }: { readonly left: Instant; readonly wasSeen: boolean },
    { account }: Caller,
    now: Instant,
  ): Promise<BookingSnapshot | null> {
    const network = await this.directory.fresh();
    const policy = network.resources.get(booking.resource)?.resource.policy;
    const end = endOnLeaving(booking, left);
    const until = occupiedUntil(end, policy?.minutesBetween ?? 0);
    return leave(this.database, booking, { end, until, wasSeen }, account, now);
  }
}
