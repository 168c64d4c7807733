import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import type { BookingNews } from '../../src/booking-letters/booking-news.js';
import type { BookingSnapshot } from '../../src/bookings/booking-record.js';
import type { Language } from '../../src/platform/i18n/language.js';
import { HOUR } from '../../src/reservation/period.js';
import type { Telecentre } from '../../src/telecentres/network.js';
import { at, FIGEAC, MORNING, news } from './figeac.js';

const HELD: BookingSnapshot = {
  ...MORNING,
  status: 'held',
  expiresAt: Date.parse('2026-11-19T10:15:00+01:00'),
};
const ROOM: BookingSnapshot = { ...MORNING, kind: 'meeting_room', resourceName: 'Salle Champollion' };

function subject(changes: Partial<BookingNews>, language: Language = 'fr'): string {
  return bookingLetter(news({ reader: { name: null, email: 'zoe@example.org', language }, ...changes }))
    .subject;
}

describe('The subject of a letter about a booking', () => {
  test.each<[string, string, Partial<BookingNews>]>([
    [
      'Confirmé_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Confirmed: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'confirmed' },
    ],
    [
      'À confirmer avant 10_h_15_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Confirm before 10:15: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'held', booking: HELD },
    ],
    [
      'Déplacé_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Moved: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'moved', before: HELD },
    ],
    [
      'Déplacé ailleurs_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Moved elsewhere: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'moved-away', now: { ...ROOM, telecentre: 'aurillac' } },
    ],
    [
      'Déplacé à part_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Moved apart: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'moved-away', now: ROOM },
    ],
    [
      'Modifié_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Changed: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'edited' },
    ],
    [
      'Annulé_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Cancelled: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'cancelled' },
    ],
    [
      'Annulé par le télécentre_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Cancelled by the telecentre: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'cancelled', by: 'telecentre' },
    ],
    [
      'Rétabli_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Restored: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'restored' },
    ],
    [
      'Rappel_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Reminder: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'reminder', by: 'clock', at: MORNING.start - HOUR },
    ],
    [
      'Rappel pour demain_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h',
      'Reminder for tomorrow: desk in Figeac, Tuesday 12 January, 9:00_–_12:00',
      { kind: 'reminder', by: 'clock', at: MORNING.start - 15 * HOUR },
    ],
  ])('says what has happened, what to, where and when: %s', (french, english, changes) => {
    expect(subject(changes, 'fr')).toBe(unbroken(french));
    expect(subject(changes, 'en')).toBe(unbroken(english));
  });

  test.each([
    ['desk', 'Confirmé_: poste'],
    ['office', 'Confirmé_: bureau'],
    ['meeting_room', 'Confirmée_: salle de réunion'],
    ['training_room', 'Confirmée_: salle de formation'],
    ['videoconference_room', 'Confirmée_: salle de visioconférence'],
  ] as const)('agrees with what is booked: %s', (kind, beginning) => {
    expect(subject({ booking: { ...MORNING, kind } })).toMatch(unbroken(`${beginning} à Figeac`));
  });

  test.each([
    ['Figeac', 'poste à Figeac,'],
    ['Le Vigan', 'poste au Vigan,'],
    ['Les Angles', 'poste aux Angles,'],
    ['La Rochelle', 'poste à La Rochelle,'],
    ['L’Isle-Jourdain', 'poste à L’Isle-Jourdain,'],
    ['Lesparre-Médoc', 'poste à Lesparre-Médoc,'],
  ])('names the commune as one speaks: %s', (name, words) => {
    const telecentre: Telecentre = { ...FIGEAC, commune: { ...FIGEAC.commune, name } };
    expect(subject({ telecentre })).toContain(words);
    expect(subject({ telecentre }, 'en')).toContain(`desk in ${name},`);
  });

  test('writes the first of a month as one speaks, and half hours too', () => {
    const booking = {
      ...MORNING,
      start: Date.parse('2027-04-01T08:30:00+02:00'),
      end: Date.parse('2027-04-01T12:00:00+02:00'),
    };
    expect(subject({ booking })).toBe(unbroken('Confirmé_: poste à Figeac, jeudi 1er avril, 8_h_30_–_12_h'));
    expect(subject({ booking }, 'en')).toBe(
      unbroken('Confirmed: desk in Figeac, Thursday 1 April, 8:30_–_12:00'),
    );
  });

  test('tells whose clock it means when that is not the mainland’s', () => {
    const booking = at('Indian/Reunion', MORNING);
    expect(subject({ booking })).toBe(
      unbroken('Confirmé_: poste à Figeac, mardi 12 janvier, 9_h_–_12_h (heure de La Réunion)'),
    );
    expect(subject({ booking }, 'en')).toMatch(/ \(Réunion time\)$/);
    expect(subject({ booking: at('Europe/Brussels', MORNING) })).toMatch(/ \(heure locale\)$/);
  });

  test('says the end of a day as such, and two days where there are two', () => {
    const evening = { ...MORNING, start: Date.parse('2027-01-12T20:00:00+01:00') };
    expect(subject({ booking: { ...evening, end: Date.parse('2027-01-13T00:00:00+01:00') } })).toMatch(
      unbroken('mardi 12 janvier, 20_h_–_24_h'),
    );
    expect(subject({ booking: { ...evening, end: Date.parse('2027-01-13T02:00:00+01:00') } })).toMatch(
      unbroken('mardi 12 janvier, 20_h – mercredi 13 janvier, 2_h'),
    );
  });

  test('names the telecentre where the network does not show it any more', () => {
    expect(subject({ kind: 'cancelled', by: 'telecentre', telecentre: null })).toBe(
      unbroken('Annulé par le télécentre_: poste (Télécentre de Figeac), mardi 12 janvier, 9_h_–_12_h'),
    );
  });
});

/** `_` stands for a space at which no line may end. */
function unbroken(words: string): string {
  return words.replaceAll('_', '\u00a0');
}
