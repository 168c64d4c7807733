import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { placeOf, seenAs } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { membersAmong, wholeDay } from './expected-day.js';
import { listExpected } from './occupancy.queries.js';

export interface ExpectedDay {
  readonly date: LocalDate;
  readonly bookings: readonly SeenBooking[];
}

/** The day of whoever receives people. */
@Injectable()
export class OccupancyService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** Who is expected on one day, today when none is said. That their names were seen is remembered for the members among them. */
  async expectedAt(caller: Caller, slug: string, wanted: LocalDate | undefined): Promise<ExpectedDay> {
    const telecentre = (await this.directory.fresh()).telecentres.get(slug);
    const role = telecentre && roleAt(caller, 'bookings.place.read', placeOf(telecentre));
    if (!telecentre || !role) throw notFound();

    const now = this.clock.now();
    const { timeZone } = telecentre.opening;
    const date = wanted ?? localDateOf(now, timeZone);
    const expected = await listExpected(this.database, telecentre.id, wholeDay(date, timeZone), now);
    const reading = { reader: caller.pseudonym, role, subjects: membersAmong(expected), place: slug };
    await rememberReading(this.database, reading, now);
    return { date, bookings: expected.map((one) => seenAs({ as: 'receiver', role }, one)) };
  }
}
