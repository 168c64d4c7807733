import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { openingOf, type OpenTelecentre } from './editing.service.js';
import { bookingsOutside, type OutsideBooking } from '../network-file/outside-hours.js';

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
