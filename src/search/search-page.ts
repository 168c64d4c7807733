/** What the pages of a search show. */
import type { Visit } from '../accounts/visit.js';
import type { Own } from '../booking-forms/own-bookings.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { EquipmentWord } from '../telecentres/equipment.js';
import type { Criteria } from './criteria.js';
import type { SearchFields } from './search.schemas.js';
import type { Found } from './search.service.js';

export interface SearchFormState {
  readonly visit: Visit;
  readonly fields: SearchFields;
  readonly usual: Criteria;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly moving: SeenBooking | null;
  /** What may be asked for, and what no longer is. */
  readonly vocabulary: readonly EquipmentWord[];
}

export interface SearchPageProps extends SearchFormState {
  readonly criteria: Criteria;
  readonly found: Found;
  readonly own: Own;
  /** The next ones on which somebody near is open. */
  readonly days: readonly LocalDate[];
  readonly shown: number;
}
