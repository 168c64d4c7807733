import { Injectable } from '@nestjs/common';
import { LimitByFeed } from '../calendar-feeds/read-limit.js';
import { MINUTE } from '../reservation/period.js';

/** DAVx5 loads ten events at a time: two thousand of them are two hundred requests, once. After that, 300 an hour. */
const ALLOWED = { atOnce: 250, oneEvery: MINUTE / 5 };

/** How often anything may be asked of one calendar: each time it is looked through. */
@Injectable()
export class DavLimit extends LimitByFeed {
  constructor() {
    super(ALLOWED);
  }
}
