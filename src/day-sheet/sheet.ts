/** Who is expected at a telecentre on one day, as a sheet of paper has it. */
import type { SeenBooking } from '../bookings/booking-record.js';
import { calledAtThePlace } from '../bookings/people.js';
import { wholeDay } from '../occupancy/expected-day.js';
import { hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Status } from '../reservation/booking.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import { openPeriods } from '../reservation/opening-hours.js';
import { intersect, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

export interface Sheet {
  readonly telecentre: Telecentre;
  readonly date: LocalDate;
  readonly language: Language;
  /** `8 h 30 – 12 h, 13 h 30 – 17 h 30`; empty when the doors stay shut. */
  readonly open: string;
  /** By the beginning of their stay. */
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly reference: string;
  readonly hours: string;
  readonly name: string;
  readonly place: string;
  readonly people: number;
  readonly firstVisit: boolean;
  /** What they come for and what they let know, as far as they said it. */
  readonly message: string;
}

export function sheetOf(
  telecentre: Telecentre,
  date: LocalDate,
  bookings: readonly SeenBooking[],
  language: Language,
): Sheet {
  const { opening, closures } = telecentre;
  const day = wholeDay(date, opening.timeZone);
  const open = openPeriods(opening, closures, day).map((period) =>
    hoursOf(period, opening.timeZone, language),
  );
  const expected = bookings.filter(({ status }) => ON_PAPER.includes(status));
  return {
    telecentre,
    date,
    language,
    open: open.join(', '),
    rows: expected.map((booking) => rowOf(booking, day, language)),
  };
}

/** `feuille-figeac-2026-11-23.pdf` */
export function sheetFileName(
  { slug }: Pick<Telecentre, 'slug'>,
  date: LocalDate,
  language: Language,
): string {
  return `${language === 'fr' ? 'feuille' : 'sheet'}-${slug}-${date}.pdf`;
}

const ERASED: Words = { fr: 'Compte effacé', en: 'Erased account' };

/** Whoever only holds a place, or asks for one, may not come at all. */
const ON_PAPER: readonly Status[] = ['confirmed', 'checked_in', 'completed', 'no_show'];

function rowOf(booking: SeenBooking, day: Period, language: Language): SheetRow {
  const { reference, resourceName, people, holder, title, message, timeZone } = booking;
  // Of a stay over several days, what is of this one.
  const [today = booking] = intersect([booking], [day]);
  return {
    reference,
    hours: hoursOf(today, timeZone, language),
    name: (holder && calledAtThePlace(holder, language)) ?? ERASED[language],
    place: resourceName,
    people,
    firstVisit: holder?.firstVisit ?? false,
    message: [title, message].filter((part) => part !== null && part !== '').join(' · '),
  };
}

function hoursOf({ start, end }: Period, zone: string, language: Language): string {
  const until = localTimeOf(end, zone);
  return hoursInWords(localTimeOf(start, zone), until === '00:00' ? '24:00' : until, language);
}
