import type { Month } from '../reservation/months.js';
import type { InTheWay } from './in-the-way.queries.js';
import type { WantedRental } from './rental-wish.js';

/** What a rental would be, before it is written down. */
export interface RentalPlan {
  readonly wanted: WantedRental;
  /** As hosts will read it: their name, and what was typed. */
  readonly tenant: string;
  readonly inTheWay: InTheWay;
  /** The last month of it for which statements are closed already: what it costs until then comes as a correction. */
  readonly closedUntil: Month | null;
}
