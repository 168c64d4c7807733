import { Injectable } from '@nestjs/common';
import { openingOf, type OpenTelecentre } from '../administration/editing.service.js';
import { bookingsOutside, type OutsideBooking } from '../network-file/outside-hours.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';

/** What was booked before the hours changed and is outside them now. */
@Injectable()
export class OutsideService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  now({ place, file }: OpenTelecentre): Promise<OutsideBooking[]> {
    return bookingsOutside(this.database, place.telecentreId, openingOf(file), this.clock.now());
  }
}
