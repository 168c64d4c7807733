import { Injectable } from '@nestjs/common';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { Database } from '../platform/database/database.js';
import type { Network } from '../telecentres/network.js';
import { readOwnSeries } from './own-series.queries.js';
import { ownTimes, type OwnTime } from './own-then.js';

export interface OwnTimes {
  readonly times: readonly OwnTime[];
  /** How often anything has happened to what is theirs: it only ever grows. */
  readonly changes: number;
}

/** What the visitor has already, and what will be booked for them as it opens. */
@Injectable()
export class OwnTimesService {
  constructor(
    private readonly bookings: OwnBookings,
    private readonly database: Database,
  ) {}

  async of(visit: Visit, network: Network): Promise<OwnTimes> {
    const booked = await this.bookings.of(visit);
    const series = await readOwnSeries(this.database, visitorOf(visit).caller.account);
    return { times: ownTimes(booked, series.waiting, network), changes: booked.changes + series.changes };
  }
}
