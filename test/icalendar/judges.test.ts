import { invitationOf } from '../../src/icalendar/invitation.js';
import { asking } from '../support/judges.js';
import { askLibical, askSabre } from './ask-judges.js';
import { MORNING } from './invitations.js';
import { ReaderCalendar } from './reader.js';

const AFTERNOON = { start: Date.parse('2027-01-12T12:30:00Z'), end: Date.parse('2027-01-12T16:30:00Z') };
const BOOKED = invitationOf(MORNING);
const MOVED = invitationOf({ ...MORNING, ...AFTERNOON, sequence: 1, stamp: MORNING.stamp + 60_000 });
const CANCELLED = invitationOf({
  ...MORNING,
  ...AFTERNOON,
  method: 'CANCEL',
  sequence: 2,
  stamp: MORNING.stamp + 120_000,
});
const RESTORED = invitationOf({ ...MORNING, ...AFTERNOON, sequence: 3, stamp: MORNING.stamp + 180_000 });

describe('The calendar of whoever reads our mails', () => {
  const calendar = (...received: readonly string[]): number[] => {
    const reader = new ReaderCalendar();
    for (const text of received) reader.receive(text);
    return reader.shown;
  };

  test('has what is booked once, however often it is told', () => {
    expect(calendar(BOOKED)).toEqual([MORNING.start]);
    expect(calendar(BOOKED, BOOKED)).toEqual([MORNING.start]);
  });

  test('moves the entry with the booking, and keeps no other', () => {
    expect(calendar(BOOKED, MOVED)).toEqual([AFTERNOON.start]);
  });

  test('loses it with the booking, and gets it back with it', () => {
    expect(calendar(BOOKED, MOVED, CANCELLED)).toEqual([]);
    expect(calendar(BOOKED, MOVED, CANCELLED, RESTORED)).toEqual([AFTERNOON.start]);
  });

  test('ends the same when mails overtake each other', () => {
    expect(calendar(MOVED, BOOKED)).toEqual([AFTERNOON.start]);
    expect(calendar(BOOKED, CANCELLED, MOVED)).toEqual([]);
  });

  test('has one entry after a move to another telecentre', () => {
    const away = invitationOf({ ...MORNING, method: 'CANCEL', sequence: 1 });
    const elsewhere = { name: 'Télécentre de Decazeville', address: 'decazeville@reservation.example.org' };
    const there = {
      ...MORNING,
      ...AFTERNOON,
      uid: '0e0d7a4c-44c2-4c51-8f8e-27f0f1c7a001',
      organizer: elsewhere,
    };
    expect(calendar(BOOKED, away, invitationOf(there))).toEqual([AFTERNOON.start]);
    expect(calendar(BOOKED, invitationOf(there), away)).toEqual([AFTERNOON.start]);
  });
});

describe('libical, which reads for GNOME and KDE,', () => {
  const told = asking('python3-gi', 'gir1.2-ical-3.0');

  told.each([
    ['an invitation', BOOKED],
    ['a move', MOVED],
    ['a cancellation', CANCELLED],
  ])('has nothing to say against %s', (_, text) => {
    expect(askLibical(text)).toEqual({ complaints: [], start: startOf(text) });
  });

  told('would say if something were wrong', () => {
    const without = (name: string): string =>
      CANCELLED.replace(new RegExp(`^${name}[:;].*\r\n( .*\r\n)*`, 'm'), '');
    for (const name of ['SEQUENCE', 'ORGANIZER', 'DTSTAMP', 'UID'])
      expect(askLibical(without(name)).complaints).not.toEqual([]);
  });
});

describe('sabre/vobject, which reads for Nextcloud,', () => {
  asking('php-cli', 'php-sabre-vobject').each([
    ['an invitation', BOOKED],
    ['a cancellation', CANCELLED],
  ])('has nothing to say against %s', (_, text) => {
    expect(askSabre(text)).toEqual({ complaints: [], start: startOf(text), name: 'Zoé Durand' });
  });
});

function startOf(text: string): number {
  return text === BOOKED ? MORNING.start : AFTERNOON.start;
}
