import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import {
  APPLE_CALENDARS,
  APPLE_HOME,
  APPLE_PRINCIPAL,
  DAVX5_CALENDARS,
  DAVX5_QUERY,
  QUERY,
  THUNDERBIRD_CALENDAR,
  THUNDERBIRD_MULTIGET,
} from './bodies.js';
import { conditionIn, dav, subscribe, toldIn, type DavFeed, type DavLook } from './dav.js';

let service: TestService;
let zoe: KnownCaller & { readonly session: string };
let feed: DavFeed;
/** Of this test: the next one wants the same place. */
let booked: string[] = [];
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  zoe = await service.visitor();
  feed = await subscribe(zoe);
});
afterEach(async () => {
  for (const reference of booked) await zoe.post(`/api/v1/bookings/${reference}/cancellation`);
  booked = [];
});
afterAll(() => service.close());

const ask = (
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<DavLook> => dav(service, feed, method, path, { ...(body === undefined ? {} : { body }), headers });
const propfind = (path: string, body: string | undefined, depth = '0'): Promise<DavLook> =>
  ask('PROPFIND', path, body, { depth });
const report = (body: string): Promise<DavLook> => ask('REPORT', feed.calendar, body, { depth: '1' });

/** The href of its event. */
async function book(date = TUESDAY, halfDay = 'morning', more: object = {}): Promise<string> {
  const { status, body } = told(
    await zoe.post('/api/v1/bookings', {
      resource: 'fig-desk',
      date,
      halfDay,
      ...more,
    }),
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { reference } = body as { reference: string };
  booked.push(reference);
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid::text as uid from booking where reference = $1',
    [reference],
  );
  return `${feed.calendar}${row?.uid}.ics`;
}

describe('A calendar program finds the way', () => {
  test.each(['GET', 'PROPFIND', 'OPTIONS'])(
    'from the well-known address, by %s, before it has a password',
    async (method) => {
      const { status, headers } = await dav(service, null, method, '/.well-known/caldav');
      expect([status, headers['location']]).toEqual([301, '/caldav/']);
    },
  );

  test('as Apple’s: principal, home, calendar', async () => {
    const principal = toldIn(await propfind('/caldav/', APPLE_PRINCIPAL));
    expect(principal).toEqual({
      '/caldav/': {
        'current-user-principal': ['/caldav/principal/'],
        resourcetype: ['collection'],
        'principal-URL': '404',
      },
    });
    const home = toldIn(await propfind('/caldav/principal/', APPLE_HOME));
    expect(home['/caldav/principal/']).toMatchObject({
      'calendar-home-set': ['/caldav/calendars/'],
      'calendar-user-address-set': '404',
      'schedule-outbox-URL': '404',
      'current-user-principal': ['/caldav/principal/'],
      'principal-URL': ['/caldav/principal/'],
      displayname: 'téléphone de Zoé',
    });
    const calendars = toldIn(await propfind('/caldav/calendars/', APPLE_CALENDARS, '1'));
    expect(Object.keys(calendars)).toEqual(['/caldav/calendars/', feed.calendar]);
    expect(calendars[feed.calendar]).toMatchObject({
      resourcetype: ['collection', 'calendar'],
      displayname: expect.stringContaining('Mes réservations') as string,
      'calendar-color': expect.stringMatching(/^#[0-9A-F]{8}$/) as string,
      'current-user-privilege-set': [['read'], ['read-current-user-privilege-set']],
      owner: ['/caldav/principal/'],
      'supported-calendar-component-set': ['VEVENT'],
      'supported-report-set': [[['calendar-query']], [['calendar-multiget']], [['sync-collection']]],
      getctag: expect.stringMatching(/^"[\w-]+"$/) as string,
      'sync-token': expect.stringMatching(/^urn:telecentres:sync:/) as string,
      'bulk-requests': '404',
      'calendar-order': '404',
    });
    expect(String((calendars[feed.calendar] as Record<string, unknown>)['calendar-timezone'])).toContain(
      'TZID:Europe/Paris',
    );
  });

  test('as Thunderbird’s, and as DAVx5’s, which have their own ways to write the same', async () => {
    const thunderbird = toldIn(await propfind(feed.calendar, THUNDERBIRD_CALENDAR));
    expect(thunderbird[feed.calendar]).toMatchObject({
      resourcetype: ['collection', 'calendar'],
      'current-user-principal': ['/caldav/principal/'],
      'calendar-home-set': '404',
    });
    const davx5 = toldIn(await propfind('/caldav/calendars/', DAVX5_CALENDARS, '1'));
    expect(davx5[feed.calendar]).toMatchObject({ 'calendar-description': 'téléphone de Zoé', source: '404' });
  });

  test('and is told with every answer what we are, that nothing is guessed of it, and that nobody keeps it', async () => {
    const { headers } = await ask('OPTIONS', feed.calendar);
    expect(headers).toMatchObject({
      dav: '1, 3, calendar-access',
      allow: 'GET, HEAD, OPTIONS, PROPFIND, REPORT',
    });
    expect((await propfind('/caldav/', undefined)).headers).toMatchObject({
      dav: '1, 3, calendar-access',
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  test('under the path that people reach us by', async () => {
    const elsewhere = await startService({ publicUrl: 'http://mairie.example/telecentres/' });
    const own = await subscribe(await elsewhere.visitor());
    const askThere = (method: string, path: string, depth: string, body = ''): Promise<DavLook> =>
      dav(elsewhere, own, method, path, { body, headers: { depth } });
    const { headers } = await dav(elsewhere, null, 'GET', '/.well-known/caldav');
    expect(headers['location']).toBe('/telecentres/caldav/');
    const event = `/telecentres${own.calendar}none.ics`;
    const named = await askThere('REPORT', own.calendar, '1', THUNDERBIRD_MULTIGET(event));
    expect(toldIn(named)).toEqual({ [event]: '404' });
    const listed = toldIn(await askThere('PROPFIND', '/caldav/calendars/', '1'));
    expect(Object.keys(listed)).toEqual(['/telecentres/caldav/calendars/', `/telecentres${own.calendar}`]);
    await elsewhere.close();
  });
});

describe('PROPFIND', () => {
  test('without a body, and with allprop, tells what stands for all, and what is included', async () => {
    const event = await book();
    const all = {
      resourcetype: '',
      getetag: expect.any(String) as string,
      getcontenttype: expect.any(String) as string,
      getcontentlength: expect.stringMatching(/^\d+$/) as string,
    };
    expect(toldIn(await propfind(event, undefined))).toEqual({ [event]: all });
    const including = '<propfind xmlns="DAV:"><allprop/><include><owner/><nothing/></include></propfind>';
    expect(toldIn(await propfind(event, including))).toEqual({
      [event]: { ...all, owner: ['/caldav/principal/'], nothing: '404' },
    });
  });

  test('with propname tells names alone', async () => {
    const told = toldIn(await propfind(feed.calendar, '<propfind xmlns="DAV:"><propname/></propfind>'));
    expect(told[feed.calendar]).toMatchObject({ displayname: '', 'sync-token': '', getctag: '' });
  });

  test('at depth 1 lists the events, each with its tag', async () => {
    const events = [await book(), await book('2026-11-25')];
    const told = toldIn(
      await propfind(feed.calendar, '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>', '1'),
    );
    expect(Object.keys(told)).toEqual([feed.calendar, ...events]);
    expect(told[events[0] ?? '']).toEqual({ getetag: expect.stringMatching(/^"[\w-]+"$/) as string });
  });

  test.each(['infinity', undefined])('does not go on for ever (Depth: %s)', async (depth) => {
    const look = await ask('PROPFIND', '/caldav/', undefined, depth === undefined ? {} : { depth });
    expect([look.status, conditionIn(look)]).toEqual([403, 'propfind-finite-depth']);
  });

  test('tells an unknown property back in its own namespace, whatever it is called', async () => {
    const { text } = await propfind(
      '/caldav/',
      '<propfind xmlns="DAV:"><prop><q:a-1 xmlns:q="urn:a&amp;b&quot;"/><bare xmlns=""/></prop></propfind>',
    );
    expect(text).toContain('<x:a-1 xmlns:x="urn:a&amp;b&quot;"/>');
    expect(text).toContain('<bare xmlns=""/>');
  });

  test.each([
    ['is no XML', 'hello'],
    ['breaks off', '<propfind xmlns="DAV:"><prop>'],
    [
      'has a document type',
      '<!DOCTYPE propfind [<!ENTITY a "b">]><propfind xmlns="DAV:"><allprop/></propfind>',
    ],
    ['asks for something else', '<options xmlns="DAV:"/>'],
    ['asks for nothing', '<propfind xmlns="DAV:"/>'],
    ['asks for two things', '<propfind xmlns="DAV:"><allprop/><propname/></propfind>'],
    [
      'is nested without end',
      `<propfind xmlns="DAV:"><prop>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</prop></propfind>`,
    ],
    ['has a prefix that nobody declared', '<d:propfind><d:allprop/></d:propfind>'],
  ])('with a body that %s is a bad request', async (_, body) => {
    expect((await propfind('/caldav/', body)).status).toBe(400);
  });

  test('with a body without end is refused before it is read', async () => {
    expect((await propfind('/caldav/', `<propfind>${' '.repeat(300_000)}</propfind>`)).status).toBe(413);
  });

  test.each([
    '/caldav/nowhere',
    '/caldav/calendars/other/',
    '/caldav/calendars/%2e%2e%2fprincipal/',
    '/caldav/principal/zoe',
    '/caldav/a/b/c/d',
  ])('finds nothing at %s', async (path) => {
    expect((await propfind(path, undefined)).status).toBe(404);
  });
});

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
    expect((await ask('GET', event, undefined, known)).status).toBe(304);
    expect((await ask('HEAD', event)).text).toBe('');
    const told = toldIn(await propfind(event, undefined))[event] as Record<string, string>;
    expect([told['getetag'], told['getcontentlength']]).toEqual([
      headers['etag'],
      String(Buffer.byteLength(text)),
    ]);
  });

  test('that is none is not found, and a calendar is no event', async () => {
    expect((await ask('GET', `${feed.calendar}none.ics`)).status).toBe(404);
    const { status, headers } = await ask('GET', feed.calendar);
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

describe('A query', () => {
  const hrefsOf = async (within: string, component?: string): Promise<string[]> =>
    Object.keys(toldIn(await report(QUERY(within, component))));
  let tuesday: string;
  let friday: string;
  beforeEach(async () => {
    tuesday = await book();
    friday = await book('2026-11-27', 'afternoon', { title: 'Réunion du CONSEIL' });
  });

  test.each([
    ['between two moments', 'start="20261124T000000Z" end="20261125T000000Z"', ['tuesday']],
    ['from a moment on', 'start="20261126T000000Z"', ['friday']],
    ['until a moment', 'end="20261126T000000Z"', ['tuesday']],
    ['that an event overlaps', 'start="20261124T105959Z" end="20261127T123001Z"', ['tuesday', 'friday']],
    ['that an event only touches', 'start="20261124T110000Z" end="20261127T123000Z"', []],
  ])('by time %s', async (_, range, expected) => {
    expect(await hrefsOf(`<c:time-range ${range}/>`)).toEqual(
      expected.map((name) => ({ tuesday, friday })[name]),
    );
  });

  test('as DAVx5’s, which asks from a day on', async () => {
    const told = toldIn(await report(DAVX5_QUERY('20261125T000000Z')));
    expect(told).toEqual({ [friday]: { getetag: expect.any(String) as string } });
  });

  test.each([
    [
      'its UID',
      () =>
        `<c:prop-filter name="UID"><c:text-match collation="i;octet">${uidOf(tuesday)}</c:text-match></c:prop-filter>`,
      ['tuesday'],
    ],
    [
      'words of its title, whatever their case',
      () => '<c:prop-filter name="summary"><c:text-match>conseil</c:text-match></c:prop-filter>',
      ['friday'],
    ],
    [
      'words in this very case',
      () =>
        '<c:prop-filter name="SUMMARY"><c:text-match collation="i;octet">conseil</c:text-match></c:prop-filter>',
      [],
    ],
    [
      'words that it has not',
      () =>
        '<c:prop-filter name="SUMMARY"><c:text-match negate-condition="yes">conseil</c:text-match></c:prop-filter>',
      ['tuesday'],
    ],
    ['what it has', () => '<c:prop-filter name="LOCATION"/>', ['tuesday', 'friday']],
    [
      'what it has not',
      () => '<c:prop-filter name="RRULE"><c:is-not-defined/></c:prop-filter>',
      ['tuesday', 'friday'],
    ],
    ['an alarm', () => '<c:comp-filter name="VALARM"/>', []],
    [
      'no alarm',
      () => '<c:comp-filter name="VALARM"><c:is-not-defined/></c:comp-filter>',
      ['tuesday', 'friday'],
    ],
  ])('by %s', async (_, within, expected) => {
    expect(await hrefsOf(within())).toEqual(expected.map((name) => ({ tuesday, friday })[name]));
  });

  test('for tasks finds none', async () => {
    expect(await hrefsOf('', 'VTODO')).toEqual([]);
  });

  test.each([
    [
      'a filter that we cannot follow',
      '<c:prop-filter name="ATTENDEE"><c:param-filter name="PARTSTAT"/></c:prop-filter>',
      'supported-filter',
    ],
    [
      'a time of a property',
      '<c:prop-filter name="DTSTAMP"><c:time-range start="20261124T000000Z"/></c:prop-filter>',
      'supported-filter',
    ],
    [
      'an order that we do not know',
      '<c:prop-filter name="SUMMARY"><c:text-match collation="i;unicode-casemap">a</c:text-match></c:prop-filter>',
      'supported-collation',
    ],
    ['a time that is none', '<c:time-range start="tomorrow"/>', 'valid-filter'],
    ['no time at all', '<c:time-range/>', 'valid-filter'],
  ])('with %s is refused, rather than answered with too little', async (_, within, condition) => {
    const look = await report(QUERY(within));
    expect([look.status, conditionIn(look)]).toEqual([403, condition]);
  });
});

describe('A list of events by their names', () => {
  test('finds them however they are written, and says which are gone', async () => {
    const event = await book();
    const encoded = event.replaceAll('-', '%2D');
    const gone = `${feed.calendar}gone.ics`;
    const told = toldIn(
      await report(THUNDERBIRD_MULTIGET(event, service.url + event, encoded, gone, '/elsewhere', 'http://[')),
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
])('A report that we do not know (%s) is refused by its name', async (name, path = feed.calendar) => {
  const look = await ask('REPORT', path, `<${name} xmlns="DAV:"/>`, { depth: '0' });
  expect([look.status, conditionIn(look)]).toEqual([403, 'supported-report']);
});

function uidOf(event: string): string {
  return event.replace(/^.*\/|\.ics$/g, '');
}
