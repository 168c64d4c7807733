/** A series in one message: as it is written, and as those read it whom nobody here wrote. */
import type ICAL from 'ical.js';
import { invitationOf, type Invitation } from '../../src/icalendar/invitation.js';
import { asking } from '../support/judges.js';
import { askLibical, askSabre } from './ask-judges.js';
import { MORNING, objectIn, valueOf } from './invitations.js';
import { SeriesReader } from './series-reader.js';

const at = (moment: string): number => Date.parse(moment);

/** Six Tuesdays over the change to summer time: one is not to be, one is in the afternoon. */
const SERIES: Invitation = {
  ...MORNING,
  start: at('2027-03-09T09:00:00+01:00'),
  end: at('2027-03-09T12:00:00+01:00'),
  repeats: {
    rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270413T070000Z',
    except: [at('2027-03-30T09:00:00+02:00')],
  },
  apart: [
    {
      ...MORNING,
      insteadOf: at('2027-04-06T09:00:00+02:00'),
      start: at('2027-04-06T13:30:00+02:00'),
      end: at('2027-04-06T17:30:00+02:00'),
    },
  ],
};
const { repeats: _rule, apart: _apart, ...FIRST } = SERIES;
const ONE: Invitation = {
  ...FIRST,
  sequence: 1,
  insteadOf: at('2027-03-16T09:00:00+01:00'),
  start: at('2027-03-17T09:00:00+01:00'),
  end: at('2027-03-17T12:00:00+01:00'),
};
const ONE_GONE: Invitation = {
  ...FIRST,
  method: 'CANCEL',
  sequence: 2,
  insteadOf: at('2027-04-13T09:00:00+02:00'),
  start: at('2027-04-13T09:00:00+02:00'),
  end: at('2027-04-13T12:00:00+02:00'),
};
const GONE: Invitation = { ...FIRST, method: 'CANCEL', sequence: 3 };
const MESSAGES = {
  'a series': SERIES,
  'one date moved': ONE,
  'one date cancelled': ONE_GONE,
  'all cancelled': GONE,
};

describe('A series in one message', () => {
  test('has a rule, its exceptions by the same clock, and its last date as the end, told in UTC', () => {
    const text = invitationOf(SERIES);
    expect(text).toContain('\r\nDTSTART;TZID=Europe/Paris:20270309T090000\r\n');
    expect(text).toContain('\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270413T070000Z\r\n');
    expect(text).toContain('\r\nEXDATE;TZID=Europe/Paris:20270330T090000\r\n');
    expect(text).toContain('\r\nRECURRENCE-ID;TZID=Europe/Paris:20270406T090000\r\n');
    const events = objectIn(text).getAllSubcomponents('vevent');
    expect(new Set(events.map((event: ICAL.Component) => valueOf(event, 'uid')))).toEqual(
      new Set([SERIES.uid]),
    );
    expect(events.map((event: ICAL.Component) => event.getAllProperties('attendee').length)).toEqual([1, 1]);
  });

  test('is at nine in winter as in summer, and follows what is told of single dates', () => {
    const reader = new SeriesReader();
    const shownAfter = (message: Invitation): string[] => {
      reader.receive(invitationOf(message));
      return reader.shown.map((start) => new Date(start).toISOString().slice(5, 16));
    };
    expect(shownAfter(SERIES)).toEqual([
      '03-09T08:00',
      '03-16T08:00',
      '03-23T08:00',
      '04-06T11:30',
      '04-13T07:00',
    ]);
    expect(shownAfter(ONE)).toEqual([
      '03-09T08:00',
      '03-17T08:00',
      '03-23T08:00',
      '04-06T11:30',
      '04-13T07:00',
    ]);
    expect(shownAfter(ONE_GONE)).toEqual(['03-09T08:00', '03-17T08:00', '03-23T08:00', '04-06T11:30']);
    expect(shownAfter(GONE)).toEqual([]);
    expect(reader.complaints).toEqual([]);
  });

  test.each(Object.entries(MESSAGES))('is written in octets that travel: %s', (_, message) => {
    const octets = Buffer.from(invitationOf(message)).toString('latin1');
    expect(octets.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(octets.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...octets.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(75);
  });
});

describe('libical, which reads for GNOME and KDE,', () => {
  asking('python3-gi', 'gir1.2-ical-3.0').each(Object.entries(MESSAGES))(
    'has nothing to say against %s',
    (_, message) => {
      expect(askLibical(invitationOf(message))).toEqual({ complaints: [], start: message.start });
    },
  );
});

describe('sabre/vobject, which reads for Nextcloud,', () => {
  asking('php-cli', 'php-sabre-vobject').each(Object.entries(MESSAGES))(
    'has nothing to say against %s',
    (_, message) => {
      expect(askSabre(invitationOf(message))).toMatchObject({ complaints: [], start: message.start });
    },
  );
});
