import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { dav, subscribe, type DavFeed, type DavLook } from './dav.js';

/** A calendar program of Zoé's; what it asks is answered from a feed that is new in each test. */
export interface CalendarProgram {
  readonly service: TestService;
  readonly zoe: KnownCaller;
  readonly feed: DavFeed;
  readonly ask: (
    method: string,
    path: string,
    body?: string,
    headers?: Record<string, string>,
  ) => Promise<DavLook>;
  readonly propfind: (path: string, body: string | undefined, depth?: string) => Promise<DavLook>;
  readonly report: (body: string) => Promise<DavLook>;
  /** Zoé does. The href of its event. */
  readonly book: (date?: string, halfDay?: string, more?: object) => Promise<string>;
}

/** For the tests of a file. What one of them has booked is cancelled: the next one wants the same place. */
export function calendarProgram(): CalendarProgram {
  let service: TestService;
  let zoe: KnownCaller;
  let feed: DavFeed;
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

  const ask: CalendarProgram['ask'] = (method, path, body, headers = {}) =>
    dav(service, feed, method, path, { ...(body === undefined ? {} : { body }), headers });
  const propfind: CalendarProgram['propfind'] = (path, body, depth = '0') =>
    ask('PROPFIND', path, body, { depth });
  const report: CalendarProgram['report'] = (body) => ask('REPORT', feed.calendar, body, { depth: '1' });

  const book: CalendarProgram['book'] = async (date = TUESDAY, halfDay = 'morning', more = {}) => {
    const wish = { resource: 'fig-desk', date, halfDay, ...more };
    const { status, body } = told(await zoe.post('/api/v1/bookings', wish));
    if (status !== 201) throw new Error(JSON.stringify(body));
    const { reference } = body as { reference: string };
    booked.push(reference);
    const [row] = await service.database.query<{ uid: string }>(
      'select calendar_uid::text as uid from booking where reference = $1',
      [reference],
    );
    return `${feed.calendar}${row?.uid}.ics`;
  };

  return {
    get service() {
      return service;
    },
    get zoe() {
      return zoe;
    },
    get feed() {
      return feed;
    },
    ask,
    propfind,
    report,
    book,
  };
}
