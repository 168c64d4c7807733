import fc from 'fast-check';
import type ICAL from 'ical.js';
import { invitationOf } from '../../src/icalendar/invitation.js';
import { eventIn, instantIn, MORNING, objectIn, onlyChild, valueOf } from './invitations.js';

const CANCELLED = { ...MORNING, method: 'CANCEL', sequence: 2 } as const;

describe('An invitation', () => {
  test('says once what it is for, to whom, and from whom', () => {
    const object = objectIn(invitationOf(MORNING));
    expect(object.getAllProperties('method').map((one) => one.getFirstValue())).toEqual(['REQUEST']);
    const event = onlyChild(object, 'vevent');
    expect(event.getAllProperties('attendee')).toHaveLength(1);
    expect(invitationOf(MORNING).replaceAll('\r\n ', '')).toContain(
      '\r\nATTENDEE;CN="Zoé Durand";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:zoe@example.org\r\n',
    );
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('Télécentre de Figeac');
    expect(valueOf(event, 'organizer')).toBe('mailto:figeac@reservation.example.org');
    expect(valueOf(event, 'status')).toBe('CONFIRMED');
    expect(valueOf(event, 'transp')).toBe('OPAQUE');
  });

  test('cancels the same entry, and asks for no answer', () => {
    const text = invitationOf(CANCELLED);
    expect(text).toContain('\r\nMETHOD:CANCEL\r\n');
    const event = eventIn(text);
    expect(valueOf(event, 'uid')).toBe(MORNING.uid);
    expect(valueOf(event, 'sequence')).toBe('2');
    expect(valueOf(event, 'status')).toBe('CANCELLED');
    expect(text).not.toMatch(/PARTSTAT|RSVP/);
  });

  test('tells the hours of the place, with its clock beside them', () => {
    const text = invitationOf(MORNING);
    expect(text).toContain('\r\nDTSTART;TZID=Europe/Paris:20270112T090000\r\n');
    expect(text).toContain('\r\nDTEND;TZID=Europe/Paris:20270112T120000\r\n');
    expect(valueOf(onlyChild(objectIn(text), 'vtimezone'), 'tzid')).toBe('Europe/Paris');
  });

  test.each(['Europe/Paris', 'Indian/Reunion', 'Pacific/Marquesas', 'America/Miquelon'])(
    'means the same moment in %s as here',
    (timeZone) => {
      const text = invitationOf({ ...MORNING, timeZone });
      expect(text).toContain(`DTSTART;TZID=${timeZone}:`);
      expect(instantIn(text, 'dtstart')).toBe(MORNING.start);
      expect(instantIn(text, 'dtend')).toBe(MORNING.end);
    },
  );

  test('tells the hours in UTC where no calendar could be told of the clock', () => {
    const text = invitationOf({ ...MORNING, timeZone: 'Europe/Brussels' });
    expect(text).toContain('\r\nDTSTART:20270112T080000Z\r\n');
    expect(text).not.toMatch(/TZID|VTIMEZONE/);
    expect(instantIn(text, 'dtstart')).toBe(MORNING.start);
  });

  test('is dated by its version, never by the moment of writing', () => {
    const text = invitationOf(MORNING);
    expect(text).toContain('\r\nDTSTAMP:20261119T080000Z\r\n');
    expect(text).toContain('\r\nLAST-MODIFIED:20261119T080000Z\r\n');
    expect(invitationOf(MORNING)).toBe(text);
  });

  test('leads maps to the place that it names', () => {
    const text = invitationOf(MORNING);
    const event = eventIn(text);
    expect(text).toContain('\r\nGEO:44.60867;2.03431\r\n');
    const forApple = event.getFirstProperty('x-apple-structured-location');
    expect(forApple?.getFirstValue()).toBe('geo:44.60867,2.03431');
    expect(forApple?.getParameter('x-title')).toBe(valueOf(event, 'location'));
    const { position: _, ...nowhere } = MORNING;
    expect(invitationOf(nowhere)).not.toMatch(/GEO|APPLE/);
  });

  test('brings nothing that a subscribed calendar has, and nothing that rings', () => {
    expect(invitationOf(MORNING)).not.toMatch(/X-WR|REFRESH|VALARM|^NAME/m);
  });

  test('keeps an address whole, whatever is in it', () => {
    const event = eventIn(invitationOf({ ...MORNING, url: 'https://example.org/a,b;c?d=1&e=\r\nX-BAD:1' }));
    expect(valueOf(event, 'url')).toBe('https://example.org/a%2Cb%3Bc?d=1&e=X-BAD:1');
  });
});

describe('Its octets', () => {
  const LONG = {
    ...MORNING,
    summary: 'é'.repeat(200),
    description: '🏔️ Montmurat '.repeat(40),
    location: `Télécentre, ${'–'.repeat(99)}`,
    attendee: { name: 'Ÿ'.repeat(90), address: `${'a'.repeat(60)}@example.org` },
  };

  test.each([MORNING, CANCELLED, LONG])(
    'are lines that end properly, short ones, cut between characters',
    (invitation) => {
      const octets = Buffer.from(invitationOf(invitation));
      const text = octets.toString('latin1');
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const reader = new TextDecoder('utf-8', { fatal: true });
      for (const line of text.slice(0, -2).split('\r\n')) {
        expect(line.length).toBeGreaterThan(0);
        expect(line.length).toBeLessThanOrEqual(75);
        expect(() => reader.decode(Buffer.from(line, 'latin1'))).not.toThrow();
      }
    },
  );

  test('are folded as late as can be, and unfold to what was said', () => {
    const text = invitationOf(LONG);
    expect(valueOf(eventIn(text), 'summary')).toBe(LONG.summary);
    expect(valueOf(eventIn(text), 'description')).toBe(LONG.description);
    const [first = ''] = /^SUMMARY:.*$/m.exec(text) ?? [];
    expect(Buffer.byteLength(first.trimEnd())).toBeGreaterThanOrEqual(74);
  });
});

describe('Words that people have chosen', () => {
  const WICKED = 'Zoé"\r\nATTENDEE:mailto:x@y\n;CN=a,b:c\\n\0\u0007\ud83d \u2028END:VCALENDAR\u0085x^n';

  test('never become lines or parameters of the calendar', () => {
    const everywhere = invitationOf({
      ...MORNING,
      summary: WICKED,
      description: WICKED,
      location: WICKED,
      categories: [WICKED],
      organizer: { name: WICKED, address: 'figeac@example.org' },
      attendee: { name: WICKED, address: 'zoe"\r\n;X=1@example.org' },
    });
    expect(namesOf(objectIn(everywhere), 'vevent')).toEqual(
      namesOf(objectIn(invitationOf({ ...MORNING, categories: ['Poste'] })), 'vevent'),
    );
    const event = eventIn(everywhere);
    const plain = 'Zoé"\nATTENDEE:mailto:x@y\n;CN=a,b:c\\n\ufffd \nEND:VCALENDAR\nx^n';
    expect(valueOf(event, 'description')).toBe(plain);
    expect(valueOf(event, 'summary')).toBe(plain.replace(/ ?\n/g, ' '));
    const attendee = event.getFirstProperty('attendee');
    expect(attendee?.getParameter('cn')).toBe("Zoé' ATTENDEE:mailto:x@y ;CN=a,b:c/n\ufffd END:VCALENDAR x^n");
    expect(attendee?.getFirstValue()).toBe('mailto:zoe%22%0A%3BX%3D1@example.org');
  });

  test('come back as they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (title, name) => {
        const event = eventIn(
          invitationOf({ ...MORNING, summary: title, attendee: { ...MORNING.attendee, name } }),
        );
        expect(valueOf(event, 'summary')).toBe(withoutControls(title).replace(/\s*\n\s*/g, ' '));
        const shown = withoutControls(name)
          .replace(/\s+/g, ' ')
          .trim()
          .replaceAll('"', "'")
          .replaceAll('\\', '/');
        expect(event.getFirstProperty('attendee')?.getParameter('cn')).toBe(shown);
        expect(valueOf(event, 'uid')).toBe(MORNING.uid);
      }),
      { numRuns: 500 },
    );
  });
});

function namesOf(object: ICAL.Component, name: string): string[] {
  return onlyChild(object, name)
    .getAllProperties()
    .map((property) => property.name);
}

/** What no calendar can hold is left out; every end of a line is one. */
function withoutControls(text: string): string {
  return Array.from(text.toWellFormed().replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n'))
    .filter((character) => ['\n', '\t'].includes(character) || !/\p{Cc}/u.test(character))
    .join('');
}
