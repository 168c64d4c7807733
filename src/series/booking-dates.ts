/** Books the dates of a series that are free, one after the other, within the transaction that holds their units. */
import { randomUUID } from 'node:crypto';
import { book, type NewBooking } from '../bookings/bookings.queries.js';
import type { PartyOfBooking } from '../bookings/party.js';
import { newReference } from '../bookings/reference.js';
import { termsOf } from '../bookings/terms.js';
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Outlook } from './outlook.js';
import type { SeriesTemplate } from './series-record.js';

export type FreeDate = Extract<Outlook, { as: 'free' }>;

export interface SeriesToBook {
  readonly id: string;
  readonly networkVersion: number;
  readonly telecentre: Telecentre;
  readonly template: SeriesTemplate;
  readonly party: Omit<PartyOfBooking, 'actor'> & { readonly actor: string | null };
  readonly isReceiver: boolean;
}

export interface BookedDate {
  readonly date: LocalDate;
  /** Of the booking. */
  readonly id: string;
  /** The id of the resource. */
  readonly resource: string;
}

export interface BookedDates {
  readonly booked: readonly BookedDate[];
  /** Somebody with a single booking was quicker. */
  readonly lost: readonly LocalDate[];
}

/** Of equally good places more than these need not be tried: those who are quicker are few. */
const CANDIDATES_TRIED = 10;

export async function bookDates(
  sql: Sql,
  dates: readonly FreeDate[],
  series: SeriesToBook,
  now: Instant,
): Promise<BookedDates> {
  const booked: BookedDate[] = [];
  const lost: LocalDate[] = [];
  for (const date of dates) {
    const won = await bookDate(sql, date, series, now);
    if (won === null) lost.push(date.date);
    else booked.push(won);
  }
  return { booked, lost };
}

async function bookDate(
  sql: Sql,
  { date, stay, candidates }: FreeDate,
  { template, party, isReceiver, ...series }: SeriesToBook,
  now: Instant,
): Promise<BookedDate | null> {
  const { people, equipment, title, message } = template;
  const { networkVersion, telecentre } = series;
  const placement = {
    ...{ networkVersion, telecentre, stay, people, equipment, title },
    candidates: candidates.slice(0, CANDIDATES_TRIED),
  };
  const terms = termsOf(placement, { hold: false, isReceiver }, now, 'fr');
  for (;;) {
    const id = randomUUID();
    const booking: NewBooking = {
      ...{ ...placement, ...party, ...terms, message, id, reference: newReference() },
      ...{ partOf: { series: series.id, date }, retry: null, turn: null },
    };
    const { outcome, snapshot } = await book(sql, booking, now);
    if (outcome === 'booked') return { date, id, resource: snapshot.resource };
    if (outcome !== 'reference-used') return null;
  }
}
