import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import type { BookingNews } from '../../src/booking-letters/booking-news.js';
import { eventIn, instantIn, valueOf } from '../icalendar/invitations.js';
import { ReaderCalendar } from '../icalendar/reader.js';
import { AFTERNOON, CALENDAR, FIGEAC, MORNING, news, SOMEWHERE_IN_FIGEAC } from './figeac.js';

function calendarOf(changes: Partial<BookingNews>): string {
  return bookingLetter(news({ calendar: CALENDAR, ...changes })).calendar?.content ?? '';
}

describe('What a calendar is told of a booking', () => {
  test('is what, where, when, and the way to its page', () => {
    const text = calendarOf({});
    const event = eventIn(text);
    expect(valueOf(event, 'summary')).toBe('Poste 2 – Figeac');
    expect(valueOf(event, 'location')).toBe('Télécentre de Figeac, 35 allées Victor-Hugo, 46100 Figeac');
    expect(valueOf(event, 'url')).toBe(news().page);
    expect(valueOf(event, 'description')).toBe(
      `Voir, déplacer, annuler\u00a0: ${news().page}\n\nRéférence\u00a0: 7K2M-93QF\nAccès\u00a0: Se présenter à l’accueil, au premier étage.`,
    );
    expect(instantIn(text, 'dtstart')).toBe(MORNING.start);
    expect(valueOf(event, 'organizer')).toBe(`mailto:${news().sender.address}`);
    expect(valueOf(event, 'attendee')).toBe('mailto:zoe@example.org');
    expect(valueOf(event, 'uid')).toBe(CALENDAR.uid);
  });

  test('opens nothing by itself, as others see a calendar that is shared', () => {
    const text = calendarOf({}).replace(/\r\n /g, '');
    expect(text).toContain(news().page);
    for (const link of Object.values(news().links)) expect(text).not.toContain(link);
  });

  test('has a pin where the building is known, and none where only the commune is', () => {
    const [exact, vague] = [calendarOf({}), calendarOf({ telecentre: SOMEWHERE_IN_FIGEAC })];
    expect(exact).toContain('\r\nGEO:44.60867;2.03431\r\n');
    expect(exact).toContain('\r\nX-APPLE-STRUCTURED-LOCATION');
    expect(vague).not.toMatch(/GEO|geo:/);
    expect(vague).not.toContain('X-APPLE');
    expect(valueOf(eventIn(vague), 'location')).toBe('Télécentre de Figeac, 46100 Figeac');
  });

  test('begins with what the booking is for', () => {
    const event = eventIn(calendarOf({ booking: { ...MORNING, title: 'Réunion d’équipe' } }));
    expect(valueOf(event, 'summary')).toBe('Réunion d’équipe – Poste 2 – Figeac');
  });

  test('says of a way in that nobody has confirmed that it is not confirmed', () => {
    const event = eventIn(calendarOf({ telecentre: SOMEWHERE_IN_FIGEAC }));
    expect(valueOf(event, 'description')).toMatch(/\nAccès \(à confirmer\)\u00a0: Entrée par la cour\.?$/);
  });

  test('offers nothing that can no more be done once it is cancelled', () => {
    const event = eventIn(calendarOf({ calendar: { ...CALENDAR, method: 'CANCEL' } }));
    expect(valueOf(event, 'description')).toMatch(/^Voir\u00a0: /);
  });

  test('names nobody else', () => {
    const text = calendarOf({ by: 'colleague', byName: 'Paul Lacombe' });
    expect(text).not.toContain('Lacombe');
    expect(text).toContain('Zoé Durand');
  });

  test('is nothing when the reader wants no invitations', () => {
    expect(bookingLetter(news())).not.toHaveProperty('calendar');
  });

  test('has the same method inside and outside', () => {
    for (const method of ['REQUEST', 'CANCEL'] as const) {
      const { calendar } = bookingLetter(news({ calendar: { ...CALENDAR, method } }));
      expect(calendar?.method).toBe(method);
      expect(calendar?.content).toContain(`\r\nMETHOD:${method}\r\n`);
    }
  });

  test('needs no telecentre in the network to cancel', () => {
    const event = eventIn(calendarOf({ telecentre: null, calendar: { ...CALENDAR, method: 'CANCEL' } }));
    expect(valueOf(event, 'location')).toBe('Télécentre de Figeac');
  });
});

describe('The calendar of whoever reads each letter', () => {
  const booked = calendarOf({});
  const moved = calendarOf({
    kind: 'moved',
    booking: AFTERNOON,
    before: MORNING,
    calendar: { ...CALENDAR, sequence: 1 },
  });

  test('follows a move and a cancellation', () => {
    const calendar = new ReaderCalendar();
    calendar.receive(booked);
    calendar.receive(moved);
    expect(calendar.shown).toEqual([AFTERNOON.start]);
    calendar.receive(
      calendarOf({
        kind: 'cancelled',
        booking: AFTERNOON,
        calendar: { ...CALENDAR, method: 'CANCEL', sequence: 2 },
      }),
    );
    expect(calendar.shown).toEqual([]);
  });

  test('has one entry after a move to another telecentre', () => {
    const there = {
      ...AFTERNOON,
      telecentre: 'decazeville',
      telecentreName: 'Télécentre de Decazeville',
      calendarUid: 'b52a8d0c-49a7-4a0b-8b6c-5a4f2c9d1001',
    };
    const calendar = new ReaderCalendar();
    calendar.receive(booked);
    calendar.receive(
      calendarOf({
        kind: 'moved-away',
        now: there,
        calendar: { ...CALENDAR, method: 'CANCEL', sequence: 1 },
      }),
    );
    calendar.receive(
      calendarOf({
        kind: 'moved',
        booking: there,
        before: MORNING,
        telecentre: { ...FIGEAC, slug: 'decazeville', name: 'Télécentre de Decazeville' },
        sender: { name: 'Télécentre de Decazeville', address: 'decazeville@reservation.example.org' },
        calendar: { ...CALENDAR, uid: there.calendarUid, sequence: 1 },
      }),
    );
    expect(calendar.shown).toEqual([AFTERNOON.start]);
  });
});
