import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { HOUR, type Instant } from '../reservation/period.js';
import { complete } from './no-shows.queries.js';

/** Hosts put right until the end of the day after what was forgotten: whatever ended in the evening has that day whole. */
const LEFT_OPEN = 36 * HOUR;

/** So that nobody waits long for a booking that is being closed. */
const AT_ONCE = 500;

/** Closes the books of days that are over. Whether somebody had come is still told, by when they arrived. */
@Injectable()
export class ClosingDays {
  constructor(private readonly database: Database) {}

  async complete(now: Instant): Promise<number> {
    let count = 0;
    for (;;) {
      const closed = await complete(this.database, now - LEFT_OPEN, AT_ONCE, now);
      count += closed;
      if (closed < AT_ONCE) return count;
    }
  }
}
