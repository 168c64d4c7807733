import { Injectable } from '@nestjs/common';
import type { DoorCodeState, Stay } from '../door-codes/door-code.js';
import { DoorCodes, type ShownWay } from '../door-codes/door-codes.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { localDateOf } from '../reservation/local-time.js';
import { DAY } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import type { RentalRecord } from './rental-record.js';
import { periodOf } from './rentals.queries.js';
import { RentalsService } from './rentals.service.js';
import { stateOn } from './terms.js';

/** What a tenant needs to get in. */
export interface WayThere {
  /** Null once the network shows it no more. */
  readonly telecentre: Telecentre | null;
  /** Null where nothing need be said of a code. */
  readonly doorCode: DoorCodeState | null;
}

/** What opens the door to a place that is rented: for its tenant, from some time before its first day until its end. */
@Injectable()
export class RentalDoors {
  constructor(
    private readonly database: Database,
    private readonly rentals: RentalsService,
    private readonly directory: NetworkDirectory,
    private readonly doorCodes: DoorCodes,
    private readonly clock: Clock,
  ) {}

  /** Null once it is over: nobody comes any more. */
  async wayTo(rental: RentalRecord): Promise<WayThere | null> {
    const stay = await this.stayOf(rental);
    if (stay === null) return null;
    const telecentre = (await this.directory.fresh()).telecentres.get(rental.telecentre) ?? null;
    return { telecentre, doorCode: await this.doorCodes.stateFor(stay, telecentre) };
  }

  /** For its tenant only, and remembered; null when it is not the time for it. */
  async show(caller: Caller, reference: string): Promise<readonly ShownWay[] | null> {
    const rental = await this.rentals.findMine(caller, reference);
    const stay = await this.stayOf(rental);
    return stay && this.doorCodes.showFor(stay, { rental: rental.id }, caller.pseudonym);
  }

  /** Of the months no more than the next day: what will open the door later is not yet for them to know. */
  private async stayOf(rental: RentalRecord): Promise<Stay | null> {
    const now = this.clock.now();
    if (stateOn(rental, localDateOf(now, rental.timeZone)) === 'ended') return null;
    const { telecentre, resource } = rental;
    const { start, end } = await periodOf(this.database, rental);
    const untilTomorrow = Math.min(end, Math.max(start, now) + DAY);
    return { status: 'confirmed', telecentre, resource, start, end: untilTomorrow };
  }
}
