import { TUESDAY } from '../support/service.js';
import { THUNDERBIRD_MULTIGET } from './bodies.js';
import { conditionIn, toldIn } from './dav.js';
import { calendarProgram } from './program.js';

const program = calendarProgram();
const { ask, propfind, report, book } = program;

describe('An event', () => {
  test('is a calendar object of its own, sent only where it has changed', async () => {
    const event = await book();
    const { status, headers, text } = await ask('GET', event);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8; component=vevent',
      'private, no-cache',
    ]);
    expect(text.split('\r\n').filter((line) => /^(BEGIN|END):/.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
    expect(text).not.toMatch(/METHOD|CALNAME/);
    const known = { 'if-none-match': String(headers['etag']) };
    const same = await ask('GET', event, undefined, known);
    expect([same.status, same.headers['etag']]).toEqual([304, headers['etag']]);
    // What is kept elsewhere would take them for its own.
    expect(Object.keys(same.headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^content-(type|length)$/)]),
    );
    expect((await ask('HEAD', event)).text).toBe('');
    const told = toldIn(await propfind(event, undefined))[event] as Record<string, string>;
    expect([told['getetag'], told['getcontentlength']]).toEqual([
      headers['etag'],
      String(Buffer.byteLength(text)),
    ]);
  });

  test('that is none is not found, and a calendar is no event', async () => {
    expect((await ask('GET', `${program.feed.calendar}none.ics`)).status).toBe(404);
    const { status, headers } = await ask('GET', program.feed.calendar);
    expect([status, headers['allow']]).toEqual([405, 'OPTIONS, PROPFIND, REPORT']);
  });

  test('travels octet by octet within XML', async () => {
    const event = await book(TUESDAY, 'morning', { title: 'É <à> & "ç" 👩‍🌾 ]]>' });
    const { text } = await ask('GET', event);
    const told = toldIn(await report(THUNDERBIRD_MULTIGET(event)))[event] as Record<string, string>;
    expect(told['calendar-data']).toBe(text);
    expect(text.replaceAll('\r\n ', '')).toContain('👩‍🌾');
  });
});

describe('A list of events by their names', () => {
  test('finds them however they are written, and says which are gone', async () => {
    const event = await book();
    const encoded = event.replaceAll('-', '%2D');
    const gone = `${program.feed.calendar}gone.ics`;
    const told = toldIn(
      await report(
        THUNDERBIRD_MULTIGET(event, program.service.url + event, encoded, gone, '/elsewhere', 'http://['),
      ),
    );
    expect(told).toEqual({
      [event]: {
        getetag: expect.any(String) as string,
        'calendar-data': expect.stringContaining('BEGIN:VEVENT') as string,
      },
      [gone]: '404',
      '/elsewhere': '404',
      'http://[': '404',
    });
  });

  test('in a form that we do not have is refused', async () => {
    const body = THUNDERBIRD_MULTIGET('/x').replace(
      '<C:calendar-data/>',
      '<C:calendar-data content-type="application/calendar+json"/>',
    );
    const look = await report(body);
    expect([look.status, conditionIn(look)]).toEqual([403, 'supported-calendar-data']);
  });
});

test.each([
  ['principal-search-property-set', '/caldav/'],
  ['expand-property', '/caldav/principal/'],
  ['free-busy-query', undefined],
])('A report that we do not know (%s) is refused by its name', async (name, path) => {
  const look = await ask('REPORT', path ?? program.feed.calendar, `<${name} xmlns="DAV:"/>`, { depth: '0' });
  expect([look.status, conditionIn(look)]).toEqual([403, 'supported-report']);
});
