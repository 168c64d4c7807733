import { startService } from '../support/service.js';
import {
  APPLE_CALENDARS,
  APPLE_HOME,
  APPLE_PRINCIPAL,
  DAVX5_CALENDARS,
  THUNDERBIRD_CALENDAR,
  THUNDERBIRD_MULTIGET,
} from './bodies.js';
import { dav, subscribe, toldIn, type DavLook } from './dav.js';
import { calendarProgram } from './program.js';

const program = calendarProgram();
const { ask, propfind } = program;

describe('A calendar program finds the way', () => {
  test.each(['GET', 'PROPFIND', 'OPTIONS'])(
    'from the well-known address, by %s, before it has a password',
    async (method) => {
      const { status, headers } = await dav(program.service, null, method, '/.well-known/caldav');
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
    expect(Object.keys(calendars)).toEqual(['/caldav/calendars/', program.feed.calendar]);
    expect(calendars[program.feed.calendar]).toMatchObject({
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
    expect(
      String((calendars[program.feed.calendar] as Record<string, unknown>)['calendar-timezone']),
    ).toContain('TZID:Europe/Paris');
  });

  test('as Thunderbird’s, and as DAVx5’s, which have their own ways to write the same', async () => {
    const thunderbird = toldIn(await propfind(program.feed.calendar, THUNDERBIRD_CALENDAR));
    expect(thunderbird[program.feed.calendar]).toMatchObject({
      resourcetype: ['collection', 'calendar'],
      'current-user-principal': ['/caldav/principal/'],
      'calendar-home-set': '404',
    });
    const davx5 = toldIn(await propfind('/caldav/calendars/', DAVX5_CALENDARS, '1'));
    expect(davx5[program.feed.calendar]).toMatchObject({
      'calendar-description': 'téléphone de Zoé',
      source: '404',
    });
  });

  test('and is told with every answer what we are, that nothing is guessed of it, and that nobody keeps it', async () => {
    const { headers } = await ask('OPTIONS', program.feed.calendar);
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
