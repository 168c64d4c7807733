import ICAL from 'ical.js';
import { calendarOf } from '../../src/icalendar/calendar.js';
import { calendarText } from '../../src/icalendar/text.js';
import { vevent, type CalendarEntry } from '../../src/icalendar/vevent.js';

const ENTRY: CalendarEntry = {
  uid: '6a2f0a0e-6c1d-4a56-9d52-0c8b1c1f7a10',
  sequence: 3,
  stamp: Date.parse('2026-11-19T08:00:00Z'),
  created: Date.parse('2026-11-01T08:00:00Z'),
  start: Date.parse('2027-01-12T08:00:00Z'),
  end: Date.parse('2027-01-12T11:00:00Z'),
  summary: 'Salle Truyère – Zoé Durand',
  cancelled: false,
};

describe('A calendar to subscribe to', () => {
  test('has all that is of the calendar before its entries, and an end', () => {
    const text = calendarOf(
      {
        name: 'Télécentre de Murat',
        timeZone: 'Europe/Paris',
        refresh: 'PT1H',
        colour: { css: 'seagreen', hex: '#23693F' },
      },
      [entryText(ENTRY)],
    );
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Telecentres//Reservations 1.0//FR',
      'CALSCALE:GREGORIAN',
      'NAME:Télécentre de Murat',
      'X-WR-CALNAME:Télécentre de Murat',
      'X-WR-TIMEZONE:Europe/Paris',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'COLOR:seagreen',
      'X-APPLE-CALENDAR-COLOR:#23693F',
      'BEGIN:VEVENT',
      'UID:6a2f0a0e-6c1d-4a56-9d52-0c8b1c1f7a10',
      'SEQUENCE:3',
      'DTSTAMP:20261119T080000Z',
      'DTSTART:20270112T080000Z',
      'DTEND:20270112T110000Z',
      'SUMMARY:Salle Truyère – Zoé Durand',
      'TRANSP:OPAQUE',
      'STATUS:CONFIRMED',
      'CREATED:20261101T080000Z',
      'LAST-MODIFIED:20261119T080000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test.each([
    'Murat, Cantal ; salle \\ du fond',
    'Salle\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT',
    'Une ligne\u2028et une autre\u0085encore\u000bici',
    'Un nom\u0000 avec des\u0007 contrôles',
    `Énormément d’accents${' é'.repeat(80)}`,
    `Des visages ${'👩‍💻🏡'.repeat(30)}`,
    'BOM\ufeff au milieu',
  ])('keeps what people call things, and nothing more, in its lines: %j', (name) => {
    const text = calendarOf({ name }, [
      entryText({ ...ENTRY, summary: name, description: name, location: name }),
    ]);
    for (const line of text.slice(0, -2).split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f\ufffd]/);
    }
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    // Each piece of a folded line is whole characters: it reads as itself.
    expect(Buffer.from(text).toString('utf8')).toBe(text);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    const plain = name.replace(/\r\n|[\u2028\u0085\u000b]/g, '\n').replace(/[\u0000\u0007]/g, '');
    // A reader that does not know what these are leaves their escapes to whoever shows them.
    for (const property of ['name', 'x-wr-calname'])
      expect([property, unescaped(calendar.getFirstPropertyValue(property))]).toEqual([property, plain]);
    expect(events[0]?.getFirstPropertyValue('summary')).toBe(plain.replaceAll('\n', ' '));
    for (const property of ['description', 'location'])
      expect([property, events[0]?.getFirstPropertyValue(property)]).toEqual([property, plain]);
  });

  test('has whole days by their dates, the last one excluded, and leaves their time free where it says so', () => {
    const [start, end] = ['2026-12-24', '2026-12-26'].map((day) => Date.parse(day));
    const text = entryText({ ...ENTRY, start: start ?? 0, end: end ?? 0, wholeDays: true, leavesFree: true });
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261224',
        'DTEND;VALUE=DATE:20261226',
        'TRANSP:TRANSPARENT',
        'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      ]),
    );
  });
});

function entryText(entry: CalendarEntry): string {
  return calendarText(vevent(entry));
}

function unescaped(value: unknown): string {
  return String(value).replace(/\\([\\;,n])/g, (_, character) =>
    character === 'n' ? '\n' : String(character),
  );
}
