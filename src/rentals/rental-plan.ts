import type { InTheWay } from './in-the-way.queries.js';
import type { WantedRental } from './rental-wish.js';

/** What a rental would be, before it is written down. */
export interface RentalPlan {
  readonly wanted: WantedRental;
  readonly inTheWay: InTheWay;
}
