import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import type { JointRecord } from './joint-entries.queries.js';
import type { JointEvent } from './joint-event.js';
import type { Recipient } from './recipient.js';

/** What is being told of several bookings that belong together, to whom, and within which transaction. */
export interface JointTelling {
  readonly sql: Sql;
  readonly event: JointEvent;
  readonly record: JointRecord;
  readonly holder: Recipient;
  readonly network: Network;
  readonly now: Instant;
}
