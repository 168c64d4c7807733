import { execFileSync } from 'node:child_process';
import { invitationOf } from '../../src/icalendar/invitation.js';
import { asking } from '../support/judges.js';
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

interface Judgement {
  readonly complaints: readonly string[];
  /** As it understands DTSTART. */
  readonly start: number;
  readonly name?: string;
}

/** Checks the properties that each iTIP method must and must not have (RFC 5546, 3.2). */
function askLibical(text: string): Judgement {
  return ask('/usr/bin/python3', ['-c', LIBICAL], text);
}

function askSabre(text: string): Judgement {
  return ask('php', ['-r', SABRE], text);
}

function ask(program: string, args: readonly string[], text: string): Judgement {
  return JSON.parse(execFileSync(program, args, { input: text, encoding: 'utf8' })) as Judgement;
}

const LIBICAL = `
import gi, json, re, sys
gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib as ical
calendar = ical.Component.new_from_string(sys.stdin.buffer.read().decode('utf-8'))
ical.restriction_check(calendar)
written = calendar.as_ical_string().replace('\\r\\n ', '')
start = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT).get_dtstart()
seconds = start.as_timet_with_zone(start.get_timezone())
print(json.dumps({'complaints': re.findall('X-LIC-ERROR.*', written), 'start': seconds * 1000}))
`;

const SABRE = `
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/Sabre/VObject/autoload.php';
$calendar = Sabre\\VObject\\Reader::read(stream_get_contents(STDIN));
$event = $calendar->VEVENT;
echo json_encode([
  'complaints' => array_map(fn($one) => $one['message'], $calendar->validate()),
  'start' => $event->DTSTART->getDateTime()->getTimestamp() * 1000,
  'name' => (string) $event->ATTENDEE['CN'],
]);
`;

function startOf(text: string): number {
  return text === BOOKED ? MORNING.start : AFTERNOON.start;
}
