import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { isGivenUp } from './no-show-rule.js';
import { release, underWay } from './no-shows.queries.js';

/** Gives the places of those who have not come to others, where the telecentre wants that. */
@Injectable()
export class NoShows {
  constructor(private readonly database: Database) {}

  /** How many. Each by itself: whoever is ticked at this very moment keeps their place, whatever becomes of the others. */
  async release(now: Instant): Promise<number> {
    let count = 0;
    for (const booking of await underWay(this.database, now)) {
      if (isGivenUp(booking, now) && (await release(this.database, booking, now))) count += 1;
    }
    return count;
  }
}
