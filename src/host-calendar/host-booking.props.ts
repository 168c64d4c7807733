import type { Visit } from '../accounts/visit.js';
import type { Instant } from '../reservation/period.js';
import type { Alternative } from './alternatives.js';
import type { AskedDrop } from './asked-drop.js';
import type { Done } from './host-booking.schemas.js';
import type { ReceivedBooking } from './host-booking.service.js';

/** What stood in the way of a deed, beside its field where it is about one. */
export interface Wrong {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
  readonly instead: readonly Alternative[];
}

export interface HostBookingProps {
  readonly visit: Visit;
  readonly received: ReceivedBooking;
  /** How often its holder has not come, in the last twelve months. */
  readonly missed: number;
  /** Let fall on another time, and not done yet. */
  readonly asked: AskedDrop | null;
  readonly done: Done | null;
  readonly wrong: Wrong;
  readonly now: Instant;
}
