import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import type { BookingNews } from '../../src/booking-letters/booking-news.js';
import type { BookingSnapshot, KnownBooking } from '../../src/bookings/booking-record.js';
import type { MemberHolder } from '../../src/bookings/people.js';
import { withOffset } from '../../src/reservation/local-time.js';
import type { Telecentre } from '../../src/telecentres/network.js';

const OPEN = [
  { opens: '09:00', closes: '12:00' },
  { opens: '13:30', closes: '17:30' },
];
const DAY = { segments: OPEN, noon: null };
const SHUT = { segments: [], noon: null };

export const FIGEAC: Telecentre = {
  id: 1,
  slug: 'figeac',
  name: 'Télécentre de Figeac',
  department: { code: '46', name: 'Lot', coordinator: 'Département du Lot' },
  commune: { name: 'Figeac', inseeCode: '46102', postcode: '46100' },
  latitude: 44.60867,
  longitude: 2.03431,
  opening: {
    timeZone: 'Europe/Paris',
    week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: SHUT, sun: SHUT },
    namedPeriods: [],
    closedOnPublicHolidays: true,
    holidayZone: 'metropole',
    holidayCorrections: [],
    exceptionalOpenings: [],
  },
  hoursConfirmed: true,
  access: { regime: 'reception', instructions: 'Se présenter à l’accueil, au premier étage.' },
  attendance: { noShowMinutes: null, selfCheckIn: false },
  closures: [],
  resources: [],
  about: {
    host: {
      structure: 'Grand-Figeac',
      phone: '05 65 11 22 33',
      address: '35 allées Victor-Hugo',
      contactEmail: 'devine@example.org',
    },
    provenance: { assumed: [] },
  },
};

/** Of which nothing is known but its commune, and whose host nobody has asked. */
export const SOMEWHERE_IN_FIGEAC: Telecentre = {
  ...FIGEAC,
  hoursConfirmed: false,
  access: { regime: 'code', instructions: 'Entrée par la cour' },
  about: {
    ...FIGEAC.about,
    location: { precision: 'Centre de la commune' },
    provenance: { assumed: ['access', 'host.address', 'host.phone', 'host.contactEmail'] },
  },
};

/** A morning at a desk of Figeac. */
export const MORNING: BookingSnapshot = {
  reference: '7K2M-93QF',
  status: 'confirmed',
  telecentre: 'figeac',
  telecentreName: 'Télécentre de Figeac',
  resource: 'fig-p2',
  resourceName: 'Poste 2',
  kind: 'desk',
  start: Date.parse('2027-01-12T09:00:00+01:00'),
  end: Date.parse('2027-01-12T12:00:00+01:00'),
  timeZone: 'Europe/Paris',
  halfDay: 'morning',
  people: 1,
  equipment: [],
  title: null,
  revision: 1,
  expiresAt: null,
  calendarUid: '6a2f0a0e-6c1d-4a56-9d52-0c8b1c1f7a10',
  message: null,
  awaitsApproval: false,
  arrivedAt: null,
  cancellationReason: null,
};

export const AFTERNOON: BookingSnapshot = {
  ...MORNING,
  start: Date.parse('2027-01-12T13:30:00+01:00'),
  end: Date.parse('2027-01-12T17:30:00+01:00'),
  halfDay: 'afternoon',
};

/** Told to Zoé, who has booked it herself. */
export function news(changes: Partial<BookingNews> = {}): BookingNews {
  return {
    kind: 'confirmed',
    at: Date.parse('2026-11-19T09:00:00+01:00'),
    booking: MORNING,
    before: null,
    now: null,
    telecentre: FIGEAC,
    doorCode: null,
    by: 'self',
    byName: null,
    reader: { name: 'Zoé Durand', email: 'zoe@example.org', language: 'fr' },
    networkName: 'Réseau des télécentres',
    sender: { name: 'Télécentre de Figeac', address: 'figeac@reservation.example.org' },
    links: {
      see: 'https://reservation.example.org/r/Qm9uam91ciwgdG9pIHF1aSBsaXM',
      cancel: 'https://reservation.example.org/r/Qm9uam91ciwgdG9pIHF1aSBsaXM/cancel',
      move: 'https://reservation.example.org/r/Qm9uam91ciwgdG9pIHF1aSBsaXM/move',
      restore: 'https://reservation.example.org/r/Qm9uam91ciwgdG9pIHF1aSBsaXM/restore',
    },
    page: 'https://reservation.example.org/bookings/7K2M-93QF',
    stop: null,
    calendar: null,
    ...changes,
  };
}

export const ENGLISH = { name: 'Zoé Durand', email: 'zoe@example.org', language: 'en' } as const;

/** The letter as one reads it: without the ends of lines, and with ordinary spaces. */
export function read(changes: Partial<BookingNews>): string {
  return flat(bookingLetter(news(changes)).text);
}

export function flat(text: string): string {
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
}

export const CALENDAR = {
  method: 'REQUEST',
  uid: MORNING.calendarUid,
  sequence: 0,
  stamp: Date.parse('2026-11-19T08:00:00Z'),
} as const;

export const JEANNE: MemberHolder = {
  kind: 'member',
  account: '8d1b2a55-7f65-4c6e-9a61-b1f3f9d3a001',
  pseudonym: 'hirondelle',
  email: 'jeanne@example.org',
  name: 'Jeanne Martin',
  status: null,
  firstVisit: false,
};

export function expected(
  holder: KnownBooking['holder'] = JEANNE,
  changes: Partial<BookingSnapshot> = {},
): KnownBooking {
  return {
    booking: { ...MORNING, ...changes, id: '0f9d2a4e-1111-4c6e-9a61-b1f3f9d3a001' },
    holder,
    booker: null,
    place: { telecentreId: 1, departmentCode: '46' },
  };
}

/** The same wall clock, elsewhere in the world. */
export function at(timeZone: string, booking: BookingSnapshot): BookingSnapshot {
  const moved = (instant: number): number => {
    const clock = withOffset(instant, booking.timeZone).slice(0, 19);
    const offset = withOffset(instant, timeZone).slice(19);
    return Date.parse(clock + offset);
  };
  return { ...booking, timeZone, start: moved(booking.start), end: moved(booking.end) };
}
